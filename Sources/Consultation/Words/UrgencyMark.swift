package import GuidelineModel
package import Reasoning

/// An urgency with the word that goes with its shape.
package struct UrgencyMark: Hashable, Sendable {
  package let urgency: Urgency
  package private(set) var word: String
  /// When it is so, as a clause; nil where it always is.
  package private(set) var condition: String?
  /// The time that ``word`` says how far off is; nil where it says no such thing.
  package let due: Instant?

  /// Marks what a time limit makes pressing.
  ///
  /// - Parameters:
  ///   - urgency: How pressing it is.
  ///   - limit: The limit; nil where no limit makes it so.
  ///   - latest: When the limit ends, or what is not yet to be done may begin; nil where that is not
  ///     known.
  ///   - clock: Tells how much is left.
  init(_ urgency: Urgency, limit: TimeLimit?, latest: Instant?, clock: ClockTimes) {
    self.urgency = urgency
    switch urgency {
    case .withinADay, .withinDays:
      let phrases = Phrases(clock.language)
      let left = latest.map { latest in
        switch clock.reading {
        case .now: phrases.left(clock.length(clock.now.wholeSeconds(until: latest)))
        case .later: phrases.dueBy(clock.clock(latest))
        }
      }
      word = left ?? limit?.within.map(phrases.within) ?? urgency.word[clock.language]
      due = clock.reading == .now ? latest : nil
    case .overdue:
      word = urgency.word[clock.language]
      due = clock.reading == .now ? latest : nil
    case .notYet:
      // Without a time nobody knows whether the wait is over.
      let wait = latest == nil ? limit?.notBefore : nil
      word =
        wait.map(ActionPhrases(clock.language).notBefore) ?? urgency.word[clock.language]
      due = nil
    case .atOnce, .soon, .noLimit:
      word = urgency.word[clock.language]
      due = nil
    }
  }

  /// Marks what is done, begun or no longer asked for.
  init(metIn language: Language) {
    urgency = .noLimit
    word = Phrases(language).met
    due = nil
  }

  /// Marks an outcome without a limit of its own whose steps have that of other trees.
  init(boundBy trees: String, in language: Language) {
    urgency = .noLimit
    word = Phrases(language).limitElsewhere(trees)
    due = nil
  }

  /// Marks an outcome.
  init(_ urgency: OutcomeUrgency, clock: ClockTimes) {
    self.init(
      urgency.urgency, limit: urgency.limit?.limit, latest: urgency.time, clock: clock)
    condition = urgency.limit?.condition.map { Phrases.midSentence($0[clock.language]) }
  }

  /// The word, with when it is so.
  package var words: String { word + (condition.map { " (\($0))" } ?? "") }

  /// Marks an open tree by the limit to keep.
  ///
  /// Without one it is said to be open: an outcome that is still possible may have a limit.
  init(ofOpen urgency: OutcomeUrgency, clock: ClockTimes) {
    self.init(urgency, clock: clock)
    if urgency.urgency == .noLimit {
      word = Phrases.midSentence(Phrases(clock.language).openHeading)
    }
  }
}
