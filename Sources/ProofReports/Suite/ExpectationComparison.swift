package import JSON

/// A place at which a result differs from the expectation, with both values.
package struct Mismatch: Equatable, Sendable {
  /// The kind of difference.
  package enum Kind: String, Sendable {
    /// The values differ.
    case differs
    /// An element of a named list is missing.
    case missing
    /// An element of a named list was not expected.
    case unexpected
    /// The elements of a list are in another order.
    case order
    /// An expected element of a named list has no name.
    case nameless
  }

  /// An expected name that no advice of the guideline can have.
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
  /// Nil if nothing was expected.
  package let expected: JSONValue?
  /// Nil if there is nothing.
  package let found: JSONValue?
  /// The line of the plan, the caution or the item that contains the place.
  package let element: NamedList.Element?
  /// Set if the expectation can never be met.
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

  /// For arrays that are compared by index, the numbers of their elements.
  package var counts: (expected: Int, found: Int)? {
    guard kind == .differs, let expected = expected?.elements, let found = found?.elements,
      Self.areByIndex(expected, found)
    else { return nil }
    return (expected.count, found.count)
  }

  /// Whether two arrays are compared by index even if their lengths differ.
  ///
  /// Arrays with objects are, since only the expected members of an object count.
  static func areByIndex(_ expected: [JSONValue], _ found: [JSONValue]) -> Bool {
    (expected + found).contains { $0.members != nil } || expected.count == found.count
  }

  /// The largest number of characters shown of a value.
  private static let length = 120
  /// The number of characters shown before the first difference.
  private static let lead = 30

  /// Both values, each on one line; of long values, the part around the first difference.
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

/// Compares an expectation with a result.
struct ExpectationComparison {
  let names: AdviceNames?

  func mismatches(
    between expected: JSONValue, and found: JSONValue?, at path: String,
    _ node: AdviceNames.Node?, element: NamedList.Element?
  ) -> [Mismatch] {
    switch (expected, found) {
    case (.object(let members), .object?):
      members.sorted { $0.key < $1.key }.flatMap { member in
        mismatches(
          of: member, in: found, at: path, node, element: element)
      }
    case (.array(let elements), .array(let others)?)
    where Mismatch.areByIndex(elements, others):
      (elements.count == others.count
        ? []
        : [Mismatch(path: path, expected: expected, found: found, element: element)])
        + elements.enumerated().flatMap { number, one in
          mismatches(
            between: one, and: others.indices.contains(number) ? others[number] : nil,
            at: "\(path)[\(number)]", names?.element(of: node), element: element)
        }
    default:
      expected == found
        ? []
        : [
          Mismatch(
            path: path, expected: expected, found: found, element: element,
            unknown: fault(of: expected, at: node))
        ]
    }
  }

  private func mismatches(
    of member: JSONValue.Member, in found: JSONValue?, at path: String,
    _ node: AdviceNames.Node?, element: NamedList.Element?
  ) -> [Mismatch] {
    let (inner, there) = (path + step(to: member.key), found?[member.key])
    if path == "$", names != nil, let list = NamedList(rawValue: member.key),
      let expected = member.value.elements, let found = there?.elements
    {
      return mismatches(in: list, between: expected, and: found, node)
    }
    if there == nil, let node, let fault = names?.fault(ofKey: member.key, of: node) {
      return [
        Mismatch(path: inner, expected: member.value, element: element, unknown: fault)
      ]
    }
    return mismatches(
      between: member.value, and: there, at: inner, names?.member(member.key, of: node),
      element: element)
  }

  private func mismatches(
    in list: NamedList, between expected: [JSONValue], and found: [JSONValue],
    _ node: AdviceNames.Node?
  ) -> [Mismatch] {
    let inner = names?.element(of: names?.member(list.rawValue, of: node))
    return list.mismatches(between: expected, and: found) { element, number, value in
      mismatches(
        between: expected[number], and: value, at: "$.\(list.rawValue)[\(number)]", inner,
        element: element)
    } nameless: { number in
      Mismatch(
        path: "$.\(list.rawValue)[\(number)]", kind: .nameless, expected: expected[number],
        unknown: keyFault(in: expected[number], inner))
    }.flatMap { mismatch -> [Mismatch] in
      guard mismatch.kind == .missing, let element = mismatch.element,
        let expected = mismatch.expected
      else { return [mismatch] }
      let missing = Mismatch(
        path: mismatch.path, kind: .missing, expected: expected, element: element,
        unknown: fault(of: .string(element.name), at: names?.member(element.key, of: inner)))
      // Mistyped names elsewhere in the element are reported as well.
      let mistyped = mismatches(
        between: expected, and: .object([]), at: mismatch.path, inner, element: element)
      return [missing]
        + mistyped.filter { $0.unknown != nil && $0.path != "\(mismatch.path).\(element.key)" }
    }
  }

  /// The first unknown key in an expected object.
  private func keyFault(
    in expected: JSONValue, _ node: AdviceNames.Node?
  ) -> Mismatch.UnknownName? {
    expected.members?.lazy.compactMap { member in
      node.flatMap { names?.fault(ofKey: member.key, of: $0) }
    }.first
  }

  private func fault(
    of expected: JSONValue, at node: AdviceNames.Node?
  ) -> Mismatch.UnknownName? {
    if let fault = names?.fault(of: expected, at: node) { return fault }
    return expected.elements?.lazy.compactMap {
      names?.fault(of: $0, at: names?.element(of: node))
    }.first
  }

  private func step(to key: String) -> String {
    let isPlain = key.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    return isPlain ? ".\(key)" : "[\(JSONValue.quoted(key))]"
  }
}
