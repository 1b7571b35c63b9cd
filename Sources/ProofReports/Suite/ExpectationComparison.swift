import JSON

/// Holds what is expected against what was found.
struct ExpectationComparison {
  let names: AdviceNames?

  func mismatches(
    between expected: JSONValue, and found: JSONValue?, at path: String,
    _ place: AdviceNames.Place?, element: NamedList.Element?
  ) -> [Mismatch] {
    switch (expected, found) {
    case (.object(let members), .object?):
      members.sorted { $0.key < $1.key }.flatMap { member in
        mismatches(
          of: member, in: found, at: path, place, element: element)
      }
    case (.array(let elements), .array(let others)?)
    where Mismatch.areByPlace(elements, others):
      (elements.count == others.count
        ? []
        : [Mismatch(path: path, expected: expected, found: found, element: element)])
        + elements.enumerated().flatMap { number, one in
          mismatches(
            between: one, and: others.indices.contains(number) ? others[number] : nil,
            at: "\(path)[\(number)]", names?.element(of: place), element: element)
        }
    default:
      expected == found
        ? []
        : [
          Mismatch(
            path: path, expected: expected, found: found, element: element,
            unknown: fault(of: expected, at: place))
        ]
    }
  }

  private func mismatches(
    of member: JSONValue.Member, in found: JSONValue?, at path: String,
    _ place: AdviceNames.Place?, element: NamedList.Element?
  ) -> [Mismatch] {
    let (inner, there) = (path + step(to: member.key), found?[member.key])
    if path == "$", names != nil, let list = NamedList(rawValue: member.key),
      let expected = member.value.elements, let found = there?.elements
    {
      return mismatches(in: list, between: expected, and: found, place)
    }
    if there == nil, let place, let fault = names?.fault(ofKey: member.key, of: place) {
      return [
        Mismatch(path: inner, expected: member.value, element: element, unknown: fault)
      ]
    }
    return mismatches(
      between: member.value, and: there, at: inner, names?.member(member.key, of: place),
      element: element)
  }

  private func mismatches(
    in list: NamedList, between expected: [JSONValue], and found: [JSONValue],
    _ place: AdviceNames.Place?
  ) -> [Mismatch] {
    let inner = names?.element(of: names?.member(list.rawValue, of: place))
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
      // What is mistyped elsewhere in it is told all the same.
      let mistyped = mismatches(
        between: expected, and: .object([]), at: mismatch.path, inner, element: element)
      return [missing]
        + mistyped.filter { $0.unknown != nil && $0.path != "\(mismatch.path).\(element.key)" }
    }
  }

  /// The first key of something expected that is none.
  private func keyFault(
    in expected: JSONValue, _ place: AdviceNames.Place?
  ) -> Mismatch.UnknownName? {
    expected.members?.lazy.compactMap { member in
      place.flatMap { names?.fault(ofKey: member.key, of: $0) }
    }.first
  }

  private func fault(
    of expected: JSONValue, at place: AdviceNames.Place?
  ) -> Mismatch.UnknownName? {
    if let fault = names?.fault(of: expected, at: place) { return fault }
    return expected.elements?.lazy.compactMap {
      names?.fault(of: $0, at: names?.element(of: place))
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
