import JSON

/// A list of an advice whose elements are told by name, wherever they stand in it.
package enum NamedList: String, Sendable {
  case plan
  case cautions
  case later

  /// The keys of which the first that an element has tells which one it is.
  var keys: [String] {
    switch self {
    case .plan: ["step", "tree", "item"]
    case .cautions: ["code"]
    case .later: ["item"]
    }
  }

  /// Whether the order of its elements says something by itself.
  private var isOrdered: Bool { self == .plan }

  /// One element of such a list.
  package struct Element: Hashable, Sendable {
    package let list: NamedList
    /// The key that tells which one it is.
    package let key: String
    package let name: String
    /// How many of that name stand before it.
    package let number: Int
  }

  /// Which elements some values are; nil for a value that does not say so.
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

  /// What is other than expected: of elements of one name by `compare`, which is given both and the
  /// place of what is expected; then what is missing, what is too much and, where neither is, the order.
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

  /// Every element that was found, with the values of what was expected of it, and nothing else.
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
