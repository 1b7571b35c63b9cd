import GuidelineModel
import Reasoning

/// Parses a moment as people type it.
///
/// A clock time of today (`20:10`), of another day given by a word (`gisteren 08:00`, `yesterday
/// 08:00`) or a date (`za 21 nov 10:00`, `21-11-2026 10:00`, `2026-11-21 10:00`), a time ago (`3d`,
/// `48u`, `48h`, `2 weken`), now (`nu`), or RFC 3339.
struct TypedTime {
  let clock: ClockTimes

  /// The moment or clock time; `nil` if the text is neither.
  func wallTime(_ text: String) -> WallTime? {
    if let timestamp = try? Timestamp(rfc3339: text.uppercased()) {
      return .once(timestamp.instant)
    }
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first else { return nil }
    if words.count == 1, ["nu", "now"].contains(first) { return .once(clock.now) }
    if let days = Self.days[first], words.count == 2 { return time(words[1], daysFromToday: days) }
    if words.count == 1, let time = time(first, daysFromToday: 0) { return time }
    if let date = TypedDate(words.dropLast()), let time = words.last.flatMap(Self.clockTime),
      let moment = date.wallTime(hour: time.hour, minute: time.minute, clock)
    {
      return moment
    }
    return ago(words).map { .once($0) }
  }

  private static let days = [
    "vandaag": 0, "today": 0, "gisteren": -1, "yesterday": -1, "eergisteren": -2,
  ]

  private static let units: [String: Int64] = [
    "min": 60, "minuten": 60, "minutes": 60,
    "u": 3600, "uur": 3600, "uren": 3600, "h": 3600, "hour": 3600, "hours": 3600,
    "d": 86_400, "dag": 86_400, "dagen": 86_400, "day": 86_400, "days": 86_400,
    "w": 604_800, "week": 604_800, "weken": 604_800, "weeks": 604_800,
  ]

  private func time(_ text: String, daysFromToday days: Int) -> WallTime? {
    Self.clockTime(text).flatMap { time in
      clock.wallTime(hour: time.hour, minute: time.minute, daysFromToday: days)
    }
  }

  private static func clockTime(_ text: String) -> (hour: Int, minute: Int)? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      let hour = parts[0].typedNumber, let minute = parts[1].typedNumber
    else { return nil }
    return (hour, minute)
  }

  private func ago(_ words: [String]) -> Instant? {
    var words = words
    if ["geleden", "ago"].contains(words.last) { words.removeLast() }
    guard words.count <= 2 else { return nil }
    let text = words.joined()
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int64(digits), count <= 100_000,
      let unit = Self.units[String(text.dropFirst(digits.count))]
    else { return nil }
    return clock.now.advanced(bySeconds: -count * unit)
  }
}

extension StringProtocol {
  /// The number written with the digits 0 to 9 only.
  var typedNumber: Int? {
    allSatisfy { ("0"..."9").contains($0) } ? Int(self) : nil
  }
}
