import GuidelineModel
import JSON
import Reasoning

/// The JSON form of a case.
struct CaseDocument {
  private let guideline: Guideline

  init(_ guideline: Guideline) {
    self.guideline = guideline
  }

  /// Resolves the names in a case.
  ///
  /// - Parameters:
  ///   - value: The JSON document.
  ///   - now: The moment to use if the case names none.
  /// - Returns: The case.
  /// - Throws: ``CaseProblem``: the first, in the order of the keys below and then of the
  ///   guideline.
  func patient(in value: JSONDocument.Value, now: Timestamp) throws(CaseProblem) -> PatientCase {
    let members = try value.object(at: "$")
    try members.refuseKeys(
      notIn: ["format", "id", "start", "now", "events", "answers", "done", "decisions"], at: "$",
      message: CaseProblem.unknownKey)
    if let format = members["format"] { try checkFormat(format) }
    var patient = PatientCase(now: try members["now"]?.timestamp(at: "$.now") ?? now)
    if let id = members["id"] { patient.id = try identity(in: id) }
    if let start = members["start"] { patient.start = try trees(in: start) }
    if let events = members["events"] {
      try EventDocument(guideline).read(events, into: &patient)
    }
    if let answers = members["answers"] { patient.answers = try self.answers(in: answers) }
    if let done = members["done"] { patient.done = try TickDocument(guideline).ticks(in: done) }
    if let decisions = members["decisions"] {
      patient.decisions = try DecisionDocument(guideline).decisions(in: decisions)
    }
    return patient
  }

  /// The format version that interviews write; a case without one has the format before it.
  static let format = 2

  private func checkFormat(_ value: JSONDocument.Value) throws(CaseProblem) {
    guard value.number == Double(Self.format) else {
      throw CaseProblem(
        path: "$.format",
        message: Text(
          nl: "deze vorm van een casus is niet bekend", en: "this form of a case is not known"),
        allowed: [String(Self.format)])
    }
  }

  private func identity(in value: JSONDocument.Value) throws(CaseProblem) -> String {
    guard let text = value.string, text.wholeMatch(of: #/[A-Za-z0-9._-]{1,64}/#) != nil else {
      throw CaseProblem(
        path: "$.id",
        message: Text(
          nl: "hier horen 1 tot 64 letters, cijfers, punten, streepjes en onderstrepingstekens",
          en: "1 to 64 letters, digits, full stops, hyphens and underscores are expected here"))
    }
    return text
  }

  private func trees(in value: JSONDocument.Value) throws(CaseProblem) -> [Index<Tree>] {
    guard let names = value.string.map({ [$0] }) ?? value.strings else {
      throw CaseProblem(
        path: "$.start",
        message: Text(
          nl: "hier hoort een beslisboom of een lijst van beslisbomen",
          en: "a tree or a list of trees is expected here"),
        allowed: guideline.trees.map(\.id.text))
    }
    guard !names.isEmpty else {
      throw CaseProblem(path: "$.start", message: Self.emptyList)
    }
    var trees: [Index<Tree>] = []
    for (place, name) in names.enumerated() {
      let path = names.count == 1 ? "$.start" : "$.start[\(place)]"
      guard let tree = guideline.tree(named: name) else {
        let allowed = guideline.trees.map(\.id.text)
        throw CaseProblem(
          path: path, message: Text(nl: "onbekende beslisboom", en: "unknown tree"),
          allowed: allowed, suggestion: nearestName(to: name, in: allowed))
      }
      guard !trees.contains(tree) else {
        throw CaseProblem(
          path: path,
          message: Text(nl: "een beslisboom staat er twee keer", en: "a tree stands twice"))
      }
      trees.append(tree)
    }
    return trees
  }

  private func answers(in value: JSONDocument.Value) throws(CaseProblem) -> [Index<Item>: Answer] {
    let members = try value.object(at: "$.answers")
    var given: [(item: Index<Item>, value: JSONDocument.Value)] = []
    for (key, value) in members {
      if let item = guideline.item(named: key) { given.append((item, value)) }
    }
    if given.count < members.count {
      try members.refuseKeys(
        notIn: guideline.items.map(\.id.text), at: "$.answers",
        message: Text(nl: "onbekend gegeven", en: "unknown item"))
    }
    given.sort { $0.item < $1.item }
    var answers = Dictionary<Index<Item>, Answer>(minimumCapacity: given.count)
    for (item, value) in given {
      answers[item] = try AnswerDocument(guideline[item]).answer(in: value)
    }
    return answers
  }

  static let emptyList = Text(nl: "een lege lijst", en: "an empty list")
}

extension JSONDocument.Value {
  /// The members of an object.
  ///
  /// - Throws: ``CaseProblem`` when this is not an object.
  func object(at path: String) throws(CaseProblem) -> [(key: String, value: JSONDocument.Value)] {
    guard let members else {
      throw CaseProblem(path: path, message: CaseProblem.objectExpected)
    }
    return members
  }

  /// The elements of an array of strings; `nil` if this is not one.
  var strings: [String]? {
    guard let elements else { return nil }
    let strings = elements.compactMap(\.string)
    return strings.count == elements.count ? strings : nil
  }

  private static let noTime = Text(
    nl: "hier hoort een tijd volgens RFC 3339, zoals 2026-11-22T21:00:00+01:00",
    en: "a time as in RFC 3339 is expected here, such as 2026-11-22T21:00:00+01:00")

  /// A time.
  ///
  /// - Throws: ``CaseProblem`` when this is not a time in RFC 3339.
  func timestamp(at path: String) throws(CaseProblem) -> Timestamp {
    guard let string else { throw CaseProblem(path: path, message: Self.noTime) }
    do {
      return try Timestamp(rfc3339: string)
    } catch {
      switch error {
      case .malformed: throw CaseProblem(path: path, message: Self.noTime)
      case .missingOffset:
        throw CaseProblem(
          path: path,
          message: Text(
            nl: "een tijd heeft een verschil met UTC nodig, zoals +01:00 of Z",
            en: "a time needs an offset from UTC, such as +01:00 or Z"))
      }
    }
  }
}

extension [(key: String, value: JSONDocument.Value)] {
  /// The value of a member.
  subscript(key: String) -> JSONDocument.Value? { first { $0.key == key }?.value }

  /// The maximum number of unknown keys to compare with the allowed ones; comparing a mebibyte of
  /// them would take minutes.
  private static let maximumSearched = 8

  /// Throws if a key is not allowed, with a suggestion for the first that resembles an allowed one.
  func refuseKeys(
    notIn allowed: [String], at path: String, message: @autoclosure () -> Text
  ) throws(CaseProblem) {
    var unknown: [String] = []
    for (key, _) in self where unknown.count < Self.maximumSearched {
      // Lengths are compared first: comparing two long strings that are not ASCII is slow.
      let isKnown = allowed.contains { $0.utf8.count == key.utf8.count && $0 == key }
      if !isKnown { unknown.append(key) }
    }
    guard !unknown.isEmpty else { return }
    throw CaseProblem(
      path: path, message: message(), allowed: allowed,
      suggestion: unknown.lazy.compactMap { nearestName(to: $0, in: allowed) }.first)
  }
}
