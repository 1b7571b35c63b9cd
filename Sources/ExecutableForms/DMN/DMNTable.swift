import GuidelineModel

/// A decision table of a tree: what each rule wants of each item, and where it leads.
struct DMNTable {
  struct Rule {
    /// In the order of the inputs; nil where it does not matter.
    let values: [PossibleValues?]
    let outcome: Index<Outcome>
  }

  /// The most rules of a table.
  static let mostRules = 4096

  /// In the order in which the tree asks them.
  let inputs: [Index<Item>]
  let rules: [Rule]

  /// A rule for each way through a tree.
  init(waysOf tree: ExecutableTree) {
    self.init(tree, tree.ways)
  }

  /// A rule for each way through a tree and each combination of single values on it: no rules overlap.
  ///
  /// - Throws: ``ExportRefusal`` where there are too many.
  init(singleValuesOf tree: ExecutableTree) throws(ExportRefusal) {
    var ways: [ExecutableTree.Way] = []
    for way in tree.ways {
      var unfolded: [[ItemCondition]] = [[]]
      for condition in way.conditions {
        let values = condition.values.map { PossibleValues(only: $0) }
        guard ways.count + unfolded.count * values.count <= Self.mostRules else {
          throw ExportRefusal.tooManyRules(tree)
        }
        unfolded = unfolded.flatMap { start in
          values.map { start + [ItemCondition(item: condition.item, values: $0)] }
        }
      }
      ways += unfolded.map { ExecutableTree.Way(conditions: $0, outcome: way.outcome) }
    }
    self.init(tree, ways)
  }

  private init(_ tree: ExecutableTree, _ ways: [ExecutableTree.Way]) {
    let inputs = tree.tree.decisions.map(\.item).uniqued
    self.inputs = inputs
    rules = ways.map { way in
      Rule(
        values: inputs.map { item in way.conditions.first { $0.item == item }?.values },
        outcome: way.outcome)
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
