extension Timestamp {
  /// Why a text is not a valid timestamp.
  public enum ParseFailure: Error, Hashable, Sendable {
    /// It is not an RFC 3339 date and time, or not one that exists on the calendar and clock.
    case malformed
    /// It has no UTC offset.
    case missingOffset
  }

  /// Parses an RFC 3339 date and time such as `2026-11-22T21:00:00+01:00`.
  ///
  /// Accepts `Z` for UTC and fractions of a second, of which nine digits are used. Rejects leap
  /// seconds (`:60`), since ``Instant`` does not count them.
  ///
  /// - Parameter text: A date and a time of day with UTC offset.
  /// - Throws: ``ParseFailure`` when the text is malformed or has no offset.
  public init(rfc3339 text: String) throws(ParseFailure) {
    var rest = Array(text.utf8)[...]
    guard let year = rest.digits(4), rest.take("-"), let month = rest.digits(2), rest.take("-"),
      let day = rest.digits(2), rest.take("Tt"), let hour = rest.digits(2), rest.take(":"),
      let minute = rest.digits(2), rest.take(":"), let second = rest.digits(2)
    else { throw .malformed }
    guard (1...12).contains(month), (1...daysInMonth(month, year: year)).contains(day),
      hour <= 23, minute <= 59, second <= 59
    else { throw .malformed }
    var nanoseconds: Int32 = 0
    if rest.take(".") {
      let fraction = rest.prefix { (48...57).contains($0) }
      guard !fraction.isEmpty else { throw .malformed }
      rest = rest.dropFirst(fraction.count)
      for place in 0..<9 {
        let digit = place < fraction.count ? fraction[fraction.startIndex + place] - 48 : 0
        nanoseconds = nanoseconds * 10 + Int32(digit)
      }
    }
    if rest.isEmpty { throw .missingOffset }
    var offset = 0
    if !rest.take("Zz") {
      let sign = rest.take("-") ? -1 : rest.take("+") ? 1 : 0
      guard sign != 0, let hours = rest.digits(2), rest.take(":"), let minutes = rest.digits(2),
        hours <= 23, minutes <= 59
      else { throw .malformed }
      offset = sign * (hours * 3600 + minutes * 60)
    }
    guard rest.isEmpty else { throw .malformed }
    let days = daysSince1970(year: year, month: month, day: day)
    let local = Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    self.init(
      Instant(seconds: local - Int64(offset), nanoseconds: nanoseconds), offsetSeconds: offset)
  }

  /// The time in RFC 3339 format, with a fraction only if it is not zero.
  public var rfc3339: String {
    let shown = clockTime
    var text: [UInt8] = []
    text.reserveCapacity(35)
    text.append(shown.year, width: 4)
    text.append(UInt8(ascii: "-"))
    text.append(shown.month, width: 2)
    text.append(UInt8(ascii: "-"))
    text.append(shown.day, width: 2)
    text.append(UInt8(ascii: "T"))
    text.append(shown.hour, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(shown.minute, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(shown.second, width: 2)
    appendFraction(to: &text)
    appendOffset(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The number of local days since the start of 1970 at this offset.
  package var dayNumber: Int64 {
    floorDivision(instant.seconds + Int64(offsetSeconds), 86_400).quotient
  }

  /// The number of days from the start of 1970 to a date; `nil` where the calendar has no such date.
  package static func dayNumber(year: Int, month: Int, day: Int) -> Int64? {
    guard (1...12).contains(month), (1...daysInMonth(month, year: year)).contains(day) else {
      return nil
    }
    return Int64(daysSince1970(year: year, month: month, day: day))
  }

  /// The local calendar date and time of day at this offset.
  package var clockTime: ClockTime {
    let (days, rest) = floorDivision(instant.seconds + Int64(offsetSeconds), 86_400)
    let date = civilDate(daysSince1970: Int(days))
    let second = Int(rest)
    return ClockTime(
      year: date.year, month: date.month, day: date.day,
      // 1 January 1970 was a Thursday.
      weekday: Int(floorDivision(days + 4, 7).rest) + 1,
      hour: second / 3600, minute: second / 60 % 60, second: second % 60)
  }

  /// A Gregorian calendar date with a time of day.
  package struct ClockTime: Hashable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int
    /// 1 is Sunday, 7 is Saturday.
    package let weekday: Int
    package let hour: Int
    package let minute: Int
    package let second: Int
  }

  private func appendFraction(to text: inout [UInt8]) {
    guard instant.nanoseconds != 0 else { return }
    text.append(UInt8(ascii: "."))
    text.append(Int(instant.nanoseconds), width: 9)
    while text.last == UInt8(ascii: "0") { text.removeLast() }
  }

  private func appendOffset(to text: inout [UInt8]) {
    guard offsetSeconds != 0 else {
      text.append(UInt8(ascii: "Z"))
      return
    }
    let minutes = abs(offsetSeconds) / 60
    text.append(UInt8(ascii: offsetSeconds < 0 ? "-" : "+"))
    text.append(minutes / 60, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(minutes % 60, width: 2)
  }
}

extension Instant {
  /// The moment in RFC 3339 format, in UTC.
  package var utc: String { Timestamp(self, offsetSeconds: 0).rfc3339 }
}

extension ArraySlice<UInt8> {
  /// Consumes exactly this many digits; consumes nothing and returns `nil` if there are fewer.
  fileprivate mutating func digits(_ count: Int) -> Int? {
    let digits = prefix(count)
    guard digits.count == count, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    self = dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// Consumes one character if it is any of these.
  fileprivate mutating func take(_ characters: String) -> Bool {
    guard let first, characters.utf8.contains(first) else { return false }
    removeFirst()
    return true
  }
}

extension [UInt8] {
  /// Appends a number, padded with leading zeros to a width.
  fileprivate mutating func append(_ number: Int, width: Int) {
    guard number >= 0 else {
      append(UInt8(ascii: "-"))
      append(-number, width: width - 1)
      return
    }
    if width > 1 || number >= 10 { append(number / 10, width: width - 1) }
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}

private func daysInMonth(_ month: Int, year: Int) -> Int {
  let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
}

/// Days of the proleptic Gregorian calendar, counted in eras of 400 years whose years start in
/// March, so that the leap day comes last.
private func daysSince1970(year: Int, month: Int, day: Int) -> Int {
  let shifted = month <= 2 ? year - 1 : year
  let (era, yearOfEra) = floorDivision(Int64(shifted), 400)
  let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
  let dayOfEra = Int(yearOfEra) * 365 + Int(yearOfEra) / 4 - Int(yearOfEra) / 100 + dayOfYear
  return Int(era) * 146_097 + dayOfEra - 719_468
}

private func civilDate(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
  let (era, rest) = floorDivision(Int64(days + 719_468), 146_097)
  let dayOfEra = Int(rest)
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  let year = yearOfEra + Int(era) * 400 + (month <= 2 ? 1 : 0)
  return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
}

private func floorDivision(_ number: Int64, _ divisor: Int64) -> (quotient: Int64, rest: Int64) {
  let rest = ((number % divisor) + divisor) % divisor
  return ((number - rest) / divisor, rest)
}
