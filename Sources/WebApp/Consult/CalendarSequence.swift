import Reasoning
import Synchronization

/// Numbers for calendar files, each higher than those before.
///
/// They follow the clock, so that a server that was started again goes on above what it gave, and
/// nothing of a case is kept for them.
final class CalendarSequence: Sendable {
  private let last = Mutex(0)

  /// The next number.
  ///
  /// - Parameter now: The moment at which a file is given.
  /// - Returns: The seconds since 2026 began, or one more than the last number where that is higher.
  func next(at now: Instant) -> Int {
    last.withLock { last in
      last = max(last + 1, Int(now.seconds - Self.start))
      return last
    }
  }

  /// 2026-01-01T00:00:00Z.
  private static let start: Int64 = 1_767_225_600
}
