public import GuidelineModel

/// A moment in time with nanosecond precision, independent of time zones.
public struct Instant: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
  public let seconds: Int64
  /// 0 to 999,999,999, to be added to the seconds.
  public let nanoseconds: Int32

  /// Creates a moment from the time elapsed since 1970-01-01T00:00:00Z.
  public init(seconds: Int64, nanoseconds: Int32 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// The start of the year 1900 in UTC, the lower bound for all times in a case.
  ///
  /// It catches mistyped years: 0206 for 2026 would make an onset look long past, and the advice
  /// less urgent.
  public static let earliest = Instant(seconds: -2_208_988_800)

  /// The moment a number of seconds later.
  public func advanced(bySeconds count: Int64) -> Instant {
    Instant(seconds: seconds + count, nanoseconds: nanoseconds)
  }

  /// The exact time from this moment to another, in seconds; negative if the other is earlier.
  public func elapsed(until other: Instant) -> Amount {
    let billionths = Int64(other.nanoseconds) - Int64(nanoseconds)
    return billionths < 0
      ? Amount(whole: other.seconds - seconds - 1, billionths: billionths + 1_000_000_000)
      : Amount(whole: other.seconds - seconds, billionths: billionths)
  }

  /// The whole seconds from this moment to another, rounded towards zero.
  public func wholeSeconds(until other: Instant) -> Int64 {
    let elapsed = other.seconds - seconds
    if elapsed > 0, other.nanoseconds < nanoseconds { return elapsed - 1 }
    if elapsed < 0, other.nanoseconds > nanoseconds { return elapsed + 1 }
    return elapsed
  }
}

extension Instant: Comparable {
  /// Whether the left moment is the earlier.
  public static func < (left: Instant, right: Instant) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}

/// A moment together with the UTC offset in which it is written.
public struct Timestamp: Hashable, Sendable {
  /// The moment itself.
  public let instant: Instant
  /// East of Greenwich; whole minutes.
  public let offsetSeconds: Int

  /// Creates a moment with an offset from UTC in seconds.
  public init(_ instant: Instant, offsetSeconds: Int) {
    self.instant = instant
    self.offsetSeconds = offsetSeconds
  }
}
