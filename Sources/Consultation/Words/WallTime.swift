package import Reasoning

/// What a clock on the wall shows at some time of some day.
package enum WallTime: Hashable, Sendable {
  /// It shows it once.
  case once(Instant)
  /// The clocks go back over it: nobody can tell from the time alone which moment is meant.
  case twice(Instant, Instant)
  /// The clocks go forward over it: there is no such moment.
  case skipped

  /// The moments that someone can mean who tells what has happened.
  ///
  /// - Parameter now: The moment at which it is told; what lies ahead is meant only where all does.
  /// - Returns: The earlier first; none where the time is skipped.
  package func moments(upTo now: Instant) -> [Instant] {
    switch self {
    case .once(let moment): [moment]
    case .twice(let first, let second):
      now < second ? [first] : [first, second]
    case .skipped: []
    }
  }
}
