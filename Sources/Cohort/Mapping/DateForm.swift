import Reasoning

/// How the dates of a column are written; a time of the day may follow, as `hh:mm` or `hh:mm:ss`.
enum DateForm: String, CaseIterable, Sendable {
  case yearFirst = "yyyy-mm-dd"
  case dayFirst = "dd-mm-yyyy"
  case dayFirstSlashes = "dd/mm/yyyy"
  case dayFirstDots = "dd.mm.yyyy"
  case monthFirst = "mm/dd/yyyy"
  case digits = "yyyymmdd"

  /// The time that a cell tells.
  ///
  /// - Parameters:
  ///   - cell: Its text.
  ///   - zone: The time zone of the registry.
  /// - Returns: The whole day where the cell has no time of the day; nil where it is no date of this form, or
  ///   one before 1900.
  func time(_ cell: [UInt8], in zone: ZoneOffsets) -> EventTime? {
    var rest = cell[...]
    guard let day = day(&rest) else { return nil }
    let time: EventTime?
    if rest.isEmpty {
      time = EventTime(
        earliest: zone.instants(ofLocal: day * 86_400).earliest,
        latest: zone.instants(ofLocal: day * 86_400 + 86_399).latest)
    } else {
      time = Self.secondOfDay(&rest).map { zone.instants(ofLocal: day * 86_400 + $0) }
    }
    guard rest.isEmpty, let time, time.earliest >= .earliest else { return nil }
    return time
  }

  /// The days since 1970 began.
  private func day(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    let letters = Array(rawValue.utf8)
    var fields: [UInt8: Int] = [:]
    var place = 0
    while place < letters.count {
      let letter = letters[place]
      let width = letters[place...].prefix { $0 == letter }.count
      place += width
      if [UInt8(ascii: "y"), UInt8(ascii: "m"), UInt8(ascii: "d")].contains(letter) {
        guard let number = rest.number(width) else { return nil }
        fields[letter] = number
      } else {
        guard rest.popFirst() == letter else { return nil }
      }
    }
    guard let year = fields[UInt8(ascii: "y")], let month = fields[UInt8(ascii: "m")],
      let day = fields[UInt8(ascii: "d")]
    else { return nil }
    return Timestamp.dayNumber(year: year, month: month, day: day)
  }

  private static func secondOfDay(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    guard let separator = rest.popFirst(),
      [UInt8(ascii: " "), UInt8(ascii: "T")].contains(separator),
      let hour = rest.number(2), hour < 24, rest.popFirst() == UInt8(ascii: ":"),
      let minute = rest.number(2), minute < 60
    else { return nil }
    guard !rest.isEmpty else { return Int64(hour * 3600 + minute * 60) }
    guard rest.popFirst() == UInt8(ascii: ":"), let second = rest.number(2), second < 60 else {
      return nil
    }
    return Int64(hour * 3600 + minute * 60 + second)
  }
}

extension ArraySlice<UInt8> {
  /// Takes a number of so many digits.
  fileprivate mutating func number(_ width: Int) -> Int? {
    let digits = prefix(width)
    guard digits.count == width, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    removeFirst(width)
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }
}
