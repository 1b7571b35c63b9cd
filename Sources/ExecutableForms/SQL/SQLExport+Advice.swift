import GuidelineModel

extension SQLExport {
  /// Of every tree its outcome and the outcomes still possible, by their names.
  var adviceView: [String] {
    let columns = form.trees.flatMap { tree in
      [
        outcome(of: tree, as: names.outcome(tree.index)),
        possible(of: tree, as: names.possible(tree.index)),
      ]
    }
    return SQLLines.adding(columns, to: [names.view(.trees)])
  }

  private func outcome(of tree: ExecutableTree, as column: String) -> [String] {
    ["CASE \(names.mask(tree.index))"]
      + tree.tree.outcomes.enumerated().map { "  WHEN \(1 << $0) THEN '\($1.id)'" }
      + ["END AS \(column)"]
  }

  private func possible(of tree: ExecutableTree, as column: String) -> [String] {
    let names = possibleNames(of: tree)
    return names.dropLast() + ["\(names.last ?? "") AS \(column)"]
  }

  /// The names of the outcomes that the mask of a tree has.
  func possibleNames(of tree: ExecutableTree) -> [String] {
    SQLLines.names(
      tree.tree.outcomes.enumerated().map { place, outcome in
        (outcome.id.text, "(\(names.mask(tree.index)) & \(1 << place)) <> 0")
      }, joinedBy: "|")
  }
}
