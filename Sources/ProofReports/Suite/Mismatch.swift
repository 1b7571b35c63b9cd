package import JSON

/// A place at which an advice is other than expected, with both.
package struct Mismatch: Equatable, Sendable {
  /// A JSON path.
  package let path: String
  package let expected: JSONValue
  /// Nil where nothing stands there.
  package let found: JSONValue?

  /// Where two arrays are told element by element: how many elements either has.
  package var counts: (expected: Int, found: Int)? {
    guard let expected = expected.elements, let found = found?.elements,
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
  var shown: (expected: String, found: String?) {
    let both = (expected.onOneLine, found?.onOneLine)
    let same = both.1.map { zip(both.0, $0).prefix { $0 == $1 }.count } ?? 0
    return (Self.part(of: both.0, around: same), both.1.map { Self.part(of: $0, around: same) })
  }

  private static func part(of text: String, around place: Int) -> String {
    guard text.count > length else { return text }
    let start = max(0, min(place - lead, text.count - length))
    let part = text.dropFirst(start).prefix(length)
    return (start > 0 ? "…" : "") + part + (start + part.count < text.count ? "…" : "")
  }
}
