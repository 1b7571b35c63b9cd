package import GuidelineModel

/// The trees that one patient passes, each evaluated in turn.
package struct Pathway: Hashable, Sendable {
  /// One tree as it was evaluated.
  package struct Visit: Hashable, Sendable {
    package let tree: Index<Tree>
    /// What was possible for the patient when the tree was evaluated, with the values fixed by the
    /// trees before it.
    package let values: [PossibleValues]
    /// What the outcomes of the trees before it leave possible, whatever the patient's answers.
    package let settled: [PossibleValues]
    /// The last outcome that settled each item among these trees.
    package let settledBy: [Index<Item>: TreeOutcome]
    package let possible: OutcomeSet
    /// The choice that the links of the outcome wait for.
    package internal(set) var openChoice: OpenChoice?
    /// The trees that follow; nil while undecided or while the choice is open.
    package internal(set) var next: [Index<Tree>]?
  }

  package internal(set) var visits: [Visit] = []

  /// The visit of a tree, or nil where the pathway does not reach it.
  package func visit(of tree: Index<Tree>) -> Visit? {
    visits.first { $0.tree == tree }
  }
}
