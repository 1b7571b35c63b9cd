/// A part of a guideline that a diagnostic can refer to.
package enum GuidelinePart: Hashable, Sendable {
  /// The header in `guideline.yaml`.
  case header
  case event(Index<Event>)
  case phase(Index<Phase>)
  case entry(Index<EntryPoint>)
  case item(Index<Item>)
  case tree(Index<Tree>)
  case decision(Index<Tree>, Index<Decision>)
  /// A branch, by its index within the decision.
  case branch(Index<Tree>, Index<Decision>, Int)
  case outcome(Index<Tree>, Index<Outcome>)
  case rationale(Index<Tree>, Language)
  case reading(Index<Reading>)
  /// A decision that a reading replaces or adds.
  case decisionOfReading(Index<Reading>, Name<Decision>)
  case warning(Index<Warning>)
  case note(Index<Note>)
  /// The rules in `plan.yaml`.
  case plan
  /// A caution, by its index.
  case caution(Int)
  /// A letter, by its index.
  case letter(Int)
}
