import GuidelineModel

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
