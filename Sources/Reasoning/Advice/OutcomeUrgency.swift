public import GuidelineModel

/// How urgent an outcome is, and which limit makes it so.
///
/// This is the only place that derives it; drawings, notes, pages, reports, differences and JSON
/// all use it.
public struct OutcomeUrgency: Hashable, Sendable {
  /// How urgent it is.
  public let urgency: Urgency
  /// The limit that determines the urgency; `nil` if the wording of the outcome does, or nothing
  /// does.
  public let limit: OutcomeLimit?
  /// The end of the limit or, for ``/GuidelineModel/Urgency/notYet``, its start; `nil` if unknown.
  public let time: Instant?

  private init(_ urgency: Urgency, limit: OutcomeLimit? = nil, time: Instant? = nil) {
    self.urgency = urgency
    self.limit = limit
    self.time = time
  }

  /// Derives the urgency of an outcome.
  ///
  /// "At once" outranks every limit. Among limits the most urgent counts; a limit from an event
  /// that following the advice brings about does not count before that event. Words such as "soon"
  /// count only without a limit.
  ///
  /// - Parameters:
  ///   - outcome: The outcome.
  ///   - guideline: Its guideline.
  ///   - events: The patient's events; `nil` for the outcome in general, without known times.
  package init(of outcome: Outcome, in guideline: Guideline, for events: CaseEvents? = nil) {
    if outcome.action.hasRequiredStep({ $0 == .atOnce }) {
      self.init(.atOnce)
    } else if let first = Self.mostPressing(of: outcome.limits, in: guideline, for: events) {
      self = first
    } else {
      self.init(outcome.action.hasRequiredStep { _ in true } ? .soon : .noLimit)
    }
  }

  /// Derives the urgency of an undecided tree.
  ///
  /// - Parameters:
  ///   - limit: The strictest limit among the possible outcomes, if any.
  ///   - guideline: The guideline of the tree.
  ///   - events: The patient's events.
  package init(keeping limit: OutcomeLimit?, in guideline: Guideline, for events: CaseEvents) {
    self =
      Self.mostPressing(of: [limit].compactMap(\.self), in: guideline, for: events)
      ?? OutcomeUrgency(.noLimit)
  }

  private static func mostPressing(
    of limits: [OutcomeLimit], in guideline: Guideline, for events: CaseEvents?
  ) -> OutcomeUrgency? {
    limits.compactMap { limit in
      let start = events?.time(of: limit.event)
      let urgency = Urgency(of: limit.limit, countedFrom: start, at: events?.now)
      let span: TimeSpan?
      switch urgency {
      case .noLimit: return nil
      case .notYet: span = limit.limit.notBefore
      case .atOnce, .overdue, .withinADay, .soon, .withinDays:
        guard start != nil || !guideline[limit.event].isSetByAdvice else { return nil }
        span = limit.limit.within
      }
      return OutcomeUrgency(
        urgency, limit: limit,
        time: start.flatMap { start in span.map { start.advanced(bySeconds: $0.seconds) } })
    }.min()
  }

  /// The urgency in words, without reference to a patient; includes the length of the limit, if
  /// any.
  package func words(in language: Language) -> String {
    switch urgency {
    case .withinADay, .withinDays:
      limit?.limit.within.map(ActionPhrases(language).within) ?? urgency.word[language]
    case .notYet:
      limit?.limit.notBefore.map(ActionPhrases(language).notBefore) ?? urgency.word[language]
    case .atOnce, .overdue, .soon, .noLimit: urgency.word[language]
    }
  }
}

extension OutcomeUrgency: Comparable {
  /// Whether the left one is more urgent, or equally urgent with an earlier end of its limit.
  public static func < (left: OutcomeUrgency, right: OutcomeUrgency) -> Bool {
    if left.urgency != right.urgency { return left.urgency < right.urgency }
    switch (left.time, right.time) {
    case (let left?, let right?): return left < right
    case (.some, nil): return true
    case (nil, .some): return false
    case (nil, nil):
      let lengths = [left, right].map { $0.limit?.limit.within?.seconds ?? .max }
      return lengths[0] < lengths[1]
    }
  }
}

extension Urgency {
  /// The urgency of one time limit.
  ///
  /// - Parameters:
  ///   - limit: The limit.
  ///   - start: The time of its event; `nil` if unknown.
  ///   - now: The moment of evaluation; `nil` for the limit in general.
  package init(of limit: TimeLimit, countedFrom start: Instant?, at now: Instant?) {
    let elapsed = start.flatMap { start in now.map { start.wholeSeconds(until: $0) } }
    if let earliest = limit.notBefore, elapsed.map({ $0 < earliest.seconds }) ?? true {
      self = .notYet
    } else if let latest = limit.within {
      guard let start, let now else {
        self.init(within: latest.seconds)
        return
      }
      let due = start.advanced(bySeconds: latest.seconds)
      self = due < now ? .overdue : Urgency(within: now.wholeSeconds(until: due))
    } else {
      self = .noLimit
    }
  }
}

extension Action {
  /// Whether any step that must be done (not refrained from) has such an urgency.
  fileprivate func hasRequiredStep(_ statedUrgency: (Step.UrgencyWord) -> Bool) -> Bool {
    switch self {
    case .step(let step):
      step.strength == .perform && !step.isRefrain && step.urgency.map(statedUrgency) ?? false
    case .group(let group): group.actions.contains { $0.hasRequiredStep(statedUrgency) }
    }
  }
}
