package import GuidelineModel
package import Reasoning

/// A moment at which a limit of an advice starts or ends, in words.
package struct MomentWords: Hashable, Sendable {
  package let time: String
  /// How far off it is; nil for what has long been allowed, and where words are read later.
  package let relative: String?
  /// What the moment is to the limit: the latest time or the earliest.
  package let kind: String
  /// What the limit is about.
  package let action: String

  /// All of it in one line.
  package var sentence: String {
    "\(time)\(relative.map { " (\($0))" } ?? ""): \(kind): \(action)"
  }

  /// The heading over several.
  package static func heading(in language: Language) -> String { Phrases(language).momentsHeading }

  /// Every moment of an advice, in order of time.
  package static func all(
    of advice: Advice, in guideline: Guideline, language: Language,
    reading: ClockTimes.Reading = .now
  ) -> [MomentWords] {
    let clock = ClockTimes(
      now: advice.now.instant, timeZone: guideline.timeZone, language: language, reading: reading)
    return advice.moments.map { moment in
      let isPast = moment.time < clock.now
      // Nothing is late because it was allowed some time ago.
      let isLateness = moment.kind == .latest || !isPast
      return MomentWords(
        time: clock.clock(moment.time),
        relative: isLateness ? clock.relative(to: moment.time) : nil,
        kind: Phrases(language).kind(moment.kind, isPast: isPast),
        action: LimitedAction(moment.deadline, in: guideline, language: language).words)
    }
  }
}
