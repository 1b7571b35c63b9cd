import GuidelineModel

/// The names of inputs, decisions and types, made from names of the guideline.
///
/// The name of a decision or an input is also its identifier. Identifiers of its parts are that
/// name, a full stop and more, which is no valid name.
struct DMNNames {
  /// The words that FEEL does not accept as names.
  private static let reserved: Set<String> = [
    "and", "between", "boolean", "context", "date", "duration", "else", "every", "external",
    "false", "for", "function", "if", "in", "instance", "item", "list", "not", "null", "number",
    "of", "or", "partial", "range", "return", "satisfies", "some", "string", "then", "time", "true",
  ]

  let guideline: Guideline

  /// - Throws: ``ExportRefusal`` when two would have the same name.
  init(_ guideline: Guideline) throws(ExportRefusal) {
    self.guideline = guideline
    var scope = NameScope(nl: "de naam", en: "the name")
    for item in guideline.items.indices.map({ Index<Item>($0) }) {
      try scope.claim(input(item), for: .item(item, in: guideline))
    }
    for tree in guideline.trees.indices.map({ Index<Tree>($0) }) {
      try scope.claim(outcome(tree), for: .tree(tree, in: guideline))
      try scope.claim(possible(tree), for: .tree(tree, in: guideline))
    }
  }

  var model: String { PortableNames.bare(guideline.id, reserved: []) }

  func input(_ item: Index<Item>) -> String {
    PortableNames.bare(guideline.name(of: item), reserved: Self.reserved)
  }

  func outcome(_ tree: Index<Tree>) -> String { name(of: tree, "outcome") }
  func possible(_ tree: Index<Tree>) -> String { name(of: tree, "possible") }

  private func name(of tree: Index<Tree>, _ ending: String) -> String {
    "\(PortableNames.bare(guideline.name(of: tree), reserved: []))_\(ending)"
  }

  /// The name of the type of an input or decision.
  func type(_ name: String) -> String { "t_\(name)" }
}
