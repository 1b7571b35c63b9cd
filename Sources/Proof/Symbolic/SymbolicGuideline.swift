package import GuidelineModel

/// What a guideline advises all patients at once.
///
/// For every tree and every reading it holds one diagram: the outcome as a function of the answers.
/// The possible outcomes of a patient, what changes between two versions, which questions matter and
/// why an outcome was reached are all read off these.
package struct SymbolicGuideline: Sendable {
  package let guideline: Guideline
  package let space: ItemSpace
  package var store: DiagramStore
  /// For every tree, the place of its outcome.
  package let trees: [Diagram]
  /// For every reading, the place of the outcome of its tree as it reads it.
  package let readings: [Diagram]

  /// Works out the diagrams.
  ///
  /// - Parameters:
  ///   - guideline: The guideline.
  ///   - limits: How much that may take.
  /// - Throws: ``LimitExceeded`` where it would take more.
  package init(_ guideline: Guideline, limits: ProofLimits = ProofLimits()) throws(LimitExceeded) {
    let space = ItemSpace(guideline)
    var store = DiagramStore(widths: space.widths, limits: limits)
    var trees: [Diagram] = []
    for tree in guideline.trees {
      trees.append(try store.diagrams(of: tree, level: space.level)[0])
    }
    var readings: [Diagram] = []
    for reading in guideline.readings {
      readings.append(try store.diagrams(of: reading.alternative, level: space.level)[0])
    }
    self.guideline = guideline
    self.space = space
    self.store = store
    self.trees = trees
    self.readings = readings
  }

  /// The outcomes of a tree that some complete answer within a state leads to.
  package func possibleOutcomes(
    of tree: Index<Tree>, for values: [PossibleValues]
  ) -> OutcomeSet {
    OutcomeSet(
      store.results(trees[tree.offset], for: space.byLevel(values)).map { Index<Outcome>($0) })
  }

  /// The outcomes of a reading's tree that some complete answer within a state leads to.
  package func possibleOutcomes(
    under reading: Index<Reading>, for values: [PossibleValues]
  ) -> OutcomeSet {
    OutcomeSet(
      store.results(readings[reading.offset], for: space.byLevel(values))
        .map { Index<Outcome>($0) })
  }
}
