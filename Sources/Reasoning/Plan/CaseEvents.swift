package import GuidelineModel

/// What is known of the events of one case: given, assumed, in the wrong order, proven or possible.
package struct CaseEvents: Sendable {
  private let rules: EventRules
  /// The time of each event, including assumed times.
  private let times: [Instant?]
  private let assumed: IndexMask<Event>
  /// Events that precede an event with a default time that they must follow; they belong to an
  /// earlier episode.
  private let setAside: IndexMask<Event>
  private let happened: IndexMask<Event>
  /// All pairs of event times in the wrong order, in event order.
  package let orderViolations: [EventOrderViolation]

  /// The moment of evaluation.
  package let now: Instant

  /// Derives what is known of the events of a case.
  package init(of patient: PatientCase, in guideline: Guideline) {
    let rules = guideline.eventRules
    self.rules = rules
    now = patient.now.instant
    var times: [Instant?] = rules.mustFollow.map { _ in nil }
    var said = IndexMask(patient.unknownTimes)
    for (event, time) in patient.events {
      times[event.offset] = time
      said.insert(event)
    }
    var assumed = IndexMask(patient.assumedEvents)
    for event in rules.defaults.subtracting(said) {
      times[event.offset] = patient.now.instant
      assumed.insert(event)
    }
    self.times = times
    self.assumed = assumed
    var orderViolations: [EventOrderViolation] = []
    // An event that precedes a default it must follow belongs to an earlier episode.
    var setAside = IndexMask<Event>()
    for index in times.indices {
      guard let time = times[index] else { continue }
      for earlier in rules.mustFollow[index].subtracting(assumed) {
        guard let before = times[earlier.offset], time < before else { continue }
        orderViolations.append(EventOrderViolation(event: Index(index), mustFollow: earlier))
        if rules.defaults.contains(earlier) { setAside.insert(Index(index)) }
      }
    }
    self.orderViolations = orderViolations
    let given = said.subtracting(assumed).subtracting(setAside)
    happened = Self.withDerived(given, rules)
    self.setAside = setAside
  }

  /// Whether an event is given, with or without a time, and not merely assumed.
  package func isGiven(_ event: Index<Event>) -> Bool { happened.contains(event) }

  /// Whether any of these events is given.
  func isAnyGiven(_ events: IndexMask<Event>) -> Bool { !events.isDisjoint(with: happened) }

  /// Whether the time of an event is assumed and not confirmed.
  package func isAssumed(_ event: Index<Event>) -> Bool { assumed.contains(event) }

  /// The time from which limits are counted, possibly assumed.
  ///
  /// An event defined as the first of several has a time only if all of those that are given have
  /// one.
  package func time(of event: Index<Event>) -> Instant? {
    if let (_, parts) = rules.derived.first(where: { $0.event == event }) {
      var first: Instant?
      for part in parts where isGiven(part) {
        guard let time = time(of: part) else { return nil }
        first = first.map { min($0, time) } ?? time
      }
      return first
    }
    return setAside.contains(event) ? nil : times[event.offset]
  }

  /// The time given or assumed for an event, even if the event is set aside.
  func reportedTime(of event: Index<Event>) -> Instant? { times[event.offset] ?? time(of: event) }

  /// The events proven to have happened by other events or by answers to these items.
  func proven(byAnswersTo items: some Sequence<Index<Item>>) -> IndexMask<Event> {
    var shown = IndexMask<Event>()
    for event in happened where rules.derived.allSatisfy({ $0.event != event }) {
      shown = shown.union(rules.shows[event.offset])
    }
    for item in items {
      if let event = rules.shownByItem[item.offset] {
        shown = shown.union(rules.shows[event.offset])
      }
    }
    return Self.withDerived(shown, rules)
  }

  /// The events that may have happened.
  ///
  /// - Parameters:
  ///   - proven: The events proven to have happened.
  ///   - items: Items with an answer other than "not known".
  ///   - start: The trees that the case starts at.
  ///   - outcomes: The outcomes of the trees on its pathway.
  /// - Returns: The events, including those defined as the first of several.
  func possibleEvents(
    proven: IndexMask<Event>, answers items: some Sequence<Index<Item>>,
    start: [Index<Tree>], outcomes: [TreeOutcome]
  ) -> IndexMask<Event> {
    var found = proven.union(assumed)
    let behind =
      start.compactMap { rules.behindTree[$0.offset] }
      + outcomes.compactMap { rules.behindOutcome[$0.tree.offset][$0.outcome.offset] }
    for event in behind {
      found = found.union(rules.mustFollow[event.offset])
      found.insert(event)
    }
    for item in items {
      if let event = rules.knownFrom[item.offset] { found.insert(event) }
    }
    return Self.withDerived(found, rules)
  }

  /// Adds each event defined as the first of several of which one is in the set.
  static func withDerived(
    _ events: IndexMask<Event>, _ rules: EventRules
  ) -> IndexMask<Event> {
    var events = events
    for (event, parts) in rules.derived where !parts.isDisjoint(with: events) {
      events.insert(event)
    }
    return events
  }
}
