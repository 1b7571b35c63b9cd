/// A text split into words and numbers, so that it can be compared with a structure.
package struct TextTokens: Sendable {
  /// A word, a number, or a comparison sign.
  package struct Token: Hashable, Sendable {
    /// In lower case; numbers as written.
    package let text: String
    package let written: String
    package let isNumber: Bool
    /// The text between it and the previous token.
    package let gap: String

    /// Whether it begins with a capital letter.
    var isCapitalised: Bool { written.first?.isUppercase ?? false }
    /// Whether it consists of two or more capitals, as joining words do.
    var isInCapitals: Bool { written.count > 1 && written.allSatisfy(\.isUppercase) }
  }

  package let language: Language
  package private(set) var tokens: [Token] = []
  /// All numbers in the text, in order.
  package private(set) var numbers: [NumberMention] = []

  package init(_ text: String, _ language: Language) {
    self.language = language
    let scalars = text.unicodeScalars
    var gapStart = scalars.startIndex
    var place = gapStart
    while place < scalars.endIndex {
      let end = scalars.endOfToken(at: place)
      if end > place {
        append(String(scalars[place..<end]), after: String(scalars[gapStart..<place]))
        gapStart = end
      }
      place = end > place ? end : scalars.index(after: place)
    }
    var reader = NumberReader(text: self)
    numbers = reader.all()
  }

  private mutating func append(_ written: String, after gap: String) {
    let text = Self.signs[written] ?? written.lowercased()
    let first = written.unicodeScalars.first
    tokens.append(
      Token(
        text: text, written: written, isNumber: first.map(\.isDigit) ?? false, gap: gap))
  }

  /// Signs and spellings that are replaced by a standard form.
  private static let signs = ["×": "x", "<=": "≤", ">=": "≥", "μg": "µg", "don’t": "don't"]
}

extension String.UnicodeScalarView {
  /// The end of the token that begins here; the same index if none does.
  fileprivate func endOfToken(at start: Index) -> Index {
    let first = self[start]
    if first.isComparing {
      let next = index(after: start)
      let isDouble = (first == "<" || first == ">") && next < endIndex && self[next] == "="
      return isDouble ? index(after: next) : next
    }
    if first.isDigit { return end(of: start, \.isDigit, inner: \.isDecimalMark) }
    return first.isLetter ? end(of: start, \.isLetter, inner: \.isApostrophe) : start
  }

  /// The end of a run of scalars that satisfy `isOwn`, with single `inner` scalars permitted
  /// between them.
  private func end(
    of start: Index, _ isOwn: (Unicode.Scalar) -> Bool, inner isInner: (Unicode.Scalar) -> Bool
  ) -> Index {
    var place = start
    while place < endIndex {
      let next = index(after: place)
      let isBetween = isInner(self[place]) && next < endIndex && isOwn(self[next])
      guard isOwn(self[place]) || isBetween else { break }
      place = next
    }
    return place
  }
}

extension Unicode.Scalar {
  /// Includes fraction characters: "1½" is one number.
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) || NumberWords.parts[self] != nil }
  fileprivate var isDecimalMark: Bool { self == "." || self == "," }
  fileprivate var isApostrophe: Bool { self == "'" || self == "’" }

  fileprivate var isLetter: Bool {
    isASCII
      ? ("a"..."z").contains(self) || ("A"..."Z").contains(self)
      : properties.isAlphabetic || properties.generalCategory == .nonspacingMark
  }

  /// Whether it compares or multiplies amounts, or marks a percentage.
  fileprivate var isComparing: Bool {
    switch self {
    case "<", ">", "≤", "≥", "×", "%": true
    default: false
    }
  }
}

extension TextTokens {
  /// Whether a new part of the text begins at a token: after a comma, a bracket or the end of a
  /// sentence.
  package func startsPart(_ place: Int) -> Bool {
    guard place > 0 else { return true }
    let gap = tokens[place].gap
    if gap == " " || gap.isEmpty { return false }
    if gap.contains(where: { ",;:()[]!?".contains($0) }) || startsSentence(place) { return true }
    let isRange = tokens[place].isNumber && tokens[place - 1].isNumber
    return !isRange && (gap.contains { "–—".contains($0) } || gap.contains(" -"))
  }

  /// Whether a sentence begins at a token; the full stops of "i.v." end none.
  package func startsSentence(_ place: Int) -> Bool {
    guard place > 0 else { return true }
    let gap = tokens[place].gap
    if gap == " " || gap.isEmpty { return false }
    if gap.contains(where: { ";!?".contains($0) }) { return true }
    return gap.contains(".") && gap.contains(" ")
      && (tokens[place - 1].text.count > 1 || tokens[place].isCapitalised)
  }

  /// The original text of a range of tokens.
  package func spelling(of range: Range<Int>) -> String {
    range.map { ($0 == range.lowerBound ? "" : tokens[$0].gap) + tokens[$0].written }.joined()
  }

  /// Whether the text has these words at an index.
  package func has(_ words: [String], at place: Int) -> Bool {
    guard place >= 0, place + words.count <= tokens.count else { return false }
    for (offset, word) in words.enumerated() where tokens[place + offset].text != word {
      return false
    }
    return true
  }

  /// All ranges in which another text occurs, word for word.
  package func ranges(of other: TextTokens) -> [Range<Int>] {
    let words = other.tokens.map(\.text)
    guard !words.isEmpty, words.count <= tokens.count else { return [] }
    return (0...(tokens.count - words.count)).filter { has(words, at: $0) }
      .map { $0..<($0 + words.count) }
  }
}
