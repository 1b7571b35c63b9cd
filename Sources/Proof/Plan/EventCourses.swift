import GuidelineModel
import Reasoning

/// What may be known of the events that matter to some plans.
///
/// Every event is absent, without a time, or at one of some times: the moment before now, a moment
/// before that, so that two events are told in either order, and one so long ago that every limit that
/// hangs on the event is over.
struct EventCourses: Sendable {
  /// What is known of one event.
  enum State: Hashable, Sendable {
    case absent
    case unknown
    /// So many seconds before now.
    case ago(Int64)
  }

  static let now = Instant(seconds: 1_790_000_000)
  /// A moment before now, well within every limit.
  static let recent: Int64 = 600
  private static let hour: Int64 = 3600
  /// Of courses that tell only what states depend on: when what has a default was, when steps begin,
  /// and two times of an event, before the one and before the other.
  static let beginning = 2 * recent
  static let beforeBeginning = 3 * recent
  static let defaulted = 4 * recent
  static let beforeDefault = 5 * recent

  let events: [Index<Event>]
  /// Of every event, its states; the first is that it is absent.
  let states: [[State]]
  /// How many courses there are; infinite where that is beyond counting.
  let count: Double

  /// All that may be known of some events.
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

  /// What the states of lines depend on, and nothing else.
  ///
  /// That is whether an event is given, whether it was before the event with a default that it must
  /// follow, and whether it was before the event with which a step begins that it completes. A time
  /// that is not known counts as one in the right order.
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

  /// The course with a number, from 0 on; the first has no event.
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

  /// A case with these events, seen so many seconds after ``now``.
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

/// Numbers that are the same for the same seed (SplitMix64).
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
