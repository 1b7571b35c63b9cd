/// A cell in a block.
struct RowCell {
  /// The place of its first byte, after a quotation mark.
  let start: Int
  /// The sixteen bytes from there on.
  let window: SIMD16<UInt8>
  /// Its length, without quotation marks and without the carriage return of a line end.
  var length = 0
  /// The place of the delimiter or line break after it.
  var end = 0
  /// Whether two quotation marks in it stand for one.
  var isDoubled = false

  init(start: Int, window: SIMD16<UInt8>) {
    self.start = start
    self.window = window
  }

  /// The places of its text.
  var range: Range<Int> { start..<start + length }

  /// Its text, with one quotation mark for two.
  func undoubled(in bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    var isSecond = false
    for byte in bytes[range] {
      isSecond = byte == CSVText.quote && !isSecond
      if !isSecond { plain.append(byte) }
    }
    return plain
  }
}

/// The bytes that end a cell, each sixteen times.
struct CellSigns {
  let delimiter: UInt8
  let hasQuotes: Bool
  let delimiters: SIMD16<UInt8>
  let newlines = SIMD16<UInt8>(repeating: CSVText.newline)
  let quotes = SIMD16<UInt8>(repeating: CSVText.quote)

  init(delimiter: UInt8, hasQuotes: Bool) {
    self.delimiter = delimiter
    self.hasQuotes = hasQuotes
    delimiters = SIMD16(repeating: delimiter)
  }

  /// How many bytes come before one that ends a cell without quotation marks, or does not belong in it; 16 if
  /// there is none.
  @inline(__always)
  func endOfCell(in window: SIMD16<UInt8>) -> Int {
    var hits = (window .== delimiters) .| (window .== newlines)
    if hasQuotes { hits = hits .| (window .== quotes) }
    return hits.firstSet
  }

  @inline(__always)
  func endsCell(_ byte: UInt8) -> Bool { byte == delimiter || byte == CSVText.newline }
}
