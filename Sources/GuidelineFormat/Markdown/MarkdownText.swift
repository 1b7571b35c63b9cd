/// The text of one Markdown block, joined from its lines, with their positions in the file.
struct MarkdownText {
  private(set) var scalars: [Unicode.Scalar] = []
  private var starts: [(offset: Int, position: TextPosition)] = []

  init(_ words: ArraySlice<Unicode.Scalar>, of line: Int) {
    append(words, of: line)
  }

  /// Appends a line or a part of one, separated by a space.
  mutating func append(_ words: ArraySlice<Unicode.Scalar>, of line: Int) {
    if !scalars.isEmpty { scalars.append(" ") }
    let bare = words.trimmed
    starts.append((scalars.count, TextPosition(line: line, column: bare.startIndex + 1)))
    scalars += bare
  }

  /// The position of the scalar at an offset.
  func position(of offset: Int) -> TextPosition {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle].offset <= offset { low = middle } else { high = middle }
    }
    return TextPosition(
      line: starts[low].position.line,
      column: starts[low].position.column + offset - starts[low].offset)
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// Without white space at either end.
  var trimmed: ArraySlice<Unicode.Scalar> {
    let isWord = { (scalar: Unicode.Scalar) in !scalar.isSpace }
    guard let first = firstIndex(where: isWord), let last = lastIndex(where: isWord) else {
      return self[startIndex..<startIndex]
    }
    return self[first...last]
  }
}

extension Sequence<Unicode.Scalar> {
  /// Built from bytes, as appending single scalars to a string is slow.
  var string: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(underestimatedCount)
    for scalar in self {
      if scalar.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// Checked for every scalar of every rationale at start-up, so most need no table lookup.
  var isSpace: Bool {
    isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }

  /// Whether it is part of a word: a letter, a digit or a combining accent.
  var isWordCharacter: Bool {
    properties.isAlphabetic || properties.numericType != nil
      || properties.canonicalCombiningClass != .notReordered
  }

  var isPunctuation: Bool { !isSpace && !isWordCharacter }

  /// Whether a backslash before it makes it plain text.
  var canBeEscaped: Bool { (0x21...0x7E).contains(value) && !isWordCharacter }

  /// Whether it can begin markup.
  var isSign: Bool {
    switch self {
    case "\\", "*", "_", "[", "`", "~", "!", "<", "&", "@": true
    default: false
    }
  }

  var isLatinLetter: Bool { isASCII && properties.isAlphabetic }
}
