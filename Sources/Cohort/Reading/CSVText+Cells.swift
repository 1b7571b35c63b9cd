extension CSVText {
  /// The place of the first line break that is not within quotation marks.
  static func endOfLine(_ bytes: ArraySlice<UInt8>) -> Int? {
    var isQuoted = false
    for place in bytes.indices {
      if bytes[place] == quote { isQuoted.toggle() }
      if bytes[place] == newline, !isQuoted { return place }
    }
    return nil
  }

  /// The cells of one line, for headers and tables; rows are read by ``RowScanner``.
  ///
  /// - Parameter line: The line, with or without its line break.
  /// - Returns: The texts of the cells; nil if the quotation marks do not match.
  func cells(of line: ArraySlice<UInt8>) -> [[UInt8]]? {
    var line = line
    if line.last == Self.newline { line.removeLast() }
    if line.last == Self.carriageReturn { line.removeLast() }
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var wasQuoted = false
    for byte in line {
      switch byte {
      case Self.quote:
        guard isQuoted || wasQuoted || cell.isEmpty else { return nil }
        if !isQuoted, wasQuoted { cell.append(byte) }
        isQuoted.toggle()
        wasQuoted = true
      case delimiter where !isQuoted:
        cells.append(cell)
        cell = []
        wasQuoted = false
      default:
        guard isQuoted || !wasQuoted else { return nil }
        cell.append(byte)
      }
    }
    guard !isQuoted else { return nil }
    return cells + [cell]
  }
}
