package import GuidelineModel

/// A case with what its answers leave possible and the trees they lead past: what an advice is
/// concluded from, and all that there is to draw of a patient.
package struct Traversal: Hashable, Sendable {
  /// The case as told.
  package let patient: PatientCase
  /// What the answers leave possible.
  package let state: PatientState
  /// The trees that the patient passes; where a contradiction stops them, as far as they came.
  package let pathway: Pathway
  /// The first two statements of the case that cannot both hold.
  package let contradiction: Contradiction?

  /// What was possible for an item when a tree was evaluated; what the answers leave possible where
  /// the tree is not reached.
  package func values(of item: Index<Item>, in tree: Index<Tree>) -> PossibleValues {
    pathway.visit(of: tree)?.values[item.offset] ?? state[item]
  }
}

extension Reasoner {
  /// Follows a case through the trees, a contradiction or not.
  ///
  /// - Parameter patient: The case.
  /// - Returns: What its answers leave possible and the trees they lead past.
  /// - Throws: ``ImpossibleCase`` where something in the case cannot be.
  package func traversal(of patient: PatientCase) throws(ImpossibleCase) -> Traversal {
    let state = try patient.state(in: guideline)
    var builder = builder(for: state)
    let pathway = builder.pathway(from: patient.start(in: guideline))
    return Traversal(
      patient: patient, state: state, pathway: pathway, contradiction: builder.contradiction)
  }

  /// The trees that a patient would pass who is known as a state tells; as far as it came where two
  /// statements contradict each other.
  package func pathway(for state: PatientState, from start: [Index<Tree>]) -> Pathway {
    var builder = builder(for: state)
    return builder.pathway(from: start)
  }

  private func builder(for state: PatientState) -> PathwayBuilder {
    PathwayBuilder(
      guideline: guideline, trees: trees, conflict: .reported, values: state.values)
  }
}
