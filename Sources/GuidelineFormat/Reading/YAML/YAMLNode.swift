/// A position in a text: line and column, counted from 1 in Unicode scalars; lines end at line
/// feeds.
package struct TextPosition: Hashable, Sendable {
  var line: Int
  var column: Int

  static let start = TextPosition(line: 1, column: 1)

  /// The position after a character at this one.
  func after(_ scalar: Unicode.Scalar) -> TextPosition {
    scalar == "\n"
      ? TextPosition(line: line + 1, column: 1) : TextPosition(line: line, column: column + 1)
  }
}

/// A node of a YAML file with its position.
struct YAMLNode {
  enum Content {
    case scalar(YAMLScalar)
    case list([YAMLNode])
    case mapping(YAMLMapping)
  }

  let content: Content
  let position: TextPosition
}

/// A scalar as written; it has no type.
struct YAMLScalar {
  enum Style {
    /// Without quotes: a comment ends it, and words such as `null` mean no value.
    case plain
    case quoted
    /// On lines of its own, below `|` or `>`.
    case block
  }

  let text: String
  let style: Style
  /// The start of a comment that a reader would take for more of the text: after its last word,
  /// after the header of its block, or on a line below that is indented as if it continued.
  let comment: TextPosition?

  /// Whether it is one of YAML's words for no value.
  var isNull: Bool { style == .plain && ["", "~", "null", "Null", "NULL"].contains(text) }
  /// Whether nothing is written.
  var isAbsent: Bool { style == .plain && text.isEmpty }
}

/// Keys with their values; keys are unique.
struct YAMLMapping {
  struct Member {
    let key: YAMLScalar
    let position: TextPosition
    let value: YAMLNode
  }

  let members: [Member]
  /// Whether it is a flow mapping, in braces, where a comma ends a text.
  let isFlow: Bool
}

extension YAMLNode {
  var scalar: YAMLScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  var list: [YAMLNode]? {
    if case .list(let members) = content { members } else { nil }
  }

  var mapping: YAMLMapping? {
    if case .mapping(let mapping) = content { mapping } else { nil }
  }
}

/// The characters written as backslash escapes in a double-quoted text, with their positions.
struct YAMLEscapes {
  let characters: [HiddenCharacter]

  /// - Parameters:
  ///   - source: The text as written, from its opening quote; libyaml has accepted it.
  ///   - position: The position of that quote.
  init(in source: ArraySlice<Unicode.Scalar>, from position: TextPosition) {
    var characters: [HiddenCharacter] = []
    var position = position
    var rest = source
    while let scalar = rest.popFirst() {
      let start = position
      position = position.after(scalar)
      guard source.first == "\"", scalar == "\\", let letter = rest.popFirst() else { continue }
      let digits = rest.prefix(Self.digits[letter] ?? 0)
      rest.removeFirst(digits.count)
      position = digits.reduce(position.after(letter)) { $0.after($1) }
      let code = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
      if let written = code.flatMap(Unicode.Scalar.init) ?? Self.letters[letter] {
        characters.append(HiddenCharacter(scalar: written, position: start))
      }
    }
    self.characters = characters
  }

  private static let digits: [Unicode.Scalar: Int] = ["x": 2, "u": 4, "U": 8]

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "\0", "a": "\u{7}", "b": "\u{8}", "t": "\t", "\t": "\t", "n": "\n", "v": "\u{B}",
    "f": "\u{C}", "r": "\r", "e": "\u{1B}", "N": "\u{85}", "L": "\u{2028}", "P": "\u{2029}",
  ]
}
