/// A place in a text, counted from 1 in Unicode scalars; a line ends at each line feed.
struct TextPlace: Hashable, Sendable {
  var line: Int
  var column: Int

  static let start = TextPlace(line: 1, column: 1)

  /// The place behind a character that stands at this one.
  func after(_ scalar: Unicode.Scalar) -> TextPlace {
    scalar == "\n"
      ? TextPlace(line: line + 1, column: 1) : TextPlace(line: line, column: column + 1)
  }
}

/// A part of a YAML file and the place where it begins.
struct YAMLNode {
  enum Content {
    case scalar(YAMLScalar)
    case list([YAMLNode])
    case mapping(YAMLMapping)
  }

  let content: Content
  let place: TextPlace
}

/// A text, name or number as it is written, which gives it no type.
struct YAMLScalar {
  enum Style {
    /// Without quotes, so that YAML cuts it at a comment and takes some words for nothing.
    case plain
    case quoted
    /// On lines of its own, below `|` or `>`.
    case block
  }

  let text: String
  let style: Style
  /// Where a comment begins in which a reader sees more of it: behind its last word, behind the sign
  /// of its block, or on a line below that is indented as if it went on.
  let comment: TextPlace?

  /// Whether it is one of the words by which YAML says that nothing stands here.
  var isNull: Bool { style == .plain && ["", "~", "null", "Null", "NULL"].contains(text) }
  /// Whether nothing at all is written.
  var isAbsent: Bool { style == .plain && text.isEmpty }
}

/// Keys with their values; no key stands twice.
struct YAMLMapping {
  struct Member {
    let key: YAMLScalar
    let place: TextPlace
    let value: YAMLNode
  }

  let members: [Member]
  /// Whether it stands between braces, where a comma ends a text.
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
