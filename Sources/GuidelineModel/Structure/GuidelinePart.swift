/// A part of a guideline that something can be said about.
package enum GuidelinePart: Hashable, Sendable {
  case item(Index<Item>)
  case tree(Index<Tree>)
  case decision(Index<Tree>, Index<Decision>)
  /// A branch, by its place among those of its decision.
  case branch(Index<Tree>, Index<Decision>, Int)
  case outcome(Index<Tree>, Index<Outcome>)
  case rationale(Index<Tree>, Language)
  case reading(Index<Reading>)
  case warning(Index<Warning>)
}
