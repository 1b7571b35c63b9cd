import GuidelineModel
package import Reasoning

/// A time limit in words, with its urgency.
package struct LimitWords: Hashable, Sendable {
  package let mark: UrgencyMark
  /// The latest or earliest time, as a clock time if the event's time is known.
  package let time: String
  /// The length of the limit and its event; `nil` if ``time`` is complete.
  package let basis: String?
  /// The latest time, unless the earliest is still ahead.
  package let due: Instant?
  /// The words within ``time`` that give the distance to ``due``.
  package let relative: String?

  /// The complete sentence.
  package var sentence: String { time + (basis.map { ": \($0)" } ?? "") + "." }
}

/// Words time limits for one patient at one moment, or in general.
struct LimitWording {
  let guideline: Guideline
  /// The patient; `nil` for the limits of the guideline in general.
  let patient: PatientCase?
  let clock: ClockTimes
  /// Whether the step that the limit bounds is done, started or no longer asked for, so that
  /// nothing is late.
  var isMet = false

  private var phrases: Phrases { Phrases(clock.language) }

  /// A limit of a decided tree.
  func words(_ limit: TimeLimit) -> LimitWords {
    let event = guideline.event(named: limit.event.text)
    let start = event.flatMap { patient?.time(of: $0, in: guideline) }
    let earliest = time(limit.notBefore, after: start)
    let latest = time(limit.within, after: start)
    let mark = mark(limit, countedFrom: start, latest: latest)
    return LimitWords(
      mark: mark, time: time(limit, earliest: earliest, latest: latest),
      basis: basis(limit, start: start), due: mark.due,
      relative: mark.due.flatMap(clock.relative))
  }

  /// The limit that applies until more is known.
  func holding(_ limit: OutcomeLimit) -> LimitWords? {
    guard let within = limit.limit.within else { return nil }
    let start = patient?.time(of: limit.event, in: guideline)
    let latest = time(within, after: start)
    let condition = limit.condition.map { Phrases.midSentence($0[clock.language]) + " " } ?? ""
    let clocked =
      latest.map { " (" + clock.clockFromNow($0) { ", \($0)" } + ")" } ?? ""
    return LimitWords(
      mark: mark(limit.limit, countedFrom: start, latest: latest),
      time: condition + phrases.within(within) + clocked + ", "
        + [phrases.countedFrom(label(limit.limit)), given(limit.limit, start: start)]
        .compactMap(\.self).joined(separator: " "),
      basis: nil, due: clock.reading == .now ? latest : nil,
      relative: latest.flatMap(clock.relative))
  }

  private func time(_ span: TimeSpan?, after start: Instant?) -> Instant? {
    guard let span, let start else { return nil }
    return start.advanced(bySeconds: span.seconds)
  }

  private func time(_ limit: TimeLimit, earliest: Instant?, latest: Instant?) -> String {
    let parts = [
      earliest.map { clock.earliest($0, isMet: isMet) }
        ?? limit.notBefore.map { phrases.notBefore(phrases.span($0)) },
      latest.map { clock.due($0, isMet: isMet) }
        ?? limit.within.map { phrases.dueBy(phrases.span($0)) },
    ]
    var words = phrases.allOf(parts.compactMap(\.self))
    if earliest == nil, latest == nil {
      words = [phrases.after(words, label(limit)), given(limit, start: nil)].compactMap(\.self)
        .joined(separator: " ")
    }
    return words.capitalisedFirst
  }

  private func basis(_ limit: TimeLimit, start: Instant?) -> String? {
    guard start != nil else { return nil }
    let span =
      [limit.notBefore, limit.within].compactMap(\.self).map(phrases.span)
      .joined(separator: phrases.to)
    return [phrases.after(span, label(limit)), given(limit, start: start)].compactMap(\.self)
      .joined(separator: " ")
  }

  private func label(_ limit: TimeLimit) -> String {
    guideline.event(named: limit.event.text)
      .map { Phrases.midSentence(guideline[$0].label[clock.language]) } ?? ""
  }

  /// The time of the event, or that it was not given.
  private func given(_ limit: TimeLimit, start: Instant?) -> String? {
    guard let patient, let event = guideline.event(named: limit.event.text) else { return nil }
    if let time = patient.events[event] { return "(\(clock.clock(time)))" }
    if start != nil { return "(\(phrases.takenToBe(clock.thisMoment)))" }
    return guideline[event].isSetByAdvice ? nil : "(\(phrases.timeNotGiven))"
  }

  private func mark(
    _ limit: TimeLimit, countedFrom start: Instant?, latest: Instant?
  ) -> UrgencyMark {
    if isMet { return UrgencyMark(metIn: clock.language) }
    let urgency = Urgency(of: limit, countedFrom: start, at: patient?.now.instant)
    return UrgencyMark(urgency, limit: limit, latest: latest, clock: clock)
  }
}
