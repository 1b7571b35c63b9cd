package import GuidelineModel

/// The advice and plan for one case, with the intermediate results they were derived from.
///
/// An evaluation is computed once per case and passed as a whole, so that no consumer has to
/// evaluate the case again.
public struct Evaluation: Hashable, Sendable {
  /// The state and pathway of the case; without a contradiction.
  package let traversal: Traversal
  /// What the trees say.
  public let advice: Advice
  /// What is to be done.
  public let plan: Plan

  /// The case as given.
  public var patient: PatientCase { traversal.patient }
  /// The possible values after the patient's answers.
  public var state: PatientState { traversal.state }
  /// The trees evaluated for the patient.
  package var pathway: Pathway { traversal.pathway }

  /// The possible values of an item when a tree was evaluated; those left by the answers alone if
  /// the tree is not reached.
  package func values(of item: Index<Item>, in tree: Index<Tree>) -> PossibleValues {
    traversal.values(of: item, in: tree)
  }
}

extension Reasoner {
  /// The result of evaluating a case.
  public enum Conclusion: Hashable, Sendable {
    /// The advice and plan.
    case evaluation(Evaluation)
    /// Two statements of the case that cannot both hold.
    case contradiction(Contradiction)

    /// The evaluation; `nil` if the case contradicts itself.
    public var evaluation: Evaluation? {
      guard case .evaluation(let evaluation) = self else { return nil }
      return evaluation
    }

    /// The advice; `nil` if the case contradicts itself.
    public var advice: Advice? { evaluation?.advice }
  }
}

/// A case with the state and the pathway that follow from it: the input of an advice and of a
/// patient's drawings.
package struct Traversal: Hashable, Sendable {
  /// The case as given.
  package let patient: PatientCase
  /// The possible values after the patient's answers.
  package let state: PatientState
  /// The trees evaluated; ends early at a contradiction.
  package let pathway: Pathway
  /// The first contradiction found, if any.
  package let contradiction: Contradiction?

  /// The possible values of an item when a tree was evaluated; those left by the answers alone if
  /// the tree is not reached.
  package func values(of item: Index<Item>, in tree: Index<Tree>) -> PossibleValues {
    pathway.visit(of: tree)?.values[item.offset] ?? state[item]
  }
}

extension Reasoner {
  /// Evaluates the trees for a case, whether or not it contains a contradiction.
  ///
  /// - Parameter patient: The case.
  /// - Returns: The state and the pathway.
  /// - Throws: ``ImpossibleCase`` when the case makes an impossible statement.
  package func traversal(of patient: PatientCase) throws(ImpossibleCase) -> Traversal {
    let state = try patient.state(in: guideline)
    var builder = builder(for: state)
    let pathway = builder.pathway(from: patient.start(in: guideline))
    return Traversal(
      patient: patient, state: state, pathway: pathway, contradiction: builder.contradiction)
  }

  /// The pathway for a patient in this state; it ends early at a contradiction.
  package func pathway(for state: PatientState, from start: [Index<Tree>]) -> Pathway {
    var builder = builder(for: state)
    return builder.pathway(from: start)
  }

  private func builder(for state: PatientState) -> PathwayBuilder {
    PathwayBuilder(
      guideline: guideline, trees: trees, conflict: .reported, values: state.values)
  }
}
