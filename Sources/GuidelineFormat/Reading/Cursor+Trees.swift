import GuidelineModel

extension Cursor {
  /// One file of `trees/`.
  func tree() -> TreeDraft? {
    guard
      let mapping = mapping(
        required: ["tree", "page", "title", "start", "decisions", "outcomes"],
        optional: ["tab", "behind", "at-once-until", "decided-before", "was"])
    else { return nil }
    let id = mapping.needed("tree")?.name(of: Tree.self)
    let page = mapping["page"]?.count() ?? 1
    let title = mapping["title"]?.text() ?? Text(nl: "", en: "")
    let tab = mapping["tab"]?.text()
    let start = mapping.needed("start")?.name(of: Decision.self)
    let decisions = mapping.needed("decisions")?.list().compactMap { $0.decision() }
    let outcomes = mapping.needed("outcomes")?.list().compactMap { $0.outcome() }
    guard let id, let start, let decisions, let outcomes else { return nil }
    return TreeDraft(
      id: id, page: page, title: title, tab: tab, start: start, decisions: decisions,
      outcomes: outcomes, rationale: nil,
      formerNames: mapping["was"]?.reportingIfEmpty().names() ?? [],
      role: TreeRole(
        behind: mapping["behind"]?.name(),
        atOnceUntil: mapping["at-once-until"]?.someNames() ?? [],
        decidedBefore: mapping["decided-before"]?.name()))
  }

  /// One decision of a tree or a reading.
  func decision() -> DecisionDraft? {
    guard
      let mapping = mapping(required: ["decision", "label", "branches"], optional: ["item"])
    else { return nil }
    let id = mapping.needed("decision")?.name(of: Decision.self)
    let label = mapping["label"]?.text() ?? Text(nl: "", en: "")
    let item = mapping["item"]?.name(of: Item.self)
    let branches = mapping.needed("branches")?.list().compactMap { $0.branch() }
    if mapping["item"] == nil {
      let position = (mapping["decision"] ?? self).node.position
      context.remember(path.key("item"), file: file, position: position)
    }
    guard let id, let branches, let item = item ?? Name<Item>(id.text) else { return nil }
    return DecisionDraft(id: id, item: item, label: label, branches: branches)
  }

  private func branch() -> BranchDraft? {
    guard let mapping = mapping(required: ["when"], optional: ["label", "decision", "outcome"])
    else { return nil }
    let values = mapping.needed("when")?.someNames(of: Item.Value.self)
    let label = mapping["label"]?.text()
    guard let target = target(of: mapping), let values else { return nil }
    return BranchDraft(values: values, label: label, target: target)
  }

  /// The target of a branch.
  private func target(of mapping: MappingCursor) -> BranchDraft.Target? {
    switch (mapping["decision"], mapping["outcome"]) {
    case (let decision?, nil):
      return decision.name().map { .decision($0) }
    case (nil, let outcome?):
      return outcome.name().map { .outcome($0) }
    case (nil, nil), (_?, _?):
      (mapping["outcome"] ?? self).report(
        .branchTarget,
        Text(
          nl: "een tak leidt naar één beslissing of naar één uitkomst",
          en: "a branch leads to one decision or to one outcome"),
        allowed: ["decision", "outcome"])
      context.leaveOut()
      return nil
    }
  }

  private func outcome() -> OutcomeDraft? {
    guard
      let mapping = mapping(
        required: ["outcome", "summary", "wording", "actions"],
        optional: ["next", "fixes", "choice", "behind", "route", "was"])
    else { return nil }
    let id = mapping.needed("outcome")?.name(of: Outcome.self)
    let summary = mapping["summary"]?.text() ?? Text(nl: "", en: "")
    let wording = mapping["wording"]?.text() ?? Text(nl: "", en: "")
    let action = mapping.needed("actions")?.action()
    let fixes = mapping["fixes"]?.conditions() ?? []
    let choice = mapping["choice"]?.choiceOfTrees()
    let next = mapping["next"]?.names(of: Tree.self) ?? []
    if let next = mapping["next"], mapping["choice"] != nil {
      next.report(
        .nextBesideChoice,
        Text(
          nl: "\"choice\" zegt al wat volgt, dus \"next\" kan dat niet ook zeggen",
          en: "\"choice\" says what follows, so \"next\" cannot too"))
    }
    guard let id, let action else { return nil }
    return OutcomeDraft(
      id: id, summary: summary, wording: wording, action: action, fixes: fixes,
      continuation: choice ?? .trees(next),
      formerNames: mapping["was"]?.reportingIfEmpty().names() ?? [],
      role: OutcomeRole(
        behind: mapping["behind"]?.name(), isRoute: mapping["route"]?.flag() ?? false))
  }

  private func choiceOfTrees() -> OutcomeDraft.Continuation? {
    guard let mapping = mapping(required: ["item", "next"]),
      let item = mapping.needed("item")?.name(of: Item.self),
      let next = mapping.needed("next")
    else { return nil }
    let options = next.entries(of: Item.Value.self).map { value, trees in
      OutcomeDraft.OptionDraft(value: value, trees: trees.names())
    }
    return .choice(item: item, options: options)
  }

  /// Conditions on items.
  func conditions() -> [ConditionDraft] {
    if node.mapping?.members.isEmpty == true {
      report(
        .emptyList,
        Text(
          nl: "de mapping is leeg; noem een gegeven of laat de sleutel weg",
          en: "the mapping is empty; name an item, or leave the key out"))
    }
    return entries(of: Item.self).map { item, values in
      ConditionDraft(item: item, values: values.someNames())
    }
  }
}
