import Synchronization

/// Some whole rows of a file.
struct RowBlock {
  /// The rows, and after them room.
  var bytes: [UInt8] = []
  /// Where the rows end; the byte before it ends a line.
  var end = 0
  /// How many blocks come before it.
  var number = 0
  var hasQuotes = false
  /// Whether a byte of it is zero, which no text has.
  var hasZeros = false

  /// How many bytes stand at least behind the last row, so that windows never end outside.
  static let padding = 64

  mutating func makeRoom(for count: Int) {
    guard bytes.count < count + Self.padding else { return }
    bytes += Array(repeating: 0, count: count + Self.padding - bytes.count)
  }
}

/// Where bytes come from: fills a range of an array, tells how many came; 0 at the end.
package typealias ByteSource = @Sendable (_ bytes: inout [UInt8], _ range: Range<Int>) throws -> Int

/// Cuts a file up into blocks of whole rows, for several to read side by side.
final class BlockReader: Sendable {
  private struct State: Sendable {
    /// The beginning of a row of which the rest is still to come.
    var rest: [UInt8] = []
    var number = 0
    var isAtEnd = false
    /// Whether the row in ``rest`` is too long, and what follows of its line is left out.
    var isSkipping = false
  }

  private let state: Mutex<State>
  private let source: ByteSource
  private let text: CSVText
  private let size: Int
  /// Whether line breaks may stand inside of quotation marks.
  private let isCSV: Bool

  /// - Parameters:
  ///   - source: The file from its first row on.
  ///   - beginning: What was read of it before.
  ///   - text: What ends a cell.
  ///   - isCSV: Whether line breaks may stand inside of quotation marks.
  ///   - size: How many bytes to read at a time.
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

  /// Reads the next block in the order of the file.
  ///
  /// - Parameter block: Takes its rows; its memory is used again.
  /// - Returns: Whether there was any.
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

  /// Where the whole rows end; a row that is too long loses what does not matter any more.
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
