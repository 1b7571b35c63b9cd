package import GuidelineModel

/// How many rows take each branch of each tree on the pathway.
package struct PatientFlow: Hashable, Sendable {
  /// The rows that reach a tree.
  package struct TreeFlow: Hashable, Sendable {
    /// All of them.
    package var reached = 0
    /// Of every decision, of every branch: the rows whose way leads along it for certain.
    package var branches: [[Int]]
    /// Of every decision, the rows whose way is certain to come to it and goes no further for certain.
    package var waiting: [Int]
    /// Of every outcome, the rows for which it is certain.
    package var outcomes: [Int]
    /// The rows of which an answer is no value.
    package var invalid = 0
  }

  /// Of every tree.
  package var trees: [TreeFlow]

  package init(_ guideline: Guideline) {
    trees = guideline.trees.map { tree in
      TreeFlow(
        branches: tree.decisions.map { Array(repeating: 0, count: $0.branches.count) },
        waiting: Array(repeating: 0, count: tree.decisions.count),
        outcomes: Array(repeating: 0, count: tree.outcomes.count))
    }
  }
}
