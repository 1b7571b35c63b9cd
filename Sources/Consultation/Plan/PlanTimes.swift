import Reasoning

/// How the times of a plan are told.
package struct PlanTimes: Sendable {
  /// What outlives the moment has no "today" in it, and paper no length that runs out.
  package enum Medium: Sendable {
    case screen
    case text
    case paper
  }

  let clock: ClockTimes
  private let medium: Medium

  /// Times as they are told on a screen, in a text or on paper.
  package init(_ clock: ClockTimes, for medium: Medium) {
    self.clock = clock
    self.medium = medium
  }

  /// A moment.
  func at(_ instant: Instant) -> String {
    switch medium {
    case .screen: clock.clock(instant)
    case .text, .paper: clock.absolute(instant)
    }
  }

  /// How far off a moment is, where that is told.
  func fromNow(_ instant: Instant) -> String? {
    switch medium {
    case .screen, .text: clock.fromNow(instant)
    case .paper: nil
    }
  }

  /// How far off a moment is, as it stands behind the moment.
  func distance(_ instant: Instant) -> String {
    fromNow(instant).map { " (\($0))" } ?? ""
  }
}
