import GuidelineModel

extension Cursor {
  /// One file of `trees/`.
  func tree() -> TreeDraft? {
    guard
      let mapping = mapping(
        required: ["tree", "page", "title", "start", "decisions", "outcomes"],
        optional: ["tab"]),
      let id = mapping.needed("tree")?.name(of: Tree.self),
      let start = mapping.needed("start")?.name(of: Decision.self),
      let decisions = mapping.needed("decisions")?.list(),
      let outcomes = mapping.needed("outcomes")?.list()
    else { return nil }
    return TreeDraft(
      id: id, page: mapping["page"]?.count() ?? 1,
      title: mapping["title"]?.text() ?? Text(nl: "", en: ""), tab: mapping["tab"]?.text(),
      start: start, decisions: decisions.compactMap { $0.decision() },
      outcomes: outcomes.compactMap { $0.outcome() }, rationale: nil)
  }

  /// One decision of a tree or a reading.
  func decision() -> DecisionDraft? {
    guard
      let mapping = mapping(required: ["decision", "label", "branches"], optional: ["item"]),
      let id = mapping.needed("decision")?.name(of: Decision.self),
      let item = mapping["item"]?.name(of: Item.self) ?? Name<Item>(id.text),
      let branches = mapping.needed("branches")?.list()
    else { return nil }
    return DecisionDraft(
      id: id, item: item, label: mapping["label"]?.text() ?? Text(nl: "", en: ""),
      branches: branches.compactMap { $0.branch() })
  }

  private func branch() -> BranchDraft? {
    guard let mapping = mapping(required: ["when", "label"], optional: ["decision", "outcome"]),
      let values = mapping.needed("when")?.names(of: Item.Value.self)
    else { return nil }
    let label = mapping["label"]?.text() ?? Text(nl: "", en: "")
    switch (mapping["decision"], mapping["outcome"]) {
    case (let decision?, nil):
      return decision.name().map {
        BranchDraft(values: values, label: label, target: .decision($0))
      }
    case (nil, let outcome?):
      return outcome.name().map {
        BranchDraft(values: values, label: label, target: .outcome($0))
      }
    case (nil, nil), (_?, _?):
      report(
        "branch-target", "a branch leads to one decision or to one outcome",
        allowed: ["decision", "outcome"])
      context.leaveOut()
      return nil
    }
  }

  private func outcome() -> OutcomeDraft? {
    guard
      let mapping = mapping(
        required: ["outcome", "summary", "wording", "actions"],
        optional: ["next", "fixes", "choice"]),
      let id = mapping.needed("outcome")?.name(of: Outcome.self),
      let action = mapping.needed("actions")?.action()
    else { return nil }
    if let next = mapping["next"], mapping["choice"] != nil {
      next.report("next-beside-choice", "\"choice\" says what follows, so \"next\" cannot too")
    }
    return OutcomeDraft(
      id: id, summary: mapping["summary"]?.text() ?? Text(nl: "", en: ""),
      wording: mapping["wording"]?.text() ?? Text(nl: "", en: ""), action: action,
      fixes: mapping["fixes"]?.conditions() ?? [],
      continuation: mapping["choice"]?.choiceOfTrees() ?? .trees(mapping["next"]?.names() ?? []))
  }

  private func choiceOfTrees() -> OutcomeDraft.Continuation? {
    guard let mapping = mapping(required: ["item", "next"]),
      let item = mapping.needed("item")?.name(of: Item.self),
      let next = mapping.needed("next")
    else { return nil }
    let options = next.entries().compactMap { key, trees -> OutcomeDraft.OptionDraft? in
      guard let value = Name<Item.Value>(key) else {
        trees.report("invalid-name", "\"\(key)\" is no name; a name is lowercase kebab-case")
        context.leaveOut()
        return nil
      }
      return OutcomeDraft.OptionDraft(value: value, trees: trees.names())
    }
    return .choice(item: item, options: options)
  }

  /// Items with the values meant.
  func conditions() -> [ConditionDraft] {
    entries().compactMap { key, values in
      guard let item = Name<Item>(key) else {
        values.report("invalid-name", "\"\(key)\" is no name; a name is lowercase kebab-case")
        context.leaveOut()
        return nil
      }
      return ConditionDraft(item: item, values: values.names())
    }
  }
}
