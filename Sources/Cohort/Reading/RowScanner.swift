/// Reads the rows of blocks.
///
/// The end of a cell is found by comparing sixteen bytes at a time. A cell that ends within these sixteen is
/// looked up in the table of its column; any other is read byte by byte, with the same result.
struct RowScanner: Sendable {
  /// A column as the loop needs it.
  private struct Column: Sendable {
    let use: CohortColumns.Use
    /// The item whose table its cells are looked up in; -1 if they are not.
    var item = -1
    var multiplier: UInt64 = 0
    var shift: UInt64 = 0
    var firstCode = 0
    var isText = false
  }

  /// How many rows a block has, and which could not be read.
  struct Result: Sendable {
    var rows = 0
    var unreadable = UnreadableRows()
  }

  private let text: CSVText
  private let columns: [Column]
  private let codes: [ItemCodes.Code]
  private let cells: [ItemCodes]
  private let header: [UInt8]
  /// The first eight bytes of the header, and which of their bits it has.
  private let headerStart: UInt64
  private let headerBits: UInt64
  /// For a cell of each length, the bits of the two halves of its window that belong to it.
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
    headerStart = header.line.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    headerBits = bits(header.line.count)
  }

  /// Reads the rows of a block.
  ///
  /// - Parameters:
  ///   - block: The rows.
  ///   - sink: Takes their cells.
  /// - Returns: How many rows there were, and which could not be read.
  @inline(__always)
  func scan(_ block: borrowing RowBlock, into sink: inout some RowSink) -> Result {
    let signs = CellSigns(delimiter: text.delimiter, hasQuotes: block.hasQuotes)
    let bytes = block.bytes.span
    var result = Result()
    var place = 0
    while place < block.end {
      if let next = afterEmptyLine(at: place, in: bytes) {
        place = next
        continue
      }
      let row = place
      sink.begin()
      var fault = readCells(ofRowAt: row, in: block, signs, next: &place, into: &sink)
      if fault == nil { fault = faultOfRow(row..<place, in: block) }
      if fault == nil { fault = sink.end() }
      result.rows += 1
      if let fault { result.unreadable.add(fault, atRow: result.rows) }
    }
    return result
  }

  /// The place after an empty line; nil if there is none.
  ///
  /// In a file of one column, such a line is a row.
  @inline(__always)
  private func afterEmptyLine(at place: Int, in bytes: Span<UInt8>) -> Int? {
    guard columns.count > 1 else { return nil }
    let first = bytes.byte(at: place)
    if first == CSVText.newline { return place &+ 1 }
    guard first == CSVText.carriageReturn, bytes.byte(at: place &+ 1) == CSVText.newline
    else { return nil }
    return place &+ 2
  }

  /// Hands the cells of a row to the sink.
  ///
  /// - Parameters:
  ///   - row: The place where the row begins.
  ///   - block: The rows.
  ///   - signs: What ends a cell.
  ///   - place: Becomes the place where the next row begins.
  ///   - sink: Takes the cells.
  /// - Returns: Why these are not the cells of a row.
  @inline(__always)
  private func readCells(
    ofRowAt row: Int, in block: borrowing RowBlock, _ signs: CellSigns, next place: inout Int,
    into sink: inout some RowSink
  ) -> RowFault? {
    let bytes = block.bytes.span
    let columns = columns.span
    let last = columns.count &- 1
    place = row
    for number in 0...last {
      let cell: RowCell
      if signs.hasQuotes, bytes.byte(at: place) == CSVText.quote {
        guard let quoted = quotedCell(at: place, ofRowAt: row, in: block, signs) else {
          place = text.lineAfter(row, in: bytes, end: block.end)
          return .quotes
        }
        cell = quoted
      } else {
        cell = plainCell(at: place, isLast: number == last, in: bytes, signs)
      }
      let ending = bytes.byte(at: cell.end)
      guard ending == (number == last ? CSVText.newline : signs.delimiter) else {
        return fault(ofRowAt: row, endingAt: cell.end, in: block, next: &place)
      }
      place = cell.end &+ 1
      take(cell, of: columns[number], in: block, into: &sink)
    }
    return nil
  }

  /// A cell without quotation marks.
  @inline(__always)
  private func plainCell(
    at place: Int, isLast: Bool, in bytes: Span<UInt8>, _ signs: CellSigns
  ) -> RowCell {
    var cell = RowCell(start: place, window: bytes.window(at: place))
    cell.length = signs.endOfCell(in: cell.window)
    cell.end = place &+ cell.length
    if cell.length == 16 {
      cell.end = text.endOfCell(from: cell.end, in: bytes, hasQuotes: signs.hasQuotes)
      cell.length = cell.end &- place
    }
    if isLast, cell.length > 0, bytes.byte(at: cell.end &- 1) == CSVText.carriageReturn {
      cell.length &-= 1
    }
    return cell
  }

  /// A cell that begins with a quotation mark; nil if the marks do not match.
  @inline(__always)
  private func quotedCell(
    at place: Int, ofRowAt row: Int, in block: borrowing RowBlock, _ signs: CellSigns
  ) -> RowCell? {
    let bytes = block.bytes.span
    let start = place &+ 1
    var cell = RowCell(start: start, window: bytes.window(at: start))
    cell.length = (cell.window .== signs.quotes).firstSet
    cell.end = start &+ cell.length &+ 1
    let isShort =
      cell.length < 16 && cell.end < block.end && signs.endsCell(bytes.byte(at: cell.end))
      && cell.end &- row < CSVText.longestRow
    if !isShort {
      let end = text.quotedEnd(from: start, ofRowAt: row, in: bytes, end: block.end)
      guard case .closed(let close) = end else { return nil }
      cell.length = close &- start
      cell.isDoubled = bytes.first(CSVText.quote, in: start..<close) != nil
      cell.end = close &+ 1
    }
    if bytes.byte(at: cell.end) == CSVText.carriageReturn { cell.end &+= 1 }
    return cell
  }

  /// Hands a cell to the sink.
  @inline(__always)
  private func take(
    _ cell: RowCell, of column: Column, in block: borrowing RowBlock, into sink: inout some RowSink
  ) {
    if column.item >= 0 {
      let (low, high) = cell.window.halves
      let bits = halves[min(cell.length, 16)]
      let key = (low: low & bits[0], high: high & bits[1])
      let slot = ItemCodes.hash(key.low, key.high, column.multiplier) &>> column.shift
      let code = codes[column.firstCode &+ Int(truncatingIfNeeded: slot)]
      let difference =
        (code.low ^ key.low) | (code.high ^ key.high)
        | UInt64(code.length ^ UInt32(truncatingIfNeeded: cell.length))
      if difference == 0 {
        sink.item(column.item, digit: code.digit)
      } else {
        takeSlowly(cell, of: column.item, in: block, into: &sink)
      }
    }
    if column.isText, let text = column.use.text {
      if cell.isDoubled {
        sink.text(text, cell.undoubled(in: block.bytes))
      } else {
        sink.text(text, block.bytes[cell.range])
      }
    }
  }

  /// Why a row is not one that has a cell for every column.
  ///
  /// - Parameters:
  ///   - row: The place where the row begins.
  ///   - end: The place of the byte after a cell, which is not what ends the cell of that column.
  ///   - block: The rows.
  ///   - place: Becomes the place where the next row begins.
  /// - Returns: What is wrong.
  @inline(never)
  private func fault(
    ofRowAt row: Int, endingAt end: Int, in block: borrowing RowBlock, next place: inout Int
  ) -> RowFault {
    let bytes = block.bytes.span
    let ending = bytes.byte(at: end)
    if ending == CSVText.newline {
      place = end + 1
      return .tooShort
    }
    place = text.endOfRow(after: end, ofRowAt: row, in: bytes, end: block.end)
    return ending == CSVText.quote ? .quotes : .tooLong
  }

  /// Why a row that has the right number of cells is not one of cases.
  @inline(__always)
  private func faultOfRow(_ row: Range<Int>, in block: borrowing RowBlock) -> RowFault? {
    let bytes = block.bytes.span
    // The first eight bytes tell nearly every row from the header.
    if bytes.window(at: row.lowerBound).halves.low & headerBits == headerStart,
      isHeader(row, in: bytes)
    {
      return .header
    }
    if block.hasZeros, bytes.first(0, in: row) != nil { return .noText }
    return row.count > CSVText.longestRow + 1 ? .longerThanAllowed : nil
  }

  /// Hands on a cell that is not a single short value.
  @inline(never)
  private func takeSlowly(
    _ cell: RowCell, of item: Int, in block: borrowing RowBlock, into sink: inout some RowSink
  ) {
    let mask: UInt16
    if cell.isDoubled {
      let bytes = cell.undoubled(in: block.bytes)
      mask = cells[item].mask(0..<bytes.count, in: bytes.span)
    } else {
      mask = cells[item].mask(cell.range, in: block.bytes.span)
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
