/// What takes the cells of rows, one row after the other.
protocol RowSink {
  /// A row begins.
  mutating func begin()
  /// The values of an item still possible, as a mask less one.
  mutating func item(_ item: Int, digit: UInt32)
  /// The answer to an item is no value.
  mutating func noValue(_ item: Int)
  /// A cell that is taken as text, by the index of its column among these.
  mutating func text(_ column: Int, _ cell: some Collection<UInt8>)
  /// The row is whole.
  ///
  /// - Returns: What is wrong with it nevertheless.
  mutating func end() -> RowFault?
}

/// Reads the rows of blocks, about a gigabyte a second.
///
/// A cell is found by comparing sixteen bytes at once with what may end it. Where it ends within these, they
/// are its key in the table of the column; everything else goes the slow way, of which the outcome is the same.
struct RowScanner: Sendable {
  /// A column as the loop needs it.
  private struct Column: Sendable {
    let use: CohortColumns.Use
    /// Whether its cells are looked at, and in which table.
    var item = -1
    var multiplier: UInt64 = 0
    var shift: UInt64 = 0
    var firstCode = 0
    var isText = false
  }

  /// What came of the rows of a block.
  struct Result: Sendable {
    var rows = 0
    var unreadable = UnreadableRows()
  }

  private let text: CSVText
  private let columns: [Column]
  private let codes: [ItemCodes.Code]
  private let cells: [ItemCodes]
  private let header: [UInt8]
  /// Of a text of so many bytes, which bits of its first and second half count.
  private let halves: [SIMD2<UInt64>]

  init(_ header: CohortColumns, cells: [ItemCodes], text: CSVText) {
    var codes: [ItemCodes.Code] = []
    var columns: [Column] = []
    for use in header.uses {
      var column = Column(use: use)
      column.isText = use.text != nil
      if let item = use.item {
        column.item = item
        column.multiplier = cells[item].multiplier
        column.shift = cells[item].shift
        column.firstCode = codes.count
        codes += cells[item].codes
      }
      columns.append(column)
    }
    self.columns = columns
    self.codes = codes
    self.cells = cells
    self.text = text
    self.header = header.line
    func bits(_ bytes: Int) -> UInt64 { bytes >= 8 ? .max : (1 << UInt64(8 * max(bytes, 0))) - 1 }
    halves = (0...16).map { SIMD2(bits($0), bits($0 - 8)) }
  }

  /// Reads the rows of a block.
  ///
  /// - Parameters:
  ///   - block: The rows.
  ///   - sink: Takes their cells.
  /// - Returns: How many rows there were, and which could not be read.
  @inline(__always)
  func scan(_ block: borrowing RowBlock, into sink: inout some RowSink) -> Result {
    scan(block, hasQuotes: block.hasQuotes || block.hasZeros, into: &sink)
  }

  @inline(__always)
  private func scan(
    _ block: borrowing RowBlock, hasQuotes: Bool, into sink: inout some RowSink
  ) -> Result {
    let bytes = block.bytes.span
    let end = block.end
    let columns = columns.span
    let codes = codes.span
    let halves = halves.span
    let delimiters = SIMD16<UInt8>(repeating: text.delimiter)
    let newlines = SIMD16<UInt8>(repeating: CSVText.newline)
    let quotes = SIMD16<UInt8>(repeating: CSVText.quote)
    let last = columns.count - 1
    let headerStart = header.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    let headerBits = halves[min(header.count, 8)][0]
    var result = Result()
    var place = 0
    while place < end {
      let row = place
      let start = bytes.window(at: row)
      if last > 0, start[0] == CSVText.newline {
        place += 1
        continue
      }
      if last > 0, start[0] == CSVText.carriageReturn, start[1] == CSVText.newline {
        place += 2
        continue
      }
      var fault: RowFault?
      sink.begin()
      for number in 0...last {
        let column = columns[number]
        var window = bytes.window(at: place)
        var from = place
        var length: Int
        var next: Int
        var isDoubled = false
        if hasQuotes, window[0] == CSVText.quote {
          from += 1
          window = bytes.window(at: from)
          length = (window .== quotes).firstSet
          let after = from &+ length &+ 1
          if length < 16, after < end,
            bytes.byte(at: after) == text.delimiter
              || bytes.byte(at: after) == CSVText.newline, after &- row < CSVText.longestRow
          {
            next = after
          } else {
            guard
              case .closed(let close) = text.quotedEnd(
                from: from, ofRowAt: row, in: bytes, end: end)
            else {
              place = text.lineAfter(row, in: bytes, end: end)
              fault = .quotes
              break
            }
            length = close - from
            isDoubled = bytes.first(CSVText.quote, in: from..<close) != nil
            next = close + 1
          }
          if bytes.byte(at: next) == CSVText.carriageReturn { next += 1 }
        } else {
          var hits = (window .== delimiters) .| (window .== newlines)
          if hasQuotes { hits = hits .| (window .== quotes) }
          length = hits.firstSet
          next = from &+ length
          if length == 16 {
            next = endOfCell(from: next, in: bytes, hasQuotes: hasQuotes)
            length = next - from
          }
          if number == last, length > 0,
            bytes.byte(at: next &- 1) == CSVText.carriageReturn
          {
            length &-= 1
          }
        }
        let ending = bytes.byte(at: next)
        if ending != (number == last ? CSVText.newline : text.delimiter) {
          if ending == CSVText.newline {
            fault = .tooShort
            place = next + 1
          } else {
            fault = ending == CSVText.quote ? .quotes : .tooLong
            place = endOfRow(after: next, ofRowAt: row, in: bytes, end: end)
          }
          break
        }
        place = next &+ 1
        if column.item >= 0 {
          let (low, high) = window.halves
          let bits = halves[min(length, 16)]
          let key = (low: low & bits[0], high: high & bits[1])
          let slot = ItemCodes.hash(key.low, key.high, column.multiplier) &>> column.shift
          let code = codes[column.firstCode &+ Int(truncatingIfNeeded: slot)]
          let differs =
            (code.low ^ key.low) | (code.high ^ key.high)
            | UInt64(code.length ^ UInt32(truncatingIfNeeded: length))
          if differs == 0 {
            sink.item(column.item, digit: code.digit)
          } else {
            slowly(column.item, from, length, isDoubled, in: block, &sink)
          }
        }
        if column.isText, let text = column.use.text {
          sink.text(text, cell(from, length, isDoubled, in: block))
        }
      }
      result.rows += 1
      if fault == nil {
        if place - row > CSVText.longestRow + 1 { fault = .longerThanAllowed }
        if block.hasZeros, bytes.first(0, in: row..<place) != nil { fault = .noText }
        if start.halves.low & headerBits == headerStart, isHeader(row..<place, in: bytes) {
          fault = .header
        }
        if fault == nil { fault = sink.end() }
      }
      if let fault { result.unreadable.add(fault, atRow: result.rows) }
    }
    return result
  }

  /// Where a cell ends that is not in quotation marks, or a mark stands in it.
  @inline(never)
  private func endOfCell(from start: Int, in bytes: Span<UInt8>, hasQuotes: Bool) -> Int {
    var place = start
    while true {
      let byte = bytes.byte(at: place)
      if byte == text.delimiter || byte == CSVText.newline || (hasQuotes && byte == CSVText.quote) {
        return place
      }
      place += 1
    }
  }

  /// Where the row after one begins of which no more is read; `place` is that of a byte that ends a
  /// cell, or of a mark inside of one.
  @inline(never)
  private func endOfRow(
    after place: Int, ofRowAt row: Int, in bytes: Span<UInt8>, end: Int
  ) -> Int {
    var place = place
    while bytes.byte(at: place) != CSVText.newline {
      let isStart = bytes.byte(at: place) == text.delimiter
      place += 1
      guard isStart, bytes.byte(at: place) == CSVText.quote else { continue }
      switch text.quotedEnd(from: place + 1, ofRowAt: row, in: bytes, end: end) {
      case .closed(let close): place = close + 1
      case .open, .broken: return text.lineAfter(row, in: bytes, end: end)
      }
    }
    return place + 1
  }

  private func cell(
    _ start: Int, _ length: Int, _ isDoubled: Bool, in block: borrowing RowBlock
  ) -> [UInt8] {
    let cell = Array(block.bytes[start..<start + length])
    guard isDoubled else { return cell }
    var plain: [UInt8] = []
    var isSecond = false
    for byte in cell {
      isSecond = byte == CSVText.quote && !isSecond
      if !isSecond { plain.append(byte) }
    }
    return plain
  }

  /// Reads a cell that is no single value, or a long one.
  @inline(never)
  private func slowly(
    _ item: Int, _ start: Int, _ length: Int, _ isDoubled: Bool, in block: borrowing RowBlock,
    _ sink: inout some RowSink
  ) {
    let mask: UInt16
    if isDoubled {
      let cell = cell(start, length, isDoubled, in: block)
      mask = cells[item].mask(0..<cell.count, in: cell.span)
    } else {
      mask = cells[item].mask(start..<start + length, in: block.bytes.span)
    }
    if mask == 0 { sink.noValue(item) } else { sink.item(item, digit: UInt32(mask) - 1) }
  }

  @inline(never)
  private func isHeader(_ row: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    var end = row.upperBound - 1
    if end > row.lowerBound, bytes.byte(at: end - 1) == CSVText.carriageReturn { end -= 1 }
    return bytes.equals(row.lowerBound..<end, header)
  }
}
