/// The direction in which the values of an item get more severe.
///
/// It does not affect any advice; proofs use it to check advices. A more severe finding should not
/// have the longer time limit, unless an exemption gives a reason.
public struct SeverityOrder: Hashable, Sendable {
  /// One end of the list of values.
  public enum End: String, CaseIterable, Sendable {
    /// Where the list begins.
    case first
    /// Where the list ends.
    case last
  }

  /// An outcome that a more severe value may have although its limit is the longer one.
  public struct Exemption: Hashable, Sendable {
    /// The tree of the outcome.
    public let tree: Name<Tree>
    /// The exempt outcome.
    public let outcome: Name<Outcome>
    /// Why it may have the longer limit.
    public let reason: Text

    package init(tree: Name<Tree>, outcome: Name<Outcome>, reason: Text) {
      self.tree = tree
      self.outcome = outcome
      self.reason = reason
    }
  }

  /// The end with the most severe value.
  public let mostSevere: End
  /// Outcomes exempt from the comparison.
  public let exemptions: [Exemption]

  package init(mostSevere: End, exemptions: [Exemption]) {
    self.mostSevere = mostSevere
    self.exemptions = exemptions
  }

  /// Whether the value at one index is more severe than that at another.
  package func isMoreSevere(_ value: Int, than other: Int) -> Bool {
    switch mostSevere {
    case .first: value < other
    case .last: value > other
    }
  }
}
