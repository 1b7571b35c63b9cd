import GuidelineModel
import Reasoning

/// The kinds of line that are recognised at any time.
enum TypedLine: Hashable {
  case nothing
  case help
  case back
  case stop
  /// Anything else, with its words separated by single spaces.
  case other(String)

  init(_ line: String) {
    let text = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch text.lowercased() {
    case "": self = .nothing
    case "?": self = .help
    case "<": self = .back
    case "q": self = .stop
    default: self = .other(text)
    }
  }
}

/// The meaning of a reply.
enum ReplyMeaning: Hashable {
  case reply(Interview.Reply)
  /// The text is not an answer or is ambiguous; the message never repeats what was typed.
  case unclear(String)
}

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

/// A date as people write it: `21 nov`, `za 21 nov 2026`, `21-11`, `21-11-2026`, `2026-11-21`.
struct TypedDate {
  private let weekday: Int?
  private let day: Int
  private let month: Int
  /// The year, if it was typed.
  ///
  /// Otherwise it is this year, or last year if the date would be more than half a year ahead. A
  /// date that is only a little ahead is thus reported as being in the future.
  private let year: Int?

  /// Parses words in lower case; `nil` if they are not a date.
  init?(_ words: some Collection<String>) {
    var words = Array(words)
    weekday = words.first.flatMap { word in Self.index(of: word, in: \.weekdays) }
    if weekday != nil { words.removeFirst() }
    let parts =
      words.count == 1
      ? words[0].split(separator: "-", omittingEmptySubsequences: false).map(String.init) : words
    let isYearFirst = words.count == 1 && parts.count == 3 && parts[0].count == 4
    guard (2...3).contains(parts.count) else { return nil }
    let ordered = isYearFirst ? parts.reversed() : parts
    guard let day = ordered[0].typedNumber, let month = Self.month(ordered[1]) else { return nil }
    self.day = day
    self.month = month
    year = ordered.count == 3 ? ordered[2].typedNumber : nil
    if ordered.count == 3, ordered[2].count != 4 || year == nil { return nil }
  }

  /// A clock time on this date; `nil` if the time or date does not exist or the weekday does not
  /// match.
  func wallTime(hour: Int, minute: Int, _ clock: ClockTimes) -> WallTime? {
    let thisYear = clock.year(of: clock.now)
    func found(in year: Int) -> WallTime? {
      clock.wallTime(year: year, month: month, day: day, hour: hour, minute: minute)
    }
    var meant = found(in: year ?? thisYear)
    let halfAYear: Int64 = 183 * 86_400
    if year == nil, let moment = meant?.moments(upTo: clock.now).first,
      clock.now.wholeSeconds(until: moment) > halfAYear
    {
      meant = found(in: thisYear - 1)
    }
    guard let weekday, let moment = meant?.moments(upTo: clock.now).first else { return meant }
    return clock.weekday(of: moment) == weekday ? meant : nil
  }

  private static func month(_ word: String) -> Int? {
    if let number = word.typedNumber { return number }
    if word == "maart" || word == "march" { return 3 }
    return index(of: String(word.prefix(3)), in: \.months)
  }

  /// The position, from 1, of a word among the short names in any language.
  private static func index(of word: String, in names: KeyPath<Phrases, [String]>) -> Int? {
    Language.allCases.lazy.compactMap { language in
      Phrases(language)[keyPath: names].firstIndex { $0.lowercased() == word }
    }.first.map { $0 + 1 }
  }
}

/// Parses an amount as people type it, with a decimal comma or point.
struct TypedAmount {
  let scale: Scale

  /// The amount with its unit (`2,3 m`, `4 maanden`); `nil` if the text has another form.
  func withUnit(_ text: String) -> Amount? {
    let text = text.lowercased()
    guard let unit = scale.words.typed.first(where: text.hasSuffix) else { return nil }
    return number(text.dropLast(unit.count).split(separator: " ").joined(separator: " "))
  }

  /// The number without a unit (`2,3`); `nil` if the text has another form.
  func number(_ text: String) -> Amount? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.typedNumber != nil }) else {
      return nil
    }
    return Amount(parts.joined(separator: "."))
  }
}
