import GuidelineModel

extension Cursor {
  /// `guideline.yaml`.
  func header() -> GuidelineDraft.Header? {
    guard
      let mapping = mapping(
        required: [
          "guideline", "version", "title", "time-zone", "start", "scope", "events", "phases",
          "entries", "trees", "document", "sources",
        ], optional: ["report"])
    else { return nil }
    let noText = Text(nl: "", en: "")
    let id = mapping.needed("guideline")?.name(of: Guideline.self)
    let version = mapping["version"]?.words() ?? ""
    let title = mapping["title"]?.text() ?? noText
    let report = mapping["report"]?.text()
    let timeZone = mapping["time-zone"]?.timeZone() ?? ""
    let start = mapping.needed("start")?.name(of: Tree.self)
    let scope = mapping["scope"]?.scope() ?? Scope(includes: noText, excludes: [])
    let events = mapping.needed("events")?.list().compactMap { $0.event() }
    let phases = mapping.needed("phases")?.list().compactMap { $0.phase() }
    let entries = mapping["entries"]?.list().compactMap { $0.entry() } ?? []
    let trees = mapping.needed("trees")?.names(of: Tree.self)
    let document = mapping["document"]?.document() ?? SourceDocument(title: "", pageCount: .max)
    let sources = mapping.needed("sources")?.list().compactMap { $0.source() }
    guard let id, let start, let events, let phases, let trees, let sources else { return nil }
    return GuidelineDraft.Header(
      id: id, version: version, title: title, report: report, timeZone: timeZone, start: start,
      scope: scope, events: events, phases: phases, entries: entries, trees: trees,
      document: document, sources: sources)
  }

  private func timeZone() -> String? {
    guard let name = string() else { return nil }
    if !isTimeZone(name) {
      report(
        .unknownTimeZone,
        Text(
          nl: "\(name.quoted) is geen tijdzone; een tijdzone heet naar een plaats",
          en: "\(name.quoted) is no time zone; a time zone is named by a place"),
        examples: ["Europe/Amsterdam"], suggestion: nearestTimeZone(to: name))
    }
    return name
  }

  private func scope() -> Scope? {
    guard let mapping = mapping(required: ["for", "not-for"]) else { return nil }
    return Scope(
      includes: mapping["for"]?.text() ?? Text(nl: "", en: ""),
      excludes: mapping["not-for"]?.list().map { $0.text() } ?? [])
  }

  private func document() -> SourceDocument? {
    guard let mapping = mapping(required: ["title", "pages"], optional: ["remark"]) else {
      return nil
    }
    return SourceDocument(
      title: mapping["title"]?.words() ?? "", pageCount: mapping["pages"]?.count() ?? .max,
      remark: mapping["remark"]?.text())
  }

  private func event() -> Event? {
    guard
      let mapping = mapping(
        required: ["event", "label"],
        optional: [
          "question", "fact", "default", "set-by", "after", "first-of", "proves", "was",
        ]),
      let id = mapping.needed("event")?.name(of: Event.self)
    else { return nil }
    return Event(
      id: id, label: mapping["label"]?.text() ?? Text(nl: "", en: ""),
      question: mapping["question"]?.text(), fact: mapping["fact"]?.text(),
      defaultsToNow: mapping["default"]?.choice(["now"], as: .defaultTime) != nil,
      isSetByAdvice: mapping["set-by"]?.choice(["advice"], as: .setBy) != nil,
      after: mapping["after"]?.someNames() ?? [], firstOf: mapping["first-of"]?.someNames() ?? [],
      proves: mapping["proves"]?.someNames() ?? [],
      formerNames: mapping["was"]?.reportingIfEmpty().names() ?? [])
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
      let id = mapping.needed("entry")?.name(of: EntryPoint.self)
    else { return nil }
    return EntryDraft(
      id: id, label: mapping["label"]?.text() ?? Text(nl: "", en: ""),
      trees: mapping["tree"]?.someNames() ?? [])
  }

  private func source() -> Source? {
    guard let mapping = mapping(required: ["source", "title"], optional: ["url"]),
      let id = mapping.needed("source")?.name(of: Source.self)
    else { return nil }
    return Source(
      id: id, title: mapping["title"]?.words() ?? "", url: mapping["url"]?.address())
  }
}

extension Cursor {
  /// One member of `readings.yaml`.
  func reading() -> ReadingDraft? {
    guard
      let mapping = mapping(
        required: ["reading", "tree", "change", "why", "decisions"], optional: ["start", "was"])
    else { return nil }
    let id = mapping.needed("reading")?.name(of: Reading.self)
    let tree = mapping.needed("tree")?.name(of: Tree.self)
    let change = mapping["change"]?.text() ?? Text(nl: "", en: "")
    let reason = mapping["why"]?.text() ?? Text(nl: "", en: "")
    let start = mapping["start"]?.name(of: Decision.self)
    let decisions = mapping.needed("decisions")?.list().compactMap { $0.decision() }
    guard let id, let tree, let decisions else { return nil }
    return ReadingDraft(
      id: id, tree: tree, change: change, reason: reason, start: start, decisions: decisions,
      formerNames: mapping["was"]?.reportingIfEmpty().names() ?? [])
  }

  /// One member of `warnings.yaml`.
  func warning() -> WarningDraft? {
    guard
      let mapping = mapping(
        required: ["warning", "when", "message"], optional: ["tree", "outcomes", "was"])
    else { return nil }
    let id = mapping.needed("warning")?.name(of: Warning.self)
    let conditions = mapping["when"]?.conditions() ?? []
    let tree = mapping["tree"]?.name(of: Tree.self)
    let outcomes = mapping["outcomes"]?.someNames(of: Outcome.self) ?? []
    let message = mapping["message"]?.text() ?? Text(nl: "", en: "")
    if let outcomes = mapping["outcomes"], mapping["tree"] == nil {
      outcomes.report(
        .missingKey,
        Text(
          nl: "naast \"outcomes\" hoort een \"tree\"", en: "\"outcomes\" needs a \"tree\" beside it"
        ))
    }
    guard let id else { return nil }
    return WarningDraft(
      id: id, conditions: conditions, tree: tree, outcomes: outcomes, message: message,
      formerNames: mapping["was"]?.reportingIfEmpty().names() ?? [])
  }

  /// One member of `notes.yaml`.
  func note() -> NoteDraft? {
    guard
      let mapping = mapping(
        required: ["note", "tree", "text"], optional: ["path", "possible", "outcomes", "was"])
    else { return nil }
    let id = mapping.needed("note")?.name(of: Note.self)
    let tree = mapping.needed("tree")?.name(of: Tree.self)
    let path = mapping["path"]?.conditions() ?? []
    let possible = mapping["possible"]?.conditions() ?? []
    let outcomes = mapping["outcomes"]?.someNames(of: Outcome.self) ?? []
    let text = mapping["text"]?.text() ?? Text(nl: "", en: "")
    guard let id, let tree else { return nil }
    return NoteDraft(
      id: id, tree: tree, path: path, possible: possible, outcomes: outcomes, text: text,
      formerNames: mapping["was"]?.reportingIfEmpty().names() ?? [])
  }
}
