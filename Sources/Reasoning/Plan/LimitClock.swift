import GuidelineModel

/// A time limit with its event resolved to an index.
struct LimitRule: Hashable, Sendable {
  /// The event from which it is counted.
  let event: Index<Event>
  /// The latest time in seconds after the event, if any.
  let latest: Int64?
  /// The earliest time in seconds after the event, if any.
  let earliest: Int64?
  /// Whether following the advice brings the event about, so that the limit is not urgent before
  /// it.
  let isSetByAdvice: Bool

  init(_ limit: TimeLimit, from event: Index<Event>, in guideline: Guideline) {
    self.event = event
    latest = limit.within?.seconds
    earliest = limit.notBefore?.seconds
    isSetByAdvice = guideline[event].isSetByAdvice
  }
}

/// A limit with its times for one patient.
struct LimitClock: Sendable {
  let limit: LimitRule
  /// The end of the limit; `nil` if it has none or its time is unknown.
  let due: Instant?
  /// The start of the limit; `nil` if it has none or its time is unknown.
  private(set) var notBefore: Instant?
  /// Whether the times count from an assumed, unconfirmed event time.
  let isAssumed: Bool
  /// Whether the end depends on an event that is not given.
  let isUnconfirmed: Bool

  init(_ limit: LimitRule, _ events: CaseEvents) {
    self.limit = limit
    let start = events.time(of: limit.event)
    due = start.flatMap { start in limit.latest.map(start.advanced(bySeconds:)) }
    notBefore = start.flatMap { start in limit.earliest.map(start.advanced(bySeconds:)) }
    isAssumed = events.isAssumed(limit.event) && (due != nil || notBefore != nil)
    isUnconfirmed =
      limit.latest != nil && !limit.isSetByAdvice && !events.isGiven(limit.event)
  }

  /// The same limit without its start.
  var endOnly: LimitClock {
    var end = self
    end.notBefore = nil
    return end
  }
}

extension Sequence<LimitClock> {
  /// The earliest end among the limits.
  var firstDue: Instant? { lazy.compactMap(\.due).min() }

  /// The latest start among the limits.
  var lastStart: Instant? { lazy.compactMap(\.notBefore).max() }
}
