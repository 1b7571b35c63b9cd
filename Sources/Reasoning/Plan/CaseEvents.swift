package import GuidelineModel

/// What is known of the events of one case: given, only assumed, out of order, proven, perhaps happened.
package struct CaseEvents: Sendable {
  private let rules: EventRules
  /// By event, the time that is said, also one only assumed.
  private let times: [Instant?]
  private let assumed: IndexMask<Event>
  /// Events from before the suspicion, or another event with a default, that they must follow.
  private let setAside: IndexMask<Event>
  private let happened: IndexMask<Event>
  /// Every pair of times that are told in the wrong order, in the order of the events.
  package let disorders: [EventDisorder]

  /// The moment at which the case is seen.
  package let now: Instant

  /// Looks at the events of a case.
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
    var disorders: [EventDisorder] = []
    // An event from before the default that it must follow belongs to something else.
    var setAside = IndexMask<Event>()
    for place in times.indices {
      guard let time = times[place] else { continue }
      for earlier in rules.mustFollow[place].subtracting(assumed) {
        guard let before = times[earlier.offset], time < before else { continue }
        disorders.append(EventDisorder(event: Index(place), mustFollow: earlier))
        if rules.defaults.contains(earlier) { setAside.insert(Index(place)) }
      }
    }
    self.disorders = disorders
    let given = said.subtracting(assumed).subtracting(setAside)
    happened = Self.withDerived(given, rules)
    self.setAside = setAside
  }

  /// Whether an event is given: with a time or without, and not one only assumed.
  package func isGiven(_ event: Index<Event>) -> Bool { happened.contains(event) }

  /// Whether any of some events is given.
  func isAnyGiven(_ events: IndexMask<Event>) -> Bool { !events.isDisjoint(with: happened) }

  /// Whether the time of an event is assumed and by nobody confirmed.
  package func isAssumed(_ event: Index<Event>) -> Bool { assumed.contains(event) }

  /// The time that limits count from, also one only assumed; that of the first of several events is
  /// known where those of all that are given are.
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

  /// The time that a case tells of an event, also where that is set aside or only assumed.
  func toldTime(of event: Index<Event>) -> Instant? { times[event.offset] ?? time(of: event) }

  /// The events that are shown to have happened, by others that are given or by answers.
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
  ///   - proven: Those shown to have happened.
  ///   - items: Items with an answer other than "not known".
  ///   - start: The trees that the case starts at.
  ///   - outcomes: The outcomes of the trees it passes.
  /// - Returns: Them, those that are the first of others included.
  func perhaps(
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

  /// Some events, with those that are the first of others of which one is among them.
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
