package import GuidelineModel
package import Reasoning

/// An urgency with the word that goes with its shape.
package struct UrgencyMark: Hashable, Sendable {
  package let urgency: Urgency
  package let word: String
  /// The time that ``word`` says how far off is; nil where it says no such thing.
  package let due: Instant?

  /// Marks what a time limit makes pressing.
  ///
  /// - Parameters:
  ///   - urgency: How pressing it is.
  ///   - limit: The limit; nil where no limit makes it so.
  ///   - latest: When the limit ends; nil where that is not known.
  ///   - clock: Tells how much is left.
  init(_ urgency: Urgency, limit: TimeLimit?, latest: Instant?, clock: ClockTimes) {
    self.urgency = urgency
    switch urgency {
    case .withinADay, .withinDays:
      let phrases = Phrases(clock.language)
      let left = latest.map { phrases.left(clock.length(clock.now.wholeSeconds(until: $0))) }
      word = left ?? limit?.within.map(phrases.within) ?? urgency.word[clock.language]
      due = latest
    case .overdue:
      word = urgency.word[clock.language]
      due = latest
    case .atOnce, .soon, .noLimit, .notYet:
      word = urgency.word[clock.language]
      due = nil
    }
  }

  /// Marks an outcome or an open tree.
  init(_ urgency: OutcomeUrgency, clock: ClockTimes) {
    self.init(
      urgency.urgency, limit: urgency.limit?.limit, latest: urgency.time, clock: clock)
  }
}
