package import GuidelineModel
package import Reasoning

/// What is known of one row beyond its groups: what every analysis starts from.
package struct RowFacts: Hashable, Sendable {
  /// The values still possible of every item, as a mask; 0 for an answer that is no value.
  package var masks: [UInt16]
  /// The trees that the pathway starts at, where the row names them.
  package var start: [Int]?
  /// When every event happened; nil where it did not, or that is not known.
  package var events: [EventTime?]
  /// What was done, of every tree.
  package var done: [DoneTreatment]

  package init(_ guideline: Guideline) {
    masks = guideline.allValues.map(\.bits)
    events = Array(repeating: nil, count: guideline.events.count)
    done = Array(repeating: .unknown, count: guideline.trees.count)
  }
}

/// When an event happened, as exactly as the registry says it.
package struct EventTime: Hashable, Sendable {
  /// The first moment that is meant.
  package let earliest: Instant
  /// The last moment that is meant: the same for a time of the day, the last second of the day for a date.
  package let latest: Instant

  package init(earliest: Instant, latest: Instant) {
    self.earliest = earliest
    self.latest = latest
  }
}

/// What a registry says was done where a tree has something to advise.
package enum DoneTreatment: Hashable, Sendable {
  /// Nothing is recorded, or a code that the mapping does not explain.
  case unknown
  /// What was done agrees with these outcomes and with no other; empty where it agrees with none.
  case agrees(with: OutcomeSet, reason: Index<DeclineReason>?)
  /// The advice was followed, whatever it was.
  case followed
  /// The advice was not followed, whatever it was.
  case declined(Index<DeclineReason>?)
}
