import Foundation
package import GuidelineModel
package import Reasoning

/// Moments as people say them: a clock time with its day, and how long it is from now.
///
/// A pure function of now, the time zone and the language; no clock and no locale is read. Lengths
/// are elapsed time and are cut off, never rounded up, so that nobody is told of more time than
/// there is.
package struct ClockTimes: Sendable {
  package let now: Instant
  package let language: Language
  /// When the words are read.
  package let reading: Reading
  private let calendar: Calendar

  /// When words are read, which decides what they may leave to the reader.
  package enum Reading: Hashable, Sendable {
    /// At the moment itself: on a screen, in a conversation.
    case now
    /// At some time after it: on paper, in copied text, in a file. No word of them then counts from
    /// the moment of reading, as "today" and "in 3 hours" do.
    case later
  }

  /// Creates the words for one moment.
  ///
  /// - Parameters:
  ///   - now: The moment from which "today" and "in 3 hours" are seen.
  ///   - timeZone: The IANA name of a zone that this machine knows.
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

  /// The clock time with its day: "vandaag 20:10", "do 26 nov 14:00", with the year when it is not
  /// this year, and with summer or winter time where the hour comes twice.
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

  /// The clock time with its whole date, for a heading: "zo 22 nov 2026 21:00".
  package func dated(_ instant: Instant) -> String {
    let there = fields(instant)
    return "\(date(there, withYear: true)) \(time(there, at: instant))"
  }

  /// How long it is until a moment, or how long ago that moment passed.
  package func fromNow(_ instant: Instant) -> String {
    let seconds = now.wholeSeconds(until: instant)
    if instant == now { return phrases.now }
    return instant > now
      ? phrases.ahead(length(seconds)) : phrases.overdue(seconds > -60 ? nil : length(-seconds))
  }

  /// The clock time, with how long it is until then or since in brackets where words are read now.
  package func clockFromNow(_ instant: Instant, in brackets: (String) -> String = { " (\($0))" })
    -> String
  {
    clock(instant) + (relative(to: instant).map(brackets) ?? "")
  }

  /// A latest time: "uiterlijk morgen 20:10 (over 3 uur)", or that it should have been by then.
  ///
  /// - Parameters:
  ///   - instant: The latest time.
  ///   - isMet: Whether what it bounds is done or begun, so that nothing is late and nothing is left.
  /// - Returns: The words.
  package func due(_ instant: Instant, isMet: Bool = false) -> String {
    if isMet { return phrases.dueBy(clock(instant)) }
    let words = instant < now ? phrases.wasDue(clock(instant)) : phrases.dueBy(clock(instant))
    return words + distanceBehind(instant)
  }

  /// A latest time to begin: "begin uiterlijk morgen 20:10 (over 3 uur)", or that it should have begun.
  func dueToBegin(_ instant: Instant) -> String {
    let time = clock(instant)
    return (instant < now ? phrases.wasToBegin(time) : phrases.beginBy(time))
      + distanceBehind(instant)
  }

  /// A latest time to keep while it may still become another: nothing should have been done by then.
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

  /// How long it is until a moment, or how long ago that moment passed; nil where words are read later.
  package func relative(to instant: Instant) -> String? {
    reading == .now ? fromNow(instant) : nil
  }

  /// The moment of the words: "nu", or its clock time where they are read later.
  package var thisMoment: String { reading == .now ? phrases.now : clock(now) }

  /// How far off a moment is that is nobody's limit: "over 3 dagen", "3 dagen geleden".
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

  /// What clocks show at this time on the day so many days from today; nil where it is no time.
  package func wallTime(hour: Int, minute: Int, daysFromToday days: Int) -> WallTime? {
    let start = calendar.startOfDay(for: date(now))
    guard let noon = calendar.date(byAdding: .hour, value: 12, to: start),
      let day = calendar.date(byAdding: .day, value: days, to: noon)
    else { return nil }
    return wallTime(calendar.dateComponents([.year, .month, .day], from: day), hour, minute)
  }

  /// What clocks show at this time on this day, both as forms write them.
  ///
  /// - Parameters:
  ///   - day: Such as `2026-11-22`.
  ///   - time: Such as `20:10`.
  /// - Returns: Nil where either is none.
  package func wallTime(day: String, time: String) -> WallTime? {
    let dayParts = day.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    let timeParts = time.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard dayParts.count == 3, (2...3).contains(timeParts.count), !dayParts.contains(nil),
      let year = dayParts[0], let month = dayParts[1], let date = dayParts[2],
      let hour = timeParts[0], let minute = timeParts[1]
    else { return nil }
    return wallTime(year: year, month: month, day: date, hour: hour, minute: minute)
  }

  /// What clocks show at this time on this day; nil where there is no such day or time.
  func wallTime(year: Int, month: Int, day: Int, hour: Int, minute: Int) -> WallTime? {
    let date = DateComponents(year: year, month: month, day: day)
    guard (1...9999).contains(year), date.isValidDate(in: calendar) else { return nil }
    return wallTime(date, hour, minute)
  }

  /// A moment as forms write it: the day, such as `2026-11-22`, and the time, such as `20:10`.
  package func formFields(_ instant: Instant) -> (day: String, time: String) {
    let there = fields(instant)
    return (
      "\(there.year)-\(Self.padded(there.month))-\(Self.padded(there.day))", Self.clock(there)
    )
  }

  /// The year that a moment is in.
  func year(of instant: Instant) -> Int { fields(instant).year }

  /// The day of the week that a moment is on, from Sunday as 1.
  func weekday(of instant: Instant) -> Int { fields(instant).weekday }

  /// A moment as it can be typed where its clock time alone would leave a doubt.
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

  /// A moment as the clocks of the zone have it.
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

  /// The moments on either side of a change of the clocks that show the same time as this one.
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
