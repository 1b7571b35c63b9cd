public import GuidelineModel

/// What a clinician said of one item.
public enum Answer: Hashable, Sendable {
  /// The values still possible; one where the item is fully known.
  case values(PossibleValues)
  /// When it began.
  case onset(Instant)
  /// A number of months.
  case months(Double)
  /// Asked, and not known.
  case notKnown
}

/// One patient, as told: answers, the times of events, and the moment the question is put.
public struct PatientCase: Hashable, Sendable {
  /// What tells the case from others; random, and nothing of the patient.
  public var id: String?
  /// The trees to start at, in order; empty for the guideline's own start.
  public var start: [Index<Tree>]
  public var now: Timestamp
  public var events: [Index<Event>: Instant]
  public var answers: [Index<Item>: Answer]

  /// Creates a case; nothing is checked before ``state(in:)``.
  public init(
    id: String? = nil, start: [Index<Tree>] = [], now: Timestamp,
    events: [Index<Event>: Instant] = [:], answers: [Index<Item>: Answer] = [:]
  ) {
    self.id = id
    self.start = start
    self.now = now
    self.events = events
    self.answers = answers
  }

  /// The trees to start at: the guideline's own where the case names none.
  package func start(in guideline: Guideline) -> [Index<Tree>] {
    start.isEmpty ? [guideline.start] : start
  }

  /// When an event was, taken to be now where the guideline says so and the case does not.
  public func time(of event: Index<Event>, in guideline: Guideline) -> Instant? {
    events[event] ?? (guideline[event].defaultsToNow ? now.instant : nil)
  }

  /// The values still possible, with every measurement turned into a value at ``now``.
  ///
  /// - Throws: The first thing in the case that cannot be, in the order of the guideline.
  public func state(in guideline: Guideline) throws(ImpossibleCase) -> PatientState {
    guard now.instant >= .earliest else { throw .nowTooEarly }
    for place in guideline.events.indices {
      let event = Index<Event>(place)
      guard let time = events[event] else { continue }
      guard time <= now.instant else { throw .eventAfterNow(event) }
      guard time >= .earliest else { throw .eventTooEarly(event) }
    }
    var state = PatientState(of: guideline)
    for (item, answer) in answers.sorted(by: { $0.key < $1.key }) {
      switch answer {
      case .notKnown:
        state.markAskedInVain(item)
      case .values(let values):
        guard state.narrow(item, to: values) else { throw .noValue(item) }
      case .onset, .months:
        let value = try measuredValue(answer, of: item, in: guideline)
        state.narrow(item, to: value)
      }
    }
    return state
  }

  /// The value that a measurement counts as at ``now``.
  ///
  /// - Parameters:
  ///   - answer: The measurement.
  ///   - index: The item it is of.
  ///   - guideline: The guideline of the case.
  /// - Returns: One value.
  /// - Throws: Why it cannot be.
  package func measuredValue(
    _ answer: Answer, of index: Index<Item>, in guideline: Guideline
  ) throws(ImpossibleCase) -> PossibleValues {
    let item = guideline[index]
    guard let measurement = item.measurement else { throw .notMeasured(index) }
    let units: Double
    switch (answer, measurement.quantity) {
    case (.onset(let onset), .onset(let event)):
      guard onset <= now.instant else { throw .onsetAfterNow(index) }
      guard onset >= .earliest else { throw .onsetTooEarly(index) }
      let end = event.flatMap { guideline.event(named: $0.text) }
        .flatMap { time(of: $0, in: guideline) }
      units = max(0, onset.seconds(until: end ?? now.instant))
    case (.months(let months), .months):
      guard months.isFinite, months >= 0 else { throw .invalidMonths(index) }
      units = months
    case (.onset, .months), (.months, .onset), (.values, _), (.notKnown, _):
      throw .notMeasured(index)
    }
    let value = measurement.value(for: units)
    return PossibleValues(item.values.indices.filter { item.values[$0].id == value })
  }
}
