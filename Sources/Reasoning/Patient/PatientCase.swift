public import GuidelineModel

/// A clinician's answer about one item.
public enum Answer: Hashable, Sendable {
  /// The values still possible; exactly one when the item is fully known.
  case values(PossibleValues)
  /// When the symptom began.
  case onset(Instant)
  /// A measured amount on a numeric scale.
  case amount(Amount, Scale)
  /// Asked, but the answer is not known.
  case notKnown
}

/// A clinician's mark that a step has been done.
public enum Tick: Hashable, Sendable {
  /// It was done at this time.
  case at(Instant)
  /// It was done at an unknown time.
  case untimed
}

/// A clinician's decision about the advice of a tree.
public enum TreeDecision: Hashable, Sendable {
  /// The advice is followed, optionally with a free-text remark.
  case followed(remark: String? = nil)
  /// The advice is not followed, for a coded reason and optionally with a free-text remark.
  case declined(Index<DeclineReason>, remark: String?)

  /// The free-text remark, if any.
  public var remark: String? {
    switch self {
    case .followed(let remark), .declined(_, let remark): remark
    }
  }

  /// The maximum length of a remark, in characters.
  package static let maximumRemarkLength = 500

  /// Whether a text is free of control characters and bidirectional overrides, which could steer a
  /// terminal or reorder what is displayed.
  package static func isValidRemark(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: true
      case ..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: false
      default: true
      }
    }
  }
}

/// The input for one patient: answers, event times and the current moment.
public struct PatientCase: Hashable, Sendable {
  /// An identifier for this case; random, never derived from patient data.
  public var id: String?
  /// The trees to start at, in order; empty for the guideline's default start.
  public var start: [Index<Tree>]
  /// The moment of evaluation; the system clock is never read.
  public var now: Timestamp
  /// The known times of events; none lies after ``now``.
  public var events: [Index<Event>: Instant]
  /// Events in ``events`` whose time is assumed and not confirmed.
  public var assumedEvents: Set<Index<Event>>
  /// Events that have happened at an unknown time; disjoint from ``events``.
  public var unknownTimes: Set<Index<Event>>
  /// The answers per item; items without an answer are absent.
  public var answers: [Index<Item>: Answer]

  /// The steps marked as done.
  ///
  /// They affect the plan only, never the advice.
  public var done: [Index<PlanStep>: Tick]
  /// The clinician's decisions about the advice of trees.
  ///
  /// They affect the plan only, never the advice.
  public var decisions: [Index<Tree>: TreeDecision]

  /// Creates a case without validation; the reasoner validates it before it concludes anything.
  public init(
    id: String? = nil, start: [Index<Tree>] = [], now: Timestamp,
    events: [Index<Event>: Instant] = [:], assumedEvents: Set<Index<Event>> = [],
    unknownTimes: Set<Index<Event>> = [], answers: [Index<Item>: Answer] = [:],
    done: [Index<PlanStep>: Tick] = [:], decisions: [Index<Tree>: TreeDecision] = [:]
  ) {
    self.id = id
    self.start = start
    self.now = now
    self.events = events
    self.assumedEvents = assumedEvents
    self.unknownTimes = unknownTimes
    self.answers = answers
    self.done = done
    self.decisions = decisions
  }

  /// The trees to start at: those of the case, or the guideline's default if the case lists none.
  package func start(in guideline: Guideline) -> [Index<Tree>] {
    start.isEmpty ? [guideline.start] : start
  }

  /// The time of an event from which limits are counted.
  ///
  /// An event without a time in the case is assumed to happen now where the guideline says so.
  /// Returns `nil` when the time is unknown, or lies before an event with such a default that it
  /// must follow.
  package func time(of event: Index<Event>, in guideline: Guideline) -> Instant? {
    CaseEvents(of: self, in: guideline).time(of: event)
  }

  /// Whether the time of an event is assumed and not confirmed.
  package func isAssumed(_ event: Index<Event>, in guideline: Guideline) -> Bool {
    CaseEvents(of: self, in: guideline).isAssumed(event)
  }

  /// The first event, or else the first onset, that lies after a moment.
  package func firstTime(after moment: Instant) -> ImpossibleCase? {
    if let event = events.filter({ $0.value > moment }).keys.min() { return .eventAfterNow(event) }
    let onsets = answers.filter { _, answer in
      guard case .onset(let onset) = answer else { return false }
      return onset > moment
    }
    return onsets.keys.min().map { .onsetAfterNow($0) }
  }

  /// The values still possible, with every measurement converted to a value at ``now``.
  ///
  /// - Throws: ``ImpossibleCase`` for the first impossible statement, in guideline order.
  package func state(in guideline: Guideline) throws(ImpossibleCase) -> PatientState {
    guard now.instant >= .earliest else { throw .nowTooEarly }
    for place in guideline.events.indices {
      let event = Index<Event>(place)
      guard let time = events[event] else { continue }
      guard time <= now.instant else { throw .eventAfterNow(event) }
      guard time >= .earliest else { throw .eventTooEarly(event) }
    }
    for (step, tick) in done.sorted(by: { $0.key < $1.key }) {
      guard case .at(let time) = tick else { continue }
      guard time <= now.instant else { throw .tickAfterNow(step) }
      guard time >= .earliest else { throw .tickTooEarly(step) }
    }
    var state = PatientState(of: guideline)
    for (item, answer) in answers.sorted(by: { $0.key < $1.key }) {
      switch answer {
      case .notKnown:
        state.markUnanswerable(item)
      case .values(let values):
        guard state.narrow(item, to: values) else { throw .noValue(item) }
      case .onset, .amount:
        let value = try measuredValue(answer, of: item, in: guideline)
        state.narrow(item, to: value)
      }
    }
    return state
  }

  /// The value of the item that a measurement corresponds to at ``now``.
  ///
  /// - Parameters:
  ///   - answer: The measurement.
  ///   - index: The measured item.
  ///   - guideline: The guideline of the case.
  /// - Returns: A set of exactly one value.
  /// - Throws: ``ImpossibleCase`` when the item does not accept this measurement, or the time or
  ///   amount is out of range.
  package func measuredValue(
    _ answer: Answer, of index: Index<Item>, in guideline: Guideline
  ) throws(ImpossibleCase) -> PossibleValues {
    let item = guideline[index]
    guard let measurement = item.measurement else { throw .notMeasured(index) }
    let amount: Amount
    switch answer {
    case .onset(let onset) where measurement.scale.input == .moment:
      guard onset <= now.instant else { throw .onsetAfterNow(index) }
      guard onset >= .earliest else { throw .onsetTooEarly(index) }
      let end = measurement.until.flatMap { guideline.event(named: $0.text) }
        .flatMap { events[$0] ?? (guideline[$0].defaultsToNow ? now.instant : nil) }
      amount = max(.zero, onset.elapsed(until: end ?? now.instant))
    case .amount(let said, let scale) where scale == measurement.scale:
      guard scale.contains(said) else { throw .outOfRange(index, scale) }
      amount = said
    case .onset, .amount, .values, .notKnown: throw .notMeasured(index)
    }
    let value = measurement.value(for: amount)
    return PossibleValues(item.values.indices.filter { item.values[$0].id == value })
  }
}

/// What is known of one patient: for every item, the values still possible.
public struct PatientState: Hashable, Sendable {
  /// The possible values of each item, by item index; never empty.
  package var values: [PossibleValues]
  /// Items answered with "not known": they stay open and are not asked again.
  package var unanswerable: Set<Index<Item>>

  /// The state in which nothing is known of the patient.
  package init(of guideline: Guideline) {
    values = guideline.allValues
    unanswerable = []
  }

  /// The values of an item that are still possible.
  public subscript(item: Index<Item>) -> PossibleValues { values[item.offset] }

  /// Intersects the possible values of an item with `known`.
  ///
  /// - Returns: `false`, with the state unchanged, if the intersection is empty.
  @discardableResult
  package mutating func narrow(_ item: Index<Item>, to known: PossibleValues) -> Bool {
    let left = values[item.offset].intersection(known)
    guard !left.isEmpty else { return false }
    values[item.offset] = left
    return true
  }

  /// Records that an item was asked and is not known.
  package mutating func markUnanswerable(_ item: Index<Item>) {
    unanswerable.insert(item)
  }
}
