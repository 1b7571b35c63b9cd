import Exchange
import GuidelineModel
import JSON

/// The expected result of a case: an advice, parts of one, or an error with its place.
struct Expectation {
  /// Why an expectation is not valid.
  struct Fault: Error {
    let message: Text
    /// Whether it is an invalid expectation of an error.
    var isError = false
  }

  private let value: JSONValue

  /// Reads an expectation.
  ///
  /// - Throws: ``Fault`` when it is not a JSON object, expects nothing, so that everything would
  ///   pass, or expects an error without a place.
  init(readingFile json: [UInt8]) throws(Fault) {
    do {
      value = try JSONValue(readingFile: json)
    } catch {
      throw Fault(
        message: Text(nl: error.description(in: .dutch), en: error.description(in: .english)))
    }
    guard let members = value.members else { throw Self.noObject }
    if let error = value["error"] {
      guard members.count == 1 else { throw Self.besideError }
      guard error["path"]?.string != nil else { throw Self.errorWithoutPlace }
    }
    guard value.saysAnything else { throw Self.nothing }
  }

  private static let noObject = Fault(
    message: Text(
      nl: "hier hoort een JSON-object met wat wordt verwacht",
      en: "a JSON object with what is expected belongs here"))
  private static let nothing = Fault(
    message: Text(
      nl: "hier wordt niets verwacht, dus alles zou slagen",
      en: "nothing is expected here, so that everything would pass"))
  private static let besideError = Fault(
    message: Text(
      nl: "naast \"error\" valt niets te verwachten", en: "beside \"error\" nothing can be expected"
    ))
  private static let errorWithoutPlace = Fault(
    message: Text(
      nl: "een verwachte fout noemt haar plaats: {\"error\": {\"path\": \"$.answers.…\"}}",
      en: "an expected error names its place: {\"error\": {\"path\": \"$.answers.…\"}}"),
    isError: true)

  var isError: Bool { value["error"] != nil }

  /// The places where a result differs.
  ///
  /// Objects may have more members than expected, arrays no more elements.
  ///
  /// - Parameters:
  ///   - found: The advice or the error.
  ///   - names: The names that an advice can have; nil if the result is an error.
  /// - Returns: In the order of their places.
  func mismatches(from found: JSONValue, names: AdviceNames?) -> [Mismatch] {
    ExpectationComparison(names: names).mismatches(
      between: value, and: found, at: "$", names?.top, element: nil)
  }

  /// The expectation with the result in place of what differs.
  ///
  /// If an expected member no longer exists, its object is a different one than was meant, and is
  /// replaced as a whole.
  ///
  /// - Parameters:
  ///   - found: The whole advice.
  ///   - short: The advice without its texts.
  /// - Returns: Nil if nothing of the expectation remains.
  func updated(to found: JSONValue, short: JSONValue) -> JSONValue? {
    let kept = (value.members ?? []).compactMap { member in
      found[member.key].map { now in
        JSONValue.Member(
          member.key,
          NamedList(rawValue: member.key).flatMap { list in
            Self.updated(member.value, in: list, to: now, short: short[member.key])
          } ?? Self.updated(member.value, to: now, short: short[member.key]))
      }
    }
    return JSONValue.object(kept).saysAnything ? .object(kept) : nil
  }

  /// Updates a list whose elements are identified by name; nil if the values are not lists.
  private static func updated(
    _ expected: JSONValue, in list: NamedList, to found: JSONValue, short: JSONValue?
  ) -> JSONValue? {
    guard let elements = expected.elements, let now = found.elements else { return nil }
    return .array(
      list.updated(elements, to: now) { expected, place in
        let short = short?.element(at: place)
        return expected.map { updated($0, to: now[place], short: short) } ?? short ?? now[place]
      })
  }

  private static func updated(
    _ expected: JSONValue, to found: JSONValue, short: JSONValue?
  ) -> JSONValue {
    switch (expected, found) {
    case (.object(let members), .object) where members.allSatisfy({ found[$0.key] != nil }):
      .object(
        members.map { member in
          JSONValue.Member(
            member.key,
            found[member.key].map { updated(member.value, to: $0, short: short?[member.key]) }
              ?? member.value)
        })
    case (.array(let expected), .array(let now)) where expected.count == now.count:
      .array(
        zip(expected, now).enumerated().map { place, pair in
          updated(pair.0, to: pair.1, short: short?.element(at: place))
        })
    default: expected == found ? expected : short ?? found
    }
  }
}

extension JSONValue {
  /// Whether it has any value that could differ.
  fileprivate var saysAnything: Bool {
    members.map { $0.contains { $0.value.saysAnything } } ?? true
  }

  fileprivate func element(at place: Int) -> JSONValue? {
    guard let elements, elements.indices.contains(place) else { return nil }
    return elements[place]
  }
}
