import GuidelineModel

extension Cursor {
  /// One member of `readings.yaml`.
  func reading() -> ReadingDraft? {
    guard
      let mapping = mapping(
        required: ["reading", "tree", "change", "why", "decisions"], optional: ["start"]),
      let id = mapping.needed("reading")?.name(of: Reading.self),
      let tree = mapping.needed("tree")?.name(of: Tree.self),
      let decisions = mapping.needed("decisions")?.list()
    else { return nil }
    return ReadingDraft(
      id: id, tree: tree, change: mapping["change"]?.text() ?? Text(nl: "", en: ""),
      reason: mapping["why"]?.text() ?? Text(nl: "", en: ""), start: mapping["start"]?.name(),
      decisions: decisions.compactMap { $0.decision() })
  }

  /// One member of `warnings.yaml`.
  func warning() -> WarningDraft? {
    guard
      let mapping = mapping(
        required: ["warning", "when", "message"], optional: ["tree", "outcomes"]),
      let id = mapping.needed("warning")?.name(of: Warning.self)
    else { return nil }
    if let outcomes = mapping["outcomes"], mapping["tree"] == nil {
      outcomes.report("missing-key", "\"outcomes\" needs a \"tree\" beside it")
    }
    return WarningDraft(
      id: id, conditions: mapping["when"]?.conditions() ?? [], tree: mapping["tree"]?.name(),
      outcomes: mapping["outcomes"]?.names() ?? [],
      message: mapping["message"]?.text() ?? Text(nl: "", en: ""))
  }

  /// One member of `notes.yaml`.
  func note() -> NoteDraft? {
    guard
      let mapping = mapping(
        required: ["note", "tree", "text"], optional: ["path", "possible", "outcomes"]),
      let id = mapping.needed("note")?.name(of: Note.self),
      let tree = mapping.needed("tree")?.name(of: Tree.self)
    else { return nil }
    return NoteDraft(
      id: id, tree: tree, path: mapping["path"]?.conditions() ?? [],
      possible: mapping["possible"]?.conditions() ?? [],
      outcomes: mapping["outcomes"]?.names() ?? [],
      text: mapping["text"]?.text() ?? Text(nl: "", en: ""))
  }
}
