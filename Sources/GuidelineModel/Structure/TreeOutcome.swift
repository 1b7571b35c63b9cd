/// An outcome of one of a guideline's trees.
public struct TreeOutcome: Hashable, Sendable {
  /// The tree.
  public let tree: Index<Tree>
  /// The place of the outcome in it.
  public let outcome: Index<Outcome>

  /// Names an outcome by its tree and its place there.
  public init(_ outcome: Index<Outcome>, of tree: Index<Tree>) {
    self.tree = tree
    self.outcome = outcome
  }
}
