/// A text as its words and numbers, so that what it says can be compared with a structure.
package struct TextTokens: Sendable {
  /// A word, a number, or a sign that compares.
  package struct Token: Hashable, Sendable {
    /// In lower case; a number as it is written.
    package let text: String
    package let isNumber: Bool
    /// Whether it begins with a capital letter.
    let isCapitalised: Bool
    /// Whether it is in capitals only and longer than one letter, as a word that joins is.
    let isInCapitals: Bool
    /// What stands between it and the token before it.
    let gap: String
  }

  package let language: Language
  package private(set) var tokens: [Token] = []
  /// Every number that the text names, in order.
  package private(set) var numbers: [NumberMention] = []

  package init(_ text: String, _ language: Language) {
    self.language = language
    var gap = ""
    var rest = text[...]
    while let character = rest.first {
      let length = Self.length(ofTokenAt: rest)
      guard length > 0 else {
        gap.append(character)
        rest = rest.dropFirst()
        continue
      }
      append(String(rest.prefix(length)), after: gap)
      gap = ""
      rest = rest.dropFirst(length)
    }
    var reader = NumberReader(text: self)
    numbers = reader.all()
  }

  private mutating func append(_ written: String, after gap: String) {
    let text = Self.signs[written] ?? written.lowercased().replacing("’", with: "'")
    tokens.append(
      Token(
        text: text, isNumber: written.utf8.first.map(Self.isDigit) ?? false,
        isCapitalised: written.first?.isUppercase ?? false,
        isInCapitals: written.count > 1 && written.allSatisfy(\.isUppercase), gap: gap))
  }

  /// Signs that are read as one word, with the word.
  private static let signs = ["×": "x", "<=": "≤", ">=": "≥", "μg": "µg"]
  private static let marks: Set<Character> = ["<", ">", "≤", "≥", "×", "%"]

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func isDigit(_ character: Character?) -> Bool {
    character?.utf8.first.map(isDigit) ?? false
  }

  /// How many characters at the start of a text are one token; 0 where none begins there.
  private static func length(ofTokenAt text: Substring) -> Int {
    guard let first = text.first else { return 0 }
    if marks.contains(first) {
      return "<>".contains(first) && text.dropFirst().first == "=" ? 2 : 1
    }
    if isDigit(first) { return length(ofNumberAt: text) }
    guard first.isLetter else { return 0 }
    var length = 0
    var rest = text
    while let character = rest.first {
      let next = rest.dropFirst()
      let isInner = "'’".contains(character) && (next.first?.isLetter ?? false)
      guard character.isLetter || isInner else { break }
      length += 1
      rest = next
    }
    return length
  }

  private static func length(ofNumberAt text: Substring) -> Int {
    var length = 0
    var rest = text
    while let character = rest.first {
      let next = rest.dropFirst()
      let isInner = ".,".contains(character) && isDigit(next.first)
      guard isDigit(character) || isInner else { break }
      length += 1
      rest = next
    }
    return length
  }
}

extension TextTokens {
  /// Whether something new is said from a token on: behind a comma, a bracket or the end of a sentence.
  package func opensPart(_ place: Int) -> Bool {
    guard place > 0 else { return true }
    let gap = tokens[place].gap
    if gap.contains(where: { ",;:()[]!?".contains($0) }) || opensSentence(place) { return true }
    let isRange = tokens[place].isNumber && tokens[place - 1].isNumber
    return !isRange && (gap.contains { "–—".contains($0) } || gap.contains(" -"))
  }

  /// Whether a sentence begins at a token; the full stops of "i.v." end none.
  package func opensSentence(_ place: Int) -> Bool {
    guard place > 0 else { return true }
    let gap = tokens[place].gap
    if gap.contains(where: { ";!?".contains($0) }) { return true }
    return gap.contains(".") && gap.contains(" ")
      && (tokens[place - 1].text.count > 1 || tokens[place].isCapitalised)
  }

  /// Whether some words stand at a place.
  package func has(_ words: [String], at place: Int) -> Bool {
    place >= 0 && place + words.count <= tokens.count
      && words.indices.allSatisfy { tokens[place + $0].text == words[$0] }
  }

  /// Every place where another text stands in this one, word for word.
  package func ranges(of other: TextTokens) -> [Range<Int>] {
    let words = other.tokens.map(\.text)
    guard !words.isEmpty, words.count <= tokens.count else { return [] }
    return (0...(tokens.count - words.count)).filter { has(words, at: $0) }
      .map { $0..<($0 + words.count) }
  }
}
