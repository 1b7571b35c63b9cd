import GuidelineModel
import Reasoning

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
    weekday = words.first.flatMap { word in Self.place(of: word, in: \.weekdays) }
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
    return place(of: String(word.prefix(3)), in: \.months)
  }

  /// The position, from 1, of a word among the short names in any language.
  private static func place(of word: String, in names: KeyPath<Phrases, [String]>) -> Int? {
    Language.allCases.lazy.compactMap { language in
      Phrases(language)[keyPath: names].firstIndex { $0.lowercased() == word }
    }.first.map { $0 + 1 }
  }
}
