package import GuidelineModel

/// The trees evaluated for one patient, in order.
package struct Pathway: Hashable, Sendable {
  /// The evaluation of one tree.
  package struct Visit: Hashable, Sendable {
    package let tree: Index<Tree>
    /// The possible values when the tree was evaluated, including values fixed by earlier trees.
    package let values: [PossibleValues]
    /// The possible values as restricted by the outcomes of earlier trees alone, without the
    /// patient's answers.
    package let settled: [PossibleValues]
    /// For each item fixed by an earlier tree, the last outcome that fixed it.
    package let settledBy: [Index<Item>: TreeOutcome]
    package let possible: OutcomeSet
    /// The choice that the outcome's links depend on.
    package internal(set) var openChoice: OpenChoice?
    /// The trees that follow; `nil` while the tree is undecided or the choice is open.
    package internal(set) var next: [Index<Tree>]?
  }

  package internal(set) var visits: [Visit] = []

  /// The visit of a tree; `nil` if the pathway does not reach it.
  package func visit(of tree: Index<Tree>) -> Visit? {
    visits.first { $0.tree == tree }
  }
}
