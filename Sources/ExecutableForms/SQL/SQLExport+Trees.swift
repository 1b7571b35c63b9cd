import GuidelineModel

extension SQLExport {
  /// Of every tree the outcomes still possible, as a mask.
  var treesView: [String] {
    SQLLines.adding(form.trees.map(mask), to: [names.view(.items)], fence: dialect.fence)
  }

  /// The mask of a tree: 0 where an item that it asks, on whatever way, is invalid.
  private func mask(_ tree: ExecutableTree) -> [String] {
    let outcomes = tree.tree.outcomes.enumerated().map { place, outcome in
      "  \(1 << place) \(outcome.id): \(words(outcome.summary))"
    }
    let comments = (["\(tree.tree.id): \(words(tree.tree.title))"] + outcomes).map(SQLLines.comment)
    let asked = tree.items.map(names.mask).joined(separator: ", ")
    return comments + ["CASE WHEN 0 IN (\(asked)) THEN 0 ELSE"]
      + SQLLines.indented(expression(tree.root, of: tree.tree)) + [
        "END AS \(names.mask(tree.index))"
      ]
  }

  /// The outcomes that can be reached from a place, as bits.
  private func expression(_ place: ExecutableTree.Place, of tree: Tree) -> [String] {
    switch place {
    case .outcome(let outcome): return ["\(1 << outcome.offset)"]
    case .question(let question):
      let label = SQLLines.comment(words(tree.decisions[question.decision.offset].label))
      return [label]
        + question.branches.enumerated().flatMap { place, branch in
          let lines = expression(branch, from: question, of: tree)
          return place == 0 ? lines : ["| " + lines[0]] + lines.dropFirst()
        }
    }
  }

  private func expression(
    _ branch: ExecutableTree.Branch, from question: ExecutableTree.Question, of tree: Tree
  ) -> [String] {
    let condition = "(\(names.mask(question.item)) & \(branch.values.bits)) <> 0"
    let label = SQLLines.comment(words(branch.label))
    switch branch.target {
    case .outcome(let outcome):
      return ["CASE WHEN \(condition) THEN \(1 << outcome.offset) ELSE 0 END \(label)"]
    case .question:
      return ["CASE WHEN \(condition) THEN \(label)"]
        + SQLLines.indented(expression(branch.target, of: tree), by: 2) + ["  ELSE 0 END"]
    }
  }
}
