import GuidelineModel

/// The names of inputs, decisions and types, made from those of the guideline.
///
/// A name of a decision or an input is its identifier too. What belongs to one has its name, a full stop
/// and more, which is nobody's name.
struct DMNNames {
  /// What FEEL does not read as a name.
  private static let reserved: Set<String> = [
    "and", "between", "boolean", "context", "date", "duration", "else", "every", "external",
    "false", "for", "function", "if", "in", "instance", "item", "list", "not", "null", "number",
    "of", "or", "partial", "range", "return", "satisfies", "some", "string", "then", "time", "true",
  ]

  let guideline: Guideline

  /// - Throws: ``ExportRefusal`` where two would bear the same name.
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

  /// The type of what bears a name.
  func type(_ name: String) -> String { "t_\(name)" }
}
