public import GuidelineModel

/// A choice that is the clinician's to make before it is known what follows.
public struct OpenChoice: Hashable, Sendable {
  public let item: Index<Item>
  /// The options still open.
  public let values: PossibleValues
}

/// Two statements about one patient that cannot both hold; either can be withdrawn.
public struct Contradiction: Hashable, Sendable {
  /// One of the two statements.
  public enum Statement: Hashable, Sendable {
    /// The answer to the item.
    case answer
    /// An outcome that settles the item.
    case outcome(Index<Tree>, Index<Outcome>)
  }

  public let item: Index<Item>
  public let first: Statement
  public let second: Statement
}
