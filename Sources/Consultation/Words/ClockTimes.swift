import Foundation
package import GuidelineModel
package import Reasoning

/// Moments as people say them: a clock time with its day, and the distance from now.
///
/// A pure function of now, the time zone and the language; reads no clock and no locale. Lengths
/// are elapsed time, rounded down so that they never overstate the time left.
package struct ClockTimes: Sendable {
  package let now: Instant
  package let language: Language
  /// When the words are read.
  package let reading: Reading
  private let calendar: Calendar

  /// When the words are read, which decides what they may leave implicit.
  package enum Reading: Hashable, Sendable {
    /// At once: on a screen, in a conversation.
    case now
    /// Later: on paper, in copied text, in a file. The words then contain nothing relative to the
    /// moment of reading, such as "today" or "in 3 hours".
    case later
  }

  /// Creates the words for one moment.
  ///
  /// - Parameters:
  ///   - now: The moment that "today" and "in 3 hours" are relative to.
  ///   - timeZone: The IANA name of a zone known to this machine.
  ///   - language: The language of the words.
  ///   - reading: When they are read.
  package init(now: Instant, timeZone: String, language: Language, reading: Reading = .now) {
    guard let zone = TimeZone(identifier: timeZone) else {
      preconditionFailure("A guideline with an unknown time zone is never loaded.")
    }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    self.now = now
    self.language = language
    self.reading = reading
    self.calendar = calendar
  }

  /// The clock time with its day: "vandaag 20:10", "do 26 nov 14:00"; with the year if it is
  /// another year, and with summer or winter time if the hour occurs twice.
  package func clock(_ instant: Instant) -> String {
    let there = fields(instant)
    let day: String
    switch (reading, dayNumber(instant) - dayNumber(now)) {
    case (.now, -1): day = phrases.yesterday
    case (.now, 0): day = phrases.today
    case (.now, 1): day = phrases.tomorrow
    case (.now, _), (.later, _): day = date(there, withYear: there.year != fields(now).year)
    }
    return "\(day) \(time(there, at: instant))"
  }

  /// The clock time with its day, without an abbreviation: "zondag 22 november om 21:00 uur".
  func inFull(_ instant: Instant) -> String {
    let there = fields(instant)
    let year = there.year == fields(now).year ? "" : " \(there.year)"
    let day = "\(phrases.daysInFull[there.weekday - 1]) \(there.day)"
    let month = phrases.monthsInFull[there.month - 1]
    return phrases.at(time(there, at: instant), on: "\(day) \(month)\(year)")
  }

  /// The clock time with its complete date, for a heading: "zo 22 nov 2026 21:00".
  package func dated(_ instant: Instant) -> String {
    let there = fields(instant)
    return "\(date(there, withYear: true)) \(time(there, at: instant))"
  }

  /// The time until a moment, or since it.
  package func fromNow(_ instant: Instant) -> String {
    let seconds = now.wholeSeconds(until: instant)
    if instant == now { return phrases.now }
    return instant > now
      ? phrases.ahead(length(seconds)) : phrases.overdue(seconds > -60 ? nil : length(-seconds))
  }

  /// The clock time; with the time until or since it in brackets if the words are read now.
  package func clockFromNow(_ instant: Instant, in brackets: (String) -> String = { " (\($0))" })
    -> String
  {
    clock(instant) + (relative(to: instant).map(brackets) ?? "")
  }

  /// A latest time: "uiterlijk morgen 20:10 (over 3 uur)", or that it has passed.
  ///
  /// - Parameters:
  ///   - instant: The latest time.
  ///   - isMet: Whether the step it bounds is done or started, so that nothing is late.
  /// - Returns: The words.
  package func due(_ instant: Instant, isMet: Bool = false) -> String {
    if isMet { return phrases.dueBy(clock(instant)) }
    let words = instant < now ? phrases.wasDue(clock(instant)) : phrases.dueBy(clock(instant))
    return words + distanceBehind(instant)
  }

  /// A latest time to start: "begin uiterlijk morgen 20:10 (over 3 uur)", or that it has passed.
  func dueToBegin(_ instant: Instant) -> String {
    let time = clock(instant)
    return (instant < now ? phrases.wasToBegin(time) : phrases.beginBy(time))
      + distanceBehind(instant)
  }

  /// A provisional latest time; when it has passed, the words do not say that anything is late.
  ///
  /// - Parameter instant: The latest time.
  /// - Returns: Such as "uiterlijk do 26 nov 08:10 (verstreken)".
  package func provisionalDue(_ instant: Instant) -> String {
    let isSilentlyPast = reading == .later && instant < now
    return phrases.dueBy(clock(instant))
      + (isSilentlyPast ? " (\(phrases.passed))" : distanceBehind(instant))
  }

  /// An earliest time: "niet eerder dan do 26 nov 14:00 (over 3 dagen)", or that it has passed.
  package func earliest(_ instant: Instant, isMet: Bool = false) -> String {
    if instant <= now { return phrases.allowedSince(clock(instant)) }
    return phrases.notBefore(clock(instant)) + (isMet ? "" : distanceBehind(instant))
  }

  private func distanceBehind(_ instant: Instant) -> String {
    relative(to: instant).map { " (\($0))" } ?? ""
  }

  /// The time until a moment, or since it; `nil` if the words are read later.
  package func relative(to instant: Instant) -> String? {
    reading == .now ? fromNow(instant) : nil
  }

  /// The current moment: "nu", or its clock time if the words are read later.
  package var thisMoment: String { reading == .now ? phrases.now : clock(now) }

  /// The distance of a moment that is not a limit: "over 3 dagen", "3 dagen geleden".
  package func distance(to instant: Instant) -> String {
    let seconds = now.wholeSeconds(until: instant)
    if instant == now { return phrases.now }
    return instant > now ? phrases.ahead(length(seconds)) : phrases.ago(length(-seconds))
  }

  /// A length of elapsed time: "50 min", "23 uur 10 min", "6 dagen 4 uur", "40 dagen".
  package func length(_ seconds: Int64) -> String {
    let minutes = seconds / 60
    let hours = minutes / 60
    let days = hours / 24
    if minutes < 1 { return phrases.lessThanAMinute }
    if hours < 1 { return phrases.minutes(minutes) }
    if hours < 48 {
      let rest = minutes % 60
      return phrases.hours(hours) + (rest == 0 ? "" : " " + phrases.minutes(rest))
    }
    let rest = hours % 24
    return phrases.days(days) + (rest == 0 || days >= 28 ? "" : " " + phrases.hours(rest))
  }

  /// The moments with this clock time on the day that many days from today; `nil` if the time does
  /// not exist.
  package func wallTime(hour: Int, minute: Int, daysFromToday days: Int) -> WallTime? {
    let start = calendar.startOfDay(for: date(now))
    guard let noon = calendar.date(byAdding: .hour, value: 12, to: start),
      let day = calendar.date(byAdding: .day, value: days, to: noon)
    else { return nil }
    return wallTime(calendar.dateComponents([.year, .month, .day], from: day), hour, minute)
  }

  /// The moments with this clock time on this day, both as HTML forms write them.
  ///
  /// - Parameters:
  ///   - day: Such as `2026-11-22`.
  ///   - time: Such as `20:10`.
  /// - Returns: `nil` if either is malformed.
  package func wallTime(day: String, time: String) -> WallTime? {
    let dayParts = day.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    let timeParts = time.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard dayParts.count == 3, (2...3).contains(timeParts.count), !dayParts.contains(nil),
      let year = dayParts[0], let month = dayParts[1], let date = dayParts[2],
      let hour = timeParts[0], let minute = timeParts[1]
    else { return nil }
    return wallTime(year: year, month: month, day: date, hour: hour, minute: minute)
  }

  /// The moments with this clock time on this day; `nil` if the day or time does not exist.
  func wallTime(year: Int, month: Int, day: Int, hour: Int, minute: Int) -> WallTime? {
    let date = DateComponents(year: year, month: month, day: day)
    guard (1...9999).contains(year), date.isValidDate(in: calendar) else { return nil }
    return wallTime(date, hour, minute)
  }

  /// A moment as HTML forms write it: the day, such as `2026-11-22`, and the time, such as `20:10`.
  package func formFields(_ instant: Instant) -> (day: String, time: String) {
    let there = fields(instant)
    return (
      "\(there.year)-\(Self.padded(there.month))-\(Self.padded(there.day))", Self.clock(there)
    )
  }

  /// The year of a moment.
  func year(of instant: Instant) -> Int { fields(instant).year }

  /// The weekday of a moment; Sunday is 1.
  func weekday(of instant: Instant) -> Int { fields(instant).weekday }

  /// A moment in a form that can be typed unambiguously.
  func typed(_ instant: Instant) -> String {
    local(instant).rfc3339
  }

  private func wallTime(_ day: DateComponents, _ hour: Int, _ minute: Int) -> WallTime? {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    var wanted = day
    wanted.hour = hour
    wanted.minute = minute
    guard let found = calendar.date(from: wanted) else { return nil }
    let instant = Instant(seconds: Int64(found.timeIntervalSince1970))
    let there = fields(instant)
    guard there.hour == hour, there.minute == minute else { return .skipped }
    let moments = ([instant] + twins(of: instant)).sorted()
    return moments.count == 2 ? .twice(moments[0], moments[1]) : .once(instant)
  }

  private var phrases: Phrases { Phrases(language) }

  private func date(_ instant: Instant) -> Date {
    Date(timeIntervalSince1970: Double(instant.seconds))
  }

  /// A moment with the offset of the zone.
  private func local(_ instant: Instant) -> Timestamp {
    Timestamp(instant, offsetSeconds: Int(offset(instant)))
  }

  private func fields(_ instant: Instant) -> Timestamp.ClockTime { local(instant).clockTime }

  private func dayNumber(_ instant: Instant) -> Int64 { local(instant).dayNumber }

  private static func clock(_ fields: Timestamp.ClockTime) -> String {
    "\(padded(fields.hour)):\(padded(fields.minute))"
  }

  private static func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

  private func date(_ fields: Timestamp.ClockTime, withYear: Bool) -> String {
    let words = [
      phrases.weekdays[fields.weekday - 1], String(fields.day), phrases.months[fields.month - 1],
    ]
    return (words + (withYear ? [String(fields.year)] : [])).joined(separator: " ")
  }

  private func time(_ fields: Timestamp.ClockTime, at instant: Instant) -> String {
    let clock = Self.clock(fields)
    guard isTwin(instant) else { return clock }
    let isSummer = calendar.timeZone.isDaylightSavingTime(for: date(instant))
    return "\(clock) (\(isSummer ? phrases.summerTime : phrases.winterTime))"
  }

  private func offset(_ instant: Instant) -> Int64 {
    Int64(calendar.timeZone.secondsFromGMT(for: date(instant)))
  }

  /// The moments around a clock change that show the same time as this one.
  private func twins(of instant: Instant) -> [Instant] {
    let here = offset(instant)
    let nearby: [Int64] = [-10_800, 10_800]
    return nearby.compactMap { distance -> Instant? in
      let there = offset(instant.advanced(bySeconds: distance))
      guard there != here else { return nil }
      let twin = instant.advanced(bySeconds: here - there)
      return offset(twin) == there ? twin : nil
    }
  }

  private func isTwin(_ instant: Instant) -> Bool { !twins(of: instant).isEmpty }
}

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
