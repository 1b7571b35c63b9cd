import JSON

/// A list of an advice whose elements are identified by name instead of index.
package enum NamedList: String, Sendable {
  case plan
  case cautions
  case later

  /// The keys that can identify an element; the first one present counts.
  var keys: [String] {
    switch self {
    case .plan: ["step", "tree", "item"]
    case .cautions: ["code"]
    case .later: ["item"]
    }
  }

  /// Whether the order of its elements is significant.
  private var isOrdered: Bool { self == .plan }

  /// An element of a named list.
  package struct Element: Hashable, Sendable {
    package let list: NamedList
    /// The key that identifies the element.
    package let key: String
    package let name: String
    /// The number of elements with the same name before it.
    package let number: Int
  }

  /// The elements that some values are; nil for a value without a name.
  private func names(of values: [JSONValue]) -> [Element?] {
    var counts: [Element: Int] = [:]
    return values.map { value in
      guard let key = keys.first(where: { value[$0]?.string != nil }),
        let name = value[key]?.string
      else { return nil }
      let first = Element(list: self, key: key, name: name, number: 0)
      let number = counts[first, default: 0]
      counts[first] = number + 1
      return Element(list: self, key: key, name: name, number: number)
    }
  }

  /// The differences between two lists: those of equal elements, by `compare`, which is given both
  /// and the index of the expected one; then missing and unexpected elements; then the order, if
  /// there are neither.
  func mismatches(
    between expected: [JSONValue], and found: [JSONValue],
    compare: (Element, Int, JSONValue) -> [Mismatch], nameless: (Int) -> Mismatch
  ) -> [Mismatch] {
    let (wanted, there) = (names(of: expected), names(of: found))
    var mismatches: [Mismatch] = []
    var isWhole = true
    for (place, element) in wanted.enumerated() {
      guard let element else {
        mismatches.append(nameless(place))
        isWhole = false
        continue
      }
      guard let match = there.firstIndex(of: element) else {
        mismatches.append(
          Mismatch(
            path: "$.\(rawValue)[\(place)]", kind: .missing, expected: expected[place],
            element: element))
        isWhole = false
        continue
      }
      mismatches += compare(element, place, found[match])
    }
    for (element, value) in zip(there, found) where !wanted.contains(element) {
      mismatches.append(
        Mismatch(path: "$.\(rawValue)", kind: .unexpected, found: value, element: element))
      isWhole = false
    }
    if isWhole, isOrdered, wanted != there {
      mismatches.append(
        Mismatch(
          path: "$.\(rawValue)", kind: .order,
          expected: .texts(wanted.compactMap { $0?.name }),
          found: .texts(there.compactMap { $0?.name })))
    }
    return mismatches
  }

  /// The elements found, each updated from the expectation with its name.
  func updated(
    _ expected: [JSONValue], to found: [JSONValue],
    update: (_ expected: JSONValue?, _ place: Int) -> JSONValue
  ) -> [JSONValue] {
    let wanted = names(of: expected)
    return names(of: found).enumerated().map { place, element in
      update(wanted.firstIndex { $0 != nil && $0 == element }.map { expected[$0] }, place)
    }
  }
}
