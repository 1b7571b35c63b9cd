/// A part of a guideline that something can be said about.
package enum GuidelinePart: Hashable, Sendable {
  /// What `guideline.yaml` says of the guideline itself.
  case header
  case event(Index<Event>)
  case phase(Index<Phase>)
  case entry(Index<Entry>)
  case item(Index<Item>)
  case tree(Index<Tree>)
  case decision(Index<Tree>, Index<Decision>)
  /// A branch, by its place among those of its decision.
  case branch(Index<Tree>, Index<Decision>, Int)
  case outcome(Index<Tree>, Index<Outcome>)
  case rationale(Index<Tree>, Language)
  case reading(Index<Reading>)
  /// A decision that a reading puts in place of another, or adds.
  case decisionOfReading(Index<Reading>, Name<Decision>)
  case warning(Index<Warning>)
  case note(Index<Note>)
  /// What `plan.yaml` says.
  case plan
  /// A caution, by its place.
  case caution(Int)
  /// A letter, by its place.
  case letter(Int)
}
