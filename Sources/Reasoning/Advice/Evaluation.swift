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
