import GuidelineModel

/// A time limit by the places of what it counts from.
struct LimitRule: Hashable, Sendable {
  /// What it counts from.
  let event: Index<Event>
  /// Its longest time in seconds; nil where it has none.
  let latest: Int64?
  /// Its shortest time in seconds; nil where it has none.
  let earliest: Int64?
  /// Whether following the advice brings the event about, so that it presses nobody before.
  let isSetByAdvice: Bool

  init(_ limit: TimeLimit, from event: Index<Event>, in guideline: Guideline) {
    self.event = event
    latest = limit.within?.seconds
    earliest = limit.notBefore?.seconds
    isSetByAdvice = guideline[event].isSetByAdvice
  }
}

/// A limit as it runs for one patient.
struct LimitClock: Sendable {
  let limit: LimitRule
  /// When it ends; nil where it does not, or where that is not known.
  let due: Instant?
  /// When it begins.
  private(set) var notBefore: Instant?
  /// Whether it runs from a time that nobody has confirmed.
  let isAssumed: Bool
  /// Whether it ends at a time that rests on an event nobody has told of.
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

  /// Only when it ends.
  var endOnly: LimitClock {
    var end = self
    end.notBefore = nil
    return end
  }
}

extension Sequence<LimitClock> {
  /// The first of the latest times.
  var firstDue: Instant? { lazy.compactMap(\.due).min() }

  /// The last of the earliest times.
  var lastStart: Instant? { lazy.compactMap(\.notBefore).max() }
}

extension Urgency {
  /// How pressing something is for one patient.
  ///
  /// - Parameters:
  ///   - haste: The most pressing word of haste among its musts.
  ///   - clocks: Its limits. Past the end of any it is overdue; how much is left counts of those that
  ///     following the advice does not start.
  ///   - now: The moment at which it is seen.
  init(_ haste: PlannedAct.Haste?, _ clocks: some Sequence<LimitClock>, at now: Instant) {
    self = Self.found(haste, clocks, at: now).urgency
  }

  /// The same, with what makes it so.
  static func found(
    _ haste: PlannedAct.Haste?, _ clocks: some Sequence<LimitClock>, at now: Instant
  ) -> (urgency: Urgency, ground: PlanGround) {
    let left =
      clocks.lazy.filter { !$0.limit.isSetByAdvice }.compactMap { clock -> Bool? in
        let day: Int64 = 86_400
        if let due = clock.due { return due <= now.advanced(bySeconds: day) }
        return clock.limit.latest.map { $0 <= day }
      }
    if haste == .atOnce { return (.atOnce, .haste(.atOnce, of: nil)) }
    if clocks.contains(where: { $0.notBefore.map { $0 > now } ?? false }) {
      return (.notYet, .earliest)
    }
    if clocks.contains(where: { $0.due.map { $0 < now } ?? false }) { return (.overdue, .pastDue) }
    if left.contains(true) { return (.withinADay, .remaining(.withinADay)) }
    if left.contains(false) { return (.withinDays, .remaining(.withinDays)) }
    return haste == .soon ? (.soon, .haste(.soon, of: nil)) : (.noLimit, .noLimit)
  }
}
