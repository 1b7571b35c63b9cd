import Synchronization

/// Complete rows that follow one another in a file.
struct RowBlock {
  /// The rows, followed by unused bytes.
  var bytes: [UInt8] = []
  /// The place where the rows end; the byte before it is a line break.
  var end = 0
  /// The number of blocks before this one.
  var number = 0
  var hasQuotes = false
  /// Whether there is a zero byte, which no text has.
  var hasZeros = false

  /// The smallest number of unused bytes, so that windows end within the block.
  static let padding = 64

  mutating func makeRoom(for count: Int) {
    guard bytes.count < count + Self.padding else { return }
    bytes += Array(repeating: 0, count: count + Self.padding - bytes.count)
  }
}

/// Reads bytes into a range of an array, and returns how many were read; 0 at the end of the file.
package typealias ByteSource = @Sendable (_ bytes: inout [UInt8], _ range: Range<Int>) throws -> Int

/// Divides a file into blocks of complete rows, which several tasks read at the same time.
final class BlockReader: Sendable {
  private struct State: Sendable {
    /// The beginning of a row whose end has not been read yet.
    var rest: [UInt8] = []
    var number = 0
    var isAtEnd = false
    /// Whether the row in ``rest`` is too long, so that the rest of its line is skipped.
    var isSkipping = false
  }

  private let state: Mutex<State>
  private let source: ByteSource
  private let text: CSVText
  private let size: Int
  /// Whether quotation marks may contain line breaks.
  private let isCSV: Bool

  /// - Parameters:
  ///   - source: The file from its first row on.
  ///   - beginning: The bytes that have already been read.
  ///   - text: The rules that rows are divided by.
  ///   - isCSV: Whether quotation marks may contain line breaks.
  ///   - size: The number of bytes to read at a time.
  init(
    _ source: @escaping ByteSource, after beginning: [UInt8], _ text: CSVText,
    isCSV: Bool = true, size: Int
  ) {
    state = Mutex(State(rest: beginning))
    self.source = source
    self.text = text
    self.size = size
    self.isCSV = isCSV
  }

  /// Reads the next block.
  ///
  /// - Parameter block: Receives the rows; its memory is reused.
  /// - Returns: Whether there was another block.
  /// - Throws: What the source throws.
  func next(_ block: inout RowBlock) throws -> Bool {
    try state.withLock { state in
      var filled = state.rest.count
      block.makeRoom(for: filled + size + 1)
      block.bytes.replaceSubrange(0..<filled, with: state.rest)
      while true {
        try fill(&block, &filled, upTo: filled + size, &state)
        block.hasQuotes =
          isCSV && block.bytes.span.first(CSVText.quote, in: 0..<filled) != nil
        let whole = wholeRows(&block, &filled, &state)
        guard whole > 0 || state.isAtEnd else { continue }
        state.rest = Array(block.bytes[whole..<filled])
        block.end = whole
        block.hasZeros = block.bytes.span.first(0, in: 0..<whole) != nil
        block.number = state.number
        state.number += 1
        return whole > 0
      }
    }
  }

  private func fill(
    _ block: inout RowBlock, _ filled: inout Int, upTo target: Int, _ state: inout State
  ) throws {
    block.makeRoom(for: target + 1)
    while filled < target, !state.isAtEnd {
      let count = try source(&block.bytes, filled..<target)
      state.isAtEnd = count == 0
      if state.isSkipping {
        let newline = block.bytes.span.first(CSVText.newline, in: filled..<filled + count)
        guard let newline else { continue }
        state.isSkipping = false
        let rest = Array(block.bytes[newline..<filled + count])
        block.bytes.replaceSubrange(filled..<filled + rest.count, with: rest)
        filled += rest.count
      } else {
        filled += count
      }
    }
  }

  /// Finds the end of the last complete row, and drops the rest of a row that is too long.
  private func wholeRows(
    _ block: inout RowBlock, _ filled: inout Int, _ state: inout State
  ) -> Int {
    if state.isAtEnd {
      if filled > 0, block.bytes[filled - 1] != CSVText.newline {
        block.bytes[filled] = CSVText.newline
        filled += 1
      }
      return filled
    }
    let whole = text.wholeRows(
      in: block.bytes.span, end: filled, hasQuotes: block.hasQuotes)
    let longest = whole.end + CSVText.longestRow + 2
    if !whole.isQuoted, filled > longest {
      filled = longest
      state.isSkipping = true
    }
    return whole.end
  }
}
