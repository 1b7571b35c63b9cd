/// What ends a cell, a row and a block of CSV (RFC 4180), the same for whoever cuts a file up and for
/// whoever reads what was cut.
///
/// A quotation mark opens a cell only where the cell begins. Where it is not closed within the longest row,
/// or something else than the end of the cell comes after, the line that the row begins on is no row, and
/// the next line is read as if nothing had been opened: one mark too many costs one line.
struct CSVText: Sendable {
  static let quote = UInt8(ascii: "\"")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// The most bytes of a row.
  static let longestRow = 1 << 20

  let delimiter: UInt8

  /// How a cell in quotation marks ends.
  enum QuotedEnd: Equatable {
    /// The mark that closes it stands here.
    case closed(Int)
    /// Nothing of what there is closes it.
    case open
    /// Something else than the end of the cell comes after it, or the row is too long.
    case broken
  }

  /// How a cell ends that begins with a quotation mark.
  ///
  /// - Parameters:
  ///   - start: The place after the mark that opens it.
  ///   - row: The place where its row begins.
  ///   - bytes: What there is.
  ///   - end: Where that ends.
  /// - Returns: Where it is closed, or that it is not.
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

  /// Where the line after a place begins.
  func lineAfter(_ place: Int, in bytes: Span<UInt8>, end: Int) -> Int {
    (bytes.first(Self.newline, in: place..<end) ?? end - 1) + 1
  }

  /// Where the rows that are whole end, of bytes that begin with a row; 0 where none is.
  ///
  /// - Parameters:
  ///   - bytes: What there is; more may follow.
  ///   - end: Where it ends.
  ///   - hasQuotes: Whether there are quotation marks among it.
  /// - Returns: Where the last whole row ends, and whether the rest of the bytes is inside of quotation marks.
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
}
