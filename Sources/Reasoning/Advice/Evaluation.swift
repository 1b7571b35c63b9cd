package import GuidelineModel

/// What a guideline says about one patient at one moment, with everything it was concluded from.
///
/// Made once for a request or a line and handed on whole: whoever tells an advice finds here what
/// the answers leave possible and which trees they lead past, and concludes nothing again.
public struct Evaluation: Hashable, Sendable {
  /// The state and pathway of the case; without a contradiction.
  package let traversal: Traversal
  /// What follows.
  public let advice: Advice
  /// What is to be done.
  public let plan: Plan

  /// The case as told.
  public var patient: PatientCase { traversal.patient }
  /// What the answers leave possible.
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
  /// What follows from a case.
  public enum Conclusion: Hashable, Sendable {
    /// The advice, with what it was concluded from.
    case evaluation(Evaluation)
    /// Two statements of the case that cannot both hold.
    case contradiction(Contradiction)

    /// What follows; nil where the case contradicts itself.
    public var evaluation: Evaluation? {
      guard case .evaluation(let evaluation) = self else { return nil }
      return evaluation
    }

    /// The advice; nil where the case contradicts itself.
    public var advice: Advice? { evaluation?.advice }
  }
}
