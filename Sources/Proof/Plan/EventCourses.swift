import GuidelineModel
import Reasoning

/// The courses of events to check: what may be known of the events that some plans depend on.
///
/// Every event is absent, has an unknown time, or happened at one of a few times: just before now,
/// before that (so that two events occur in either order), or so long ago that every limit which
/// counts from it has passed.
struct EventCourses: Sendable {
  /// What is known about one event.
  enum State: Hashable, Sendable {
    case absent
    case unknown
    /// A number of seconds before now.
    case ago(Int64)
  }

  static let now = Instant(seconds: 1_790_000_000)
  /// The age in seconds of a recent event, well within every limit.
  static let recent: Int64 = 600
  private static let hour: Int64 = 3600
  /// Ages for courses that cover only what states depend on: of events with a default, of events
  /// that begin steps, and of events before either.
  static let beginning = 2 * recent
  static let beforeBeginning = 3 * recent
  static let defaulted = 4 * recent
  static let beforeDefault = 5 * recent

  let events: [Index<Event>]
  /// For every event, its possible states; the first is absence.
  let states: [[State]]
  /// The number of courses, as a floating-point number since it may be very large.
  let count: Double

  /// All courses of some events.
  init(of matters: PlanEvents, in guideline: Guideline) {
    events = Array(matters.events)
    states = events.map { event in
      let limits = matters.limits[event]
      let shortest = limits?.lowerBound ?? 48 * Self.hour
      var states: [State] = [.absent]
      if !guideline[event].defaultsToNow { states.append(.unknown) }
      states += [.ago(Self.recent), .ago(max(Self.recent + 60, min(2 * Self.hour, shortest / 2)))]
      if let longest = limits?.upperBound { states.append(.ago(longest + Self.hour)) }
      return states
    }
    count = states.reduce(1) { $0 * Double($1.count) }
  }

  /// The courses that differ in what the states of lines depend on.
  ///
  /// States depend on whether an event is given, whether it was before the event with a default
  /// that it must follow, and whether it was before the event that begins the step it completes. An
  /// unknown time counts as being in the right order.
  init(forStatesOf matters: PlanEvents, in guideline: Guideline) {
    let rules = guideline.eventRules
    events = Array(matters.events)
    states = events.map { event in
      if rules.defaults.contains(event) { return [.absent, .ago(Self.defaulted)] }
      var states: [State] = [.absent]
      states.append(
        .ago(matters.beginnings.contains(event) ? Self.beginning : Self.recent))
      if matters.completing.contains(event) {
        states.append(.ago(Self.beforeBeginning))
      }
      if !rules.mustFollow[event.offset].isDisjoint(with: rules.defaults) {
        states.append(.ago(Self.beforeDefault))
      }
      return states
    }
    count = states.reduce(1) { $0 * Double($1.count) }
  }

  /// The course with a number from 0; course 0 has no events.
  func course(_ number: Int) -> [State] {
    var rest = number
    return states.map { states in
      defer { rest /= states.count }
      return states[rest % states.count]
    }
  }

  func randomCourse(_ numbers: inout SeededNumbers) -> [State] {
    states.map { $0[Int.random(in: $0.indices, using: &numbers)] }
  }

  /// A case with these events, evaluated some seconds after ``now``.
  func patient(
    _ course: [State], answers: [Index<Item>: Answer], start: [Index<Tree>], later: Int64 = 0
  ) -> PatientCase {
    var patient = PatientCase(
      start: start,
      now: Timestamp(Self.now.advanced(bySeconds: later), offsetSeconds: 0), answers: answers)
    for (event, state) in zip(events, course) {
      switch state {
      case .absent: continue
      case .unknown: patient.unknownTimes.insert(event)
      case .ago(let seconds): patient.events[event] = Self.now.advanced(bySeconds: -seconds)
      }
    }
    return patient
  }
}

/// A seeded random number generator (SplitMix64).
struct SeededNumbers: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
