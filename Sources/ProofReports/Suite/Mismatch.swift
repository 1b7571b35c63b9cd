package import JSON

/// A place at which an advice is other than expected, with both.
package struct Mismatch: Equatable, Sendable {
  /// How it is other.
  package enum Kind: String, Sendable {
    /// Something else stands there.
    case differs
    /// An element of a list of names is not in it.
    case missing
    /// An element of a list of names is in it, and was not expected.
    case unexpected
    /// The elements of a list stand in another order.
    case order
    /// What is expected in a list of names does not say which element is meant.
    case nameless
  }

  /// A name that is expected, and that no advice of the guideline can have.
  package struct UnknownName: Equatable, Sendable {
    package enum Kind: String, Sendable {
      case key
      case value
    }

    package let kind: Kind
    /// The name that was most likely meant.
    package let nearest: String?
  }

  /// A JSON path.
  package let path: String
  package let kind: Kind
  /// Nil where nothing was expected.
  package let expected: JSONValue?
  /// Nil where nothing stands there.
  package let found: JSONValue?
  /// The line of the plan, the caution or the item that it is about.
  package let element: NamedList.Element?
  /// Why what is expected can never be.
  package let unknown: UnknownName?

  init(
    path: String, kind: Kind = .differs, expected: JSONValue? = nil, found: JSONValue? = nil,
    element: NamedList.Element? = nil, unknown: UnknownName? = nil
  ) {
    self.path = path
    self.kind = kind
    self.expected = expected
    self.found = found
    self.element = element
    self.unknown = unknown
  }

  /// Where two arrays are told element by element: how many elements either has.
  package var counts: (expected: Int, found: Int)? {
    guard kind == .differs, let expected = expected?.elements, let found = found?.elements,
      Self.areByPlace(expected, found)
    else { return nil }
    return (expected.count, found.count)
  }

  /// Whether the elements of two arrays are held against each other one by one, also where one array
  /// has more: of objects only what is expected counts, so that none is other as a whole.
  static func areByPlace(_ expected: [JSONValue], _ found: [JSONValue]) -> Bool {
    (expected + found).contains { $0.members != nil } || expected.count == found.count
  }

  /// As many characters of a value as are shown.
  private static let length = 120
  /// How many of those stand before the first that differs.
  private static let lead = 30

  /// Both values on one line each; of long ones the part where they part.
  var shown: (expected: String?, found: String?) {
    let both = (expected?.onOneLine, found?.onOneLine)
    let same = zip(both.0 ?? "", both.1 ?? "").prefix { $0 == $1 }.count
    return (
      both.0.map { Self.part(of: $0, around: same) }, both.1.map { Self.part(of: $0, around: same) }
    )
  }

  private static func part(of text: String, around place: Int) -> String {
    guard text.count > length else { return text }
    let start = max(0, min(place - lead, text.count - length))
    let part = text.dropFirst(start).prefix(length)
    return (start > 0 ? "…" : "") + part + (start + part.count < text.count ? "…" : "")
  }
}
