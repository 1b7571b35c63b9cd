import GuidelineModel
import Yams

/// Parses YAML without anchors and aliases, so that no file can grow while it is read.
enum SafeYAML {
  /// Why a text that is YAML is not read all the same.
  struct Refusal: Error {
    let code: String
    let message: Text
    let mark: Mark?
  }

  /// How deep mappings and lists may lie in one another; guideline files need about 20.
  static let deepest = 64

  /// How many repeated keys of a file are reported one by one.
  private static let mostRepeatedKeys: UInt32 = 40

  /// The first of the private use characters; one of them stands for the first letter of a key that
  /// its mapping has again further down, a different one for each such key.
  private static let firstMark: UInt32 = 0xE000

  /// The key that a marked key was, or nil where it is not marked.
  static func repeatedKey(_ key: String) -> String? {
    guard let first = key.unicodeScalars.first, first.value >= firstMark,
      first.value < firstMark + mostRepeatedKeys * 128,
      let letter = Unicode.Scalar((first.value - firstMark) % 128)
    else { return nil }
    return String(String.UnicodeScalarView([letter] + key.unicodeScalars.dropFirst()))
  }

  /// The top of a text, or nil where it holds nothing.
  static func root(of text: String) throws -> Node? {
    try refuseAliases(in: text)
    return try composed(text)
  }

  /// Throws where a node refers to another.
  ///
  /// Composing compares the keys of a mapping, so aliases in keys take time that doubles with every
  /// alias. Therefore a copy is composed first in which each anchor has become a tag, which may
  /// stand wherever an anchor may: there every alias is undefined, and none is ever followed.
  private static func refuseAliases(in text: String) throws {
    guard text.utf8.contains(UInt8(ascii: "*")), text.utf8.contains(UInt8(ascii: "&")) else {
      return
    }
    _ = try composed(text.replacing("&", with: "!"))
  }

  /// The text composed, each key that stands again further down in its mapping marked as such.
  private static func composed(_ text: String) throws -> Node? {
    var text = text
    for count in 0..<mostRepeatedKeys {
      do {
        return try root(parsedBy: Parser(yaml: text))
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        guard let marked = marking(context.mark, of: text, count: count) else {
          throw YamlError.duplicatedKeysInMapping(duplicates: names, context: context)
        }
        text = marked
      } catch YamlError.composer(_, "found undefined alias", let mark, _) {
        throw aliasRefusal(at: mark)
      } catch YamlError.parser(_, let problem, let mark, _)
        where problem.hasPrefix("Maximum nesting level")
      {
        throw depthRefusal(at: mark)
      }
    }
    return try root(parsedBy: Parser(yaml: text))
  }

  private static func root(parsedBy parser: Parser) throws -> Node? {
    let root = try parser.singleRoot()
    // Nodes do not keep their anchors alive; the parser does.
    try withExtendedLifetime(parser) {
      if let root { try refuseAnchorsAndDepth(in: root, depth: 1) }
    }
    return root
  }

  /// The text with the first letter of the key at a place replaced, or nil where it has none.
  private static func marking(
    _ mark: Mark, of text: String, count: UInt32
  ) -> String? {
    var scalars = text.unicodeScalars
    var line = 1
    var index = scalars.startIndex
    while line < mark.line, index < scalars.endIndex {
      if scalars[index] == "\n" { line += 1 }
      index = scalars.index(after: index)
    }
    guard line == mark.line,
      let start = scalars.index(index, offsetBy: mark.column - 1, limitedBy: scalars.endIndex)
    else { return nil }
    // A key in quotes starts behind the quote.
    let place = scalars[start...].firstIndex { $0 != "\"" && $0 != "'" } ?? scalars.endIndex
    guard place < scalars.endIndex, scalars[place].isASCII, scalars[place].properties.isAlphabetic,
      let scalar = Unicode.Scalar(firstMark + count * 128 + scalars[place].value)
    else { return nil }
    scalars.replaceSubrange(place...place, with: CollectionOfOne(scalar))
    return String(scalars)
  }

  private static func refuseAnchorsAndDepth(in node: Node, depth: Int) throws {
    if node.anchor != nil { throw aliasRefusal(at: node.mark) }
    guard depth <= deepest else { throw depthRefusal(at: node.mark) }
    switch node {
    case .scalar, .alias:
      break
    case .sequence(let members):
      for member in members { try refuseAnchorsAndDepth(in: member, depth: depth + 1) }
    case .mapping(let members):
      for (key, value) in members {
        try refuseAnchorsAndDepth(in: key, depth: depth + 1)
        try refuseAnchorsAndDepth(in: value, depth: depth + 1)
      }
    }
  }

  private static func aliasRefusal(at mark: Mark?) -> Refusal {
    Refusal(
      code: "alias",
      message: Text(
        nl: "ankers en aliassen worden in richtlijnbestanden niet gebruikt",
        en: "anchors and aliases are not used in guideline files"), mark: mark)
  }

  private static func depthRefusal(at mark: Mark?) -> Refusal {
    Refusal(
      code: "nested-too-deeply",
      message: Text(
        nl: "mappings en lijsten zijn meer dan \(deepest) diep genest",
        en: "mappings and lists lie more than \(deepest) deep"),
      mark: mark)
  }
}
