import GuidelineModel

extension Cursor {
  /// `guideline.yaml`.
  func header() -> GuidelineDraft.Header? {
    guard
      let mapping = mapping(required: [
        "guideline", "version", "title", "time-zone", "start", "scope", "events", "phases",
        "entries", "trees", "document", "sources",
      ]),
      let id = mapping.needed("guideline")?.name(of: Guideline.self),
      let start = mapping.needed("start")?.name(of: Tree.self),
      let trees = mapping.needed("trees")?.names(of: Tree.self),
      let scope = mapping.needed("scope")?.scope(),
      let document = mapping.needed("document")?.document()
    else { return nil }
    return GuidelineDraft.Header(
      id: id, version: mapping["version"]?.string() ?? "",
      title: mapping["title"]?.text() ?? Text(nl: "", en: ""),
      timeZone: mapping["time-zone"]?.timeZone() ?? "", start: start, scope: scope,
      events: mapping["events"]?.list().compactMap { $0.event() } ?? [],
      phases: mapping["phases"]?.list().compactMap { $0.phase() } ?? [],
      entries: mapping["entries"]?.list().compactMap { $0.entry() } ?? [],
      trees: trees, document: document,
      sources: mapping["sources"]?.list().compactMap { $0.source() } ?? [])
  }

  private func timeZone() -> String? {
    guard let name = string() else { return nil }
    if !isKnownTimeZone(name) {
      report("unknown-time-zone", "\"\(name)\" is no time zone", allowed: ["Europe/Amsterdam"])
    }
    return name
  }

  private func scope() -> Scope? {
    guard let mapping = mapping(required: ["for", "not-for"]) else { return nil }
    return Scope(
      includes: mapping["for"]?.text() ?? Text(nl: "", en: ""),
      excludes: mapping["not-for"]?.list().map { $0.text() } ?? [])
  }

  private func document() -> Document? {
    guard let mapping = mapping(required: ["title", "pages"]) else { return nil }
    return Document(
      title: mapping["title"]?.string() ?? "", pageCount: mapping["pages"]?.count() ?? 1)
  }

  private func event() -> Event? {
    guard
      let mapping = mapping(required: ["event", "label"], optional: ["default", "set-by"]),
      let id = mapping.needed("event")?.name(of: Event.self)
    else { return nil }
    return Event(
      id: id, label: mapping["label"]?.text() ?? Text(nl: "", en: ""),
      defaultsToNow: mapping["default"]?.choice(["now"], as: "default") != nil,
      isSetByAdvice: mapping["set-by"]?.choice(["advice"], as: "set-by") != nil)
  }

  private func phase() -> PhaseDraft? {
    guard let mapping = mapping(required: ["phase", "label", "trees"]),
      let id = mapping.needed("phase")?.name(of: Phase.self)
    else { return nil }
    return PhaseDraft(
      id: id, label: mapping["label"]?.text() ?? Text(nl: "", en: ""),
      trees: mapping["trees"]?.names() ?? [])
  }

  private func entry() -> EntryDraft? {
    guard let mapping = mapping(required: ["entry", "label", "tree"]),
      let id = mapping.needed("entry")?.name(of: Entry.self),
      let tree = mapping.needed("tree")?.name(of: Tree.self)
    else { return nil }
    return EntryDraft(id: id, label: mapping["label"]?.text() ?? Text(nl: "", en: ""), tree: tree)
  }

  private func source() -> Source? {
    guard let mapping = mapping(required: ["source", "title"], optional: ["url"]),
      let id = mapping.needed("source")?.name(of: Source.self)
    else { return nil }
    return Source(
      id: id, title: mapping["title"]?.string() ?? "", url: mapping["url"]?.string())
  }
}
