package import Reasoning

/// The moments at which clocks show a given time on a given day.
package enum WallTime: Hashable, Sendable {
  /// The time occurs once.
  case once(Instant)
  /// The clocks go back over it, so the time alone does not tell which moment is meant.
  case twice(Instant, Instant)
  /// The clocks go forward over it, so there is no such moment.
  case skipped

  /// The moments that can be meant by someone who reports what has happened.
  ///
  /// - Parameter now: The current moment; future moments are included only if all are in the
  ///   future.
  /// - Returns: The moments in chronological order; none if the time is skipped.
  package func moments(upTo now: Instant) -> [Instant] {
    switch self {
    case .once(let moment): [moment]
    case .twice(let first, let second):
      now < second ? [first] : [first, second]
    case .skipped: []
    }
  }
}
