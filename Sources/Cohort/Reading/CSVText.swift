/// What ends a cell and a row of CSV (RFC 4180).
///
/// Dividing a file into blocks and reading the rows of a block use the same rules.
///
/// A quotation mark opens a cell only at its beginning. If the cell is not closed within the longest row, or
/// its closing mark is followed by anything but the end of the cell, the line on which the row begins is
/// unreadable, and reading continues on the next line as if nothing had been opened. A stray mark therefore
/// costs one line.
struct CSVText: Sendable {
  static let quote = UInt8(ascii: "\"")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// The largest number of bytes in a row.
  static let longestRow = 1 << 20

  let delimiter: UInt8

  /// How a cell in quotation marks ends.
  enum QuotedEnd: Equatable {
    /// By the mark at this place.
    case closed(Int)
    /// Not within the bytes that have been read.
    case open
    /// The closing mark is not followed by the end of the cell, or the row is too long.
    case broken
  }

  /// Finds the end of a cell that begins with a quotation mark.
  ///
  /// - Parameters:
  ///   - start: The place after the opening mark.
  ///   - row: The place where its row begins.
  ///   - bytes: The bytes that have been read.
  ///   - end: The place where they end.
  /// - Returns: How the cell ends.
  func quotedEnd(from start: Int, ofRowAt row: Int, in bytes: Span<UInt8>, end: Int) -> QuotedEnd {
    var place = start
    let limit = min(end, row + Self.longestRow + 1)
    while let mark = bytes.first(Self.quote, in: place..<max(place, limit)) {
      guard mark + 1 < end else { return .open }
      guard bytes.byte(at: mark + 1) == Self.quote else {
        return endsCell(mark + 1, in: bytes, end: end) ? .closed(mark) : .broken
      }
      place = mark + 2
    }
    return limit < end ? .broken : .open
  }

  /// Whether a cell may end at a place.
  private func endsCell(_ place: Int, in bytes: Span<UInt8>, end: Int) -> Bool {
    switch bytes.byte(at: place) {
    case delimiter, Self.newline: true
    case Self.carriageReturn: place + 1 >= end || bytes.byte(at: place + 1) == Self.newline
    default: false
    }
  }

  /// The place where the next line begins.
  func lineAfter(_ place: Int, in bytes: Span<UInt8>, end: Int) -> Int {
    (bytes.first(Self.newline, in: place..<end) ?? end - 1) + 1
  }

  /// Finds the end of the last complete row.
  ///
  /// - Parameters:
  ///   - bytes: Bytes that begin with a row; more may follow.
  ///   - end: The place where they end.
  ///   - hasQuotes: Whether there are quotation marks among them.
  /// - Returns: The place where the last complete row ends, 0 if there is none, and whether the bytes end within
  ///   quotation marks.
  func wholeRows(
    in bytes: Span<UInt8>, end: Int, hasQuotes: Bool
  ) -> (end: Int, isQuoted: Bool) {
    var row = 0
    var place = 0
    while hasQuotes, let mark = bytes.first(Self.quote, in: place..<end) {
      if let newline = bytes.last(Self.newline, in: place..<mark) { row = newline + 1 }
      guard mark == row || bytes.byte(at: mark - 1) == delimiter else {
        place = mark + 1
        continue
      }
      switch quotedEnd(from: mark + 1, ofRowAt: row, in: bytes, end: end) {
      case .closed(let close): place = close + 1
      case .open: return (row, true)
      case .broken:
        guard let newline = bytes.first(Self.newline, in: row..<end) else { return (row, false) }
        row = newline + 1
        place = row
      }
    }
    let last = place < end ? bytes.last(Self.newline, in: place..<end) : nil
    return (last.map { $0 + 1 } ?? row, false)
  }

  /// The place of the byte that ends a cell without quotation marks, or of a mark that does not belong in it.
  @inline(never)
  func endOfCell(from start: Int, in bytes: Span<UInt8>, hasQuotes: Bool) -> Int {
    var place = start
    while true {
      let byte = bytes.byte(at: place)
      if byte == delimiter || byte == Self.newline || (hasQuotes && byte == Self.quote) {
        return place
      }
      place += 1
    }
  }

  /// The place after a row that is not read further.
  ///
  /// - Parameters:
  ///   - place: The place of a byte that ends a cell, or of a quotation mark within one.
  ///   - row: The place where the row begins.
  ///   - bytes: The rows.
  ///   - end: The place where the rows end.
  /// - Returns: The place where the next row begins.
  @inline(never)
  func endOfRow(
    after place: Int, ofRowAt row: Int, in bytes: Span<UInt8>, end: Int
  ) -> Int {
    var place = place
    while bytes.byte(at: place) != Self.newline {
      let isStart = bytes.byte(at: place) == delimiter
      place += 1
      guard isStart, bytes.byte(at: place) == Self.quote else { continue }
      switch quotedEnd(from: place + 1, ofRowAt: row, in: bytes, end: end) {
      case .closed(let close): place = close + 1
      case .open, .broken: return lineAfter(row, in: bytes, end: end)
      }
    }
    return place + 1
  }
}
