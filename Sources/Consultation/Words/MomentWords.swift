package import GuidelineModel
package import Reasoning

/// A moment at which a limit of a plan starts or ends, in words.
package struct MomentWords: Hashable, Sendable {
  package let time: String
  /// The distance to it; `nil` for an earliest time long past, and if the words are read later.
  package let relative: String?
  /// Whether it is the latest time or the earliest.
  package let kind: String
  /// The action that the limit bounds.
  package let action: String

  /// All of it in one line.
  package var sentence: String {
    "\(time)\(relative.map { " (\($0))" } ?? ""): \(kind): \(action)"
  }

  /// The heading over several.
  package static func heading(in language: Language) -> String { Phrases(language).momentsHeading }

  /// Every moment at which a limit of an open step starts or ends, in chronological order; each
  /// step once, however many trees ask for it.
  package static func all(
    of evaluation: Evaluation, in guideline: Guideline, language: Language,
    reading: ClockTimes.Reading = .now
  ) -> [MomentWords] {
    let clock = ClockTimes(
      now: evaluation.advice.now.instant, timeZone: guideline.timeZone, language: language,
      reading: reading)
    let moments = evaluation.plan.entries.filter { !$0.state.isPast }.flatMap { entry in
      [
        entry.notBefore.map { ($0, Moment.Kind.earliest, entry) },
        entry.due.map { ($0, .latest, entry) },
      ]
      .compactMap(\.self)
    }
    return moments.enumerated()
      .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element)
      .map { time, kind, entry in
        let isPast = time < clock.now
        // An earliest time that has passed makes nothing late.
        let isLateness = kind == .latest || !isPast
        return MomentWords(
          time: clock.clock(time), relative: isLateness ? clock.relative(to: time) : nil,
          kind: Phrases(language).kind(kind, isPast: isPast),
          action: name(of: entry, in: guideline, language))
      }
  }

  private static func name(
    of entry: PlanEntry, in guideline: Guideline, _ language: Language
  ) -> String {
    let name = entry.name(in: guideline)[language]
    return entry.state == .decide ? Phrases(language).decision(name) : name
  }
}
