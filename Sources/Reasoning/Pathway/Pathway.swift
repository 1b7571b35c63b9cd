import GuidelineModel

/// The trees that one patient passes, each evaluated in turn.
struct Pathway {
  /// One tree as it was evaluated.
  struct Visit {
    let tree: Index<Tree>
    /// What was possible for the patient when the tree was evaluated, with the values fixed by the
    /// trees before it.
    let values: [PossibleValues]
    let possible: OutcomeSet
    /// The choice that the links of the outcome wait for.
    var openChoice: OpenChoice?
    /// The trees that follow; nil while undecided or while the choice is open.
    var next: [Index<Tree>]?
  }

  var visits: [Visit] = []

  func visit(of tree: Index<Tree>) -> Visit? {
    visits.first { $0.tree == tree }
  }
}
