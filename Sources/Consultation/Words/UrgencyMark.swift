package import GuidelineModel
package import Reasoning

/// An urgency with the word next to its symbol.
package struct UrgencyMark: Hashable, Sendable {
  package let urgency: Urgency
  package private(set) var word: String
  /// The condition under which it applies, as a clause; `nil` if it always applies.
  package private(set) var condition: String?
  /// The time to which ``word`` gives the distance, if it does.
  package let due: Instant?

  /// Creates the mark of a time limit.
  ///
  /// - Parameters:
  ///   - urgency: Its urgency.
  ///   - limit: The limit; `nil` if the urgency does not come from one.
  ///   - latest: When the limit ends or, before its earliest time, when it starts; `nil` if
  ///     unknown.
  ///   - clock: Words the time left.
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
      // Without a time it is unknown whether the wait is over.
      let wait = latest == nil ? limit?.notBefore : nil
      word =
        wait.map(ActionPhrases(clock.language).notBefore) ?? urgency.word[clock.language]
      due = nil
    case .atOnce, .soon, .noLimit:
      word = urgency.word[clock.language]
      due = nil
    }
  }

  /// Creates the mark of what is done, started or no longer asked for.
  init(metIn language: Language) {
    urgency = .noLimit
    word = Phrases(language).met
    due = nil
  }

  /// Creates the mark of an outcome without a limit whose steps are bounded by other trees.
  init(boundBy trees: String, in language: Language) {
    urgency = .noLimit
    word = Phrases(language).limitElsewhere(trees)
    due = nil
  }

  /// Creates the mark of an outcome.
  init(_ urgency: OutcomeUrgency, clock: ClockTimes) {
    self.init(
      urgency.urgency, limit: urgency.limit?.limit, latest: urgency.time, clock: clock)
    condition = urgency.limit?.condition.map { Phrases.midSentence($0[clock.language]) }
  }

  /// The word, with its condition.
  package var words: String { word + (condition.map { " (\($0))" } ?? "") }

  /// Creates the mark of an undecided tree from its strictest limit.
  ///
  /// Without a limit it is marked as open, since an outcome that is still possible may have one.
  init(ofOpen urgency: OutcomeUrgency, clock: ClockTimes) {
    self.init(urgency, clock: clock)
    if urgency.urgency == .noLimit {
      word = Phrases.midSentence(Phrases(clock.language).openHeading)
    }
  }
}
