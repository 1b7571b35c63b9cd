/// The direction in which the values of an item get graver.
///
/// No advice follows from it: it is what a proof holds the advice against. A graver finding should
/// not have the longer time limit, unless an exemption says why it may.
public struct Gravity: Hashable, Sendable {
  /// One end of the list of values.
  public enum End: String, CaseIterable, Sendable {
    /// Where the list begins.
    case first
    /// Where the list ends.
    case last
  }

  /// An outcome that a graver value may have although its limit is the longer one.
  public struct Exemption: Hashable, Sendable {
    /// The tree of the outcome.
    public let tree: Name<Tree>
    /// The outcome that is excused.
    public let outcome: Name<Outcome>
    /// Why it may have the longer limit.
    public let reason: Text

    package init(tree: Name<Tree>, outcome: Name<Outcome>, reason: Text) {
      self.tree = tree
      self.outcome = outcome
      self.reason = reason
    }
  }

  /// The end where the gravest value stands.
  public let gravest: End
  /// Outcomes that are excused from the comparison.
  public let exemptions: [Exemption]

  package init(gravest: End, exemptions: [Exemption]) {
    self.gravest = gravest
    self.exemptions = exemptions
  }

  /// Whether the value at one index is more severe than that at another.
  package func isGraver(_ value: Int, than other: Int) -> Bool {
    switch gravest {
    case .first: value < other
    case .last: value > other
    }
  }
}
