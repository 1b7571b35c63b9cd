import GuidelineModel

/// A decision table of a tree: the values that each rule requires of each input, and its outcome.
struct DMNTable {
  struct Rule {
    /// The values in the order of the inputs; nil for an input that does not matter.
    let values: [PossibleValues?]
    let outcome: Index<Outcome>
  }

  /// The largest number of rules in a table.
  static let mostRules = 4096

  /// The inputs, in the order in which the tree asks them.
  let inputs: [Index<Item>]
  let rules: [Rule]

  /// A table with a rule for each path through a tree.
  init(pathsOf tree: ExecutableTree) {
    self.init(tree, tree.paths)
  }

  /// A table with a rule for each path and each combination of single values on it, so that no
  /// rules overlap.
  ///
  /// - Throws: ``ExportRefusal`` when there are too many rules.
  init(singleValuesOf tree: ExecutableTree) throws(ExportRefusal) {
    var paths: [ExecutableTree.Path] = []
    for path in tree.paths {
      var unfolded: [[ItemCondition]] = [[]]
      for condition in path.conditions {
        let values = condition.values.map { PossibleValues($0) }
        guard paths.count + unfolded.count * values.count <= Self.mostRules else {
          throw ExportRefusal.tooManyRules(tree)
        }
        unfolded = unfolded.flatMap { start in
          values.map { start + [ItemCondition(item: condition.item, values: $0)] }
        }
      }
      paths += unfolded.map { ExecutableTree.Path(conditions: $0, outcome: path.outcome) }
    }
    self.init(tree, paths)
  }

  private init(_ tree: ExecutableTree, _ paths: [ExecutableTree.Path]) {
    let inputs = tree.tree.decisions.map(\.item).uniqued
    self.inputs = inputs
    rules = paths.map { path in
      Rule(
        values: inputs.map { item in path.conditions.first { $0.item == item }?.values },
        outcome: path.outcome)
    }
  }
}

extension ExportRefusal {
  fileprivate static func tooManyRules(_ tree: ExecutableTree) -> ExportRefusal {
    ExportRefusal(
      .tree(tree.index),
      nl: "boom \"\(tree.tree.id)\" heeft meer dan \(DMNTable.mostRules) combinaties van "
        + "antwoorden die ertoe doen, het meeste voor een beslistabel",
      en: "tree \"\(tree.tree.id)\" has more than \(DMNTable.mostRules) combinations of answers "
        + "that matter, the most for a decision table")
  }
}
