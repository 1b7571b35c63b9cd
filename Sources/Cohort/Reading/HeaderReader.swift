/// Reads the first line of a file.
struct HeaderReader {
  /// The first line and what was read of the file after it.
  struct Beginning {
    let line: [UInt8]
    let names: [[UInt8]]
    let rest: [UInt8]
  }

  private let text: CSVText

  init(_ text: CSVText) { self.text = text }

  /// - Throws: ``HeaderProblem`` where the file does not begin with names, or what the source throws.
  func read(_ source: ByteSource) throws -> Beginning {
    var bytes = Array(repeating: UInt8(0), count: 4096)
    var filled = 0
    while true {
      if filled == bytes.count { bytes += Array(repeating: 0, count: bytes.count) }
      let count = try source(&bytes, filled..<bytes.count)
      filled += count
      let start = try TextStart(bytes[..<filled]).length
      let whole = bytes[start..<filled]
      if let end = CSVText.endOfLine(whole) {
        return try beginning(whole[..<end], rest: Array(whole[(end + 1)...]))
      }
      if count == 0 { return try beginning(whole, rest: []) }
      guard filled <= CSVText.longestRow else { throw HeaderProblem.unreadable }
    }
  }

  private func beginning(
    _ line: ArraySlice<UInt8>, rest: [UInt8]
  ) throws(HeaderProblem) -> Beginning {
    // Every other byte of plain text is zero there, and no other text has any.
    if line.contains(0) { throw .utf16 }
    var line = line
    if line.last == CSVText.carriageReturn { line.removeLast() }
    guard !line.isEmpty else { throw .empty }
    guard let names = text.cells(of: line),
      names.allSatisfy({ String(validating: $0, as: UTF8.self) != nil })
    else { throw .unreadable }
    return Beginning(line: Array(line), names: names, rest: rest)
  }
}

/// What a file begins with before its text.
struct TextStart {
  /// How many bytes the mark of the byte order takes.
  let length: Int

  /// - Throws: ``HeaderProblem/utf16`` where the mark says that the text is not UTF-8.
  init(_ bytes: ArraySlice<UInt8>) throws(HeaderProblem) {
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { throw .utf16 }
    length = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }
}
