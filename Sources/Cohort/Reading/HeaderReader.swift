/// Reads the first line of a file.
struct HeaderReader {
  /// The first line, and what has been read after it.
  struct Beginning {
    let line: [UInt8]
    let names: [[UInt8]]
    let rest: [UInt8]
  }

  private let text: CSVText

  init(_ text: CSVText) { self.text = text }

  /// - Throws: ``HeaderProblem`` if the file does not begin with the names of columns, or what the source throws.
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
    // In UTF-16, every other byte of plain text is zero; UTF-8 text has no zero bytes.
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

/// The byte order mark that a file may begin with.
struct TextStart {
  /// The number of bytes before the text.
  let length: Int

  /// - Throws: ``HeaderProblem/utf16`` if the mark is that of UTF-16.
  init(_ bytes: ArraySlice<UInt8>) throws(HeaderProblem) {
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { throw .utf16 }
    length = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }
}
