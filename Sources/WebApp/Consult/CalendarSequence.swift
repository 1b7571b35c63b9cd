import Reasoning
import Synchronization

/// Sequence numbers for calendar files, strictly increasing.
///
/// They follow the clock, so that they increase across restarts of the server, and nothing of a
/// case is stored for them.
final class CalendarSequence: Sendable {
  private let last = Mutex(0)

  /// The next number.
  ///
  /// - Parameter now: The moment at which a file is sent.
  /// - Returns: The seconds since the start of 2026, or one more than the last number if that is
  ///   higher.
  func next(at now: Instant) -> Int {
    last.withLock { last in
      last = max(last + 1, Int(now.seconds - Self.start))
      return last
    }
  }

  /// 2026-01-01T00:00:00Z.
  private static let start: Int64 = 1_767_225_600
}
