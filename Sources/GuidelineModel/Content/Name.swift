/// The stable name of one item, value, tree, decision, outcome, event, source or reading.
///
/// A name is lowercase kebab-case, such as `paraplegia-onset`. Names stand in cases, advices and
/// exports, so once a guideline is released a name never changes meaning. `Subject` keeps the names
/// of different things apart.
public struct Name<Subject>: Hashable, Sendable {
  /// The name as it is written in files.
  public let text: String

  /// Creates a name, or returns nil where `text` is not kebab-case of at most 80 characters.
  package init?(_ text: some StringProtocol) {
    let text = String(text)
    guard Self.isKebabCase(text) else { return nil }
    self.text = text
  }

  /// A single loop for speed: about a thousand names are checked at every start of the program.
  private static func isKebabCase(_ text: String) -> Bool {
    guard text.utf8.count <= 80 else { return false }
    var isInPart = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        isInPart = true
      case UInt8(ascii: "-") where isInPart:
        isInPart = false
      default:
        return false
      }
    }
    return isInPart
  }
}

extension Name: CustomStringConvertible {
  /// The name itself.
  public var description: String { text }
}

/// The index of an element in its list: an item in the data dictionary, a tree in the guideline, an
/// outcome in its tree.
///
/// The phantom type `Subject` keeps indices into different lists apart. Only ``Guideline`` creates
/// them, so an index is always valid in the guideline it came from.
public struct Index<Subject>: Hashable, Sendable {
  /// The number of things before this one.
  public let offset: Int

  package init(_ offset: Int) {
    self.offset = offset
  }
}

extension Index: Comparable {
  /// Whether the left index comes first.
  public static func < (left: Index, right: Index) -> Bool {
    left.offset < right.offset
  }
}
