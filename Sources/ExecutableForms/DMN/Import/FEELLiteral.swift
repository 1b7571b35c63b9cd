/// A literal in FEEL.
enum FEELLiteral: Hashable {
  case text(String)
  /// A number in its shortest form.
  case number(String)
  case truth(Bool)

  /// The literal as people read it.
  var words: String {
    switch self {
    case .text(let text): text
    case .number(let number): number
    case .truth(let isTrue): isTrue ? "true" : "false"
    }
  }

  /// Whether both are of the same type.
  func isLike(_ other: FEELLiteral) -> Bool {
    switch (self, other) {
    case (.text, .text), (.number, .number), (.truth, .truth): true
    case (.text, _), (.number, _), (.truth, _): false
    }
  }

  /// Reads a list of literals, with or without brackets; duplicates are removed.
  ///
  /// Nil for any other expression.
  ///
  /// It stops reading after more literals than an input may have.
  static func list(_ text: String) -> [FEELLiteral]? {
    var reader = FEELReader(text)
    let isInBrackets = reader.take("[")
    var list: [FEELLiteral] = []
    repeat {
      guard let literal = reader.literal() else { return nil }
      if !list.contains(literal) { list.append(literal) }
      if list.count > ImportedTable.mostValues { return list }
    } while reader.take(",")
    if isInBrackets, !reader.take("]") { return nil }
    return reader.isAtEnd ? list : nil
  }
}

/// Reads Unicode scalars instead of characters: a quotation mark followed by a combining mark is
/// still a quotation mark.
private struct FEELReader {
  private var rest: Substring.UnicodeScalarView

  init(_ text: String) {
    rest = text[...].unicodeScalars
    skipSpace()
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard rest.first == mark else { return false }
    rest.removeFirst()
    skipSpace()
    return true
  }

  mutating func literal() -> FEELLiteral? {
    defer { skipSpace() }
    if rest.first == "\"" { return text().map(FEELLiteral.text) }
    let word = rest.prefix {
      $0.properties.isAlphabetic || "0"..."9" ~= $0 || ["_", ".", "-", "+"].contains($0)
    }
    rest = rest[word.endIndex...]
    switch String(word) {
    case "true": return .truth(true)
    case "false": return .truth(false)
    default: return Self.number(word).map(FEELLiteral.number)
    }
  }

  /// A number without redundant zeros.
  private static func number(_ word: Substring.UnicodeScalarView) -> String? {
    let digits = word.drop { $0 == "-" }
    guard word.count - digits.count <= 1 else { return nil }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let areDigits = parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { "0"..."9" ~= $0 }
    }
    guard areDigits, parts.count <= 2 else { return nil }
    let whole = String(parts[0].drop { $0 == "0" })
    var fraction = parts.count == 2 ? String(parts[1]) : ""
    while fraction.last == "0" { fraction.removeLast() }
    let number = (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : ".\(fraction)")
    return number == "0" || word.count == digits.count ? number : "-\(number)"
  }

  /// A string in quotation marks, with FEEL escapes.
  private mutating func text() -> String? {
    rest.removeFirst()
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": return String(text)
      case "\\":
        guard let meant = escape() else { return nil }
        text.append(meant)
      default: text.append(scalar)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    switch rest.popFirst() {
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "\"": return "\""
    case "'": return "'"
    case "\\": return "\\"
    case "u":
      defer { rest = rest.dropFirst(4) }
      let digits = String(rest.prefix(4))
      guard digits.allSatisfy(\.isHexDigit) else { return nil }
      return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    default: return nil
    }
  }

  private mutating func skipSpace() { rest = rest.drop(while: \.properties.isWhitespace) }
}
