import GuidelineModel
import Reasoning

/// The JSON form of a case, read with its names looked up at once.
struct CaseDocument: Decodable {
  struct Context: Sendable {
    let guideline: Guideline
    let now: Timestamp
  }

  static let contextKey: CodingUserInfoKey = {
    guard let key = CodingUserInfoKey(rawValue: "case") else {
      preconditionFailure("A user info key is any string.")
    }
    return key
  }()

  let patient: PatientCase

  init(from decoder: any Decoder) throws {
    guard let context = decoder.userInfo[Self.contextKey] as? Context else {
      preconditionFailure("CaseReader gives every decoder its context.")
    }
    guard let top = try? decoder.container(keyedBy: JSONKey.self) else {
      throw CaseProblem(path: "$", message: CaseReader.objectExpected)
    }
    try top.refuseKeys(
      notIn: ["start", "now", "events", "answers"], at: "$",
      message: Text(nl: "onbekende sleutel", en: "unknown key"))
    let guideline = context.guideline
    var patient = PatientCase(
      now: try top.timestamp("now", at: "$.now") ?? context.now)
    if top.contains(JSONKey("start")) {
      patient.start = try Self.start(in: top, guideline)
    }
    if top.contains(JSONKey("events")) {
      patient.events = try Self.events(in: top, guideline)
    }
    if top.contains(JSONKey("answers")) {
      patient.answers = try Self.answers(in: top, guideline)
    }
    self.patient = patient
  }

  private static func start(
    in top: KeyedDecodingContainer<JSONKey>, _ guideline: Guideline
  ) throws -> [Index<Tree>] {
    let key = JSONKey("start")
    let names: [String]
    if let name = try? top.decode(String.self, forKey: key) {
      names = [name]
    } else if let list = try? top.decode([String].self, forKey: key) {
      names = list
    } else {
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

  private static func events(
    in top: KeyedDecodingContainer<JSONKey>, _ guideline: Guideline
  ) throws -> [Index<Event>: Instant] {
    let members = try top.object("events", at: "$.events")
    try members.refuseKeys(
      notIn: guideline.events.map(\.id.text), at: "$.events",
      message: Text(nl: "onbekende gebeurtenis", en: "unknown event"))
    var events: [Index<Event>: Instant] = [:]
    for event in guideline.events {
      guard let index = guideline.event(named: event.id.text) else { continue }
      events[index] =
        try members.timestamp(event.id.text, at: "$.events.\(event.id)")?.instant
    }
    return events
  }

  private static func answers(
    in top: KeyedDecodingContainer<JSONKey>, _ guideline: Guideline
  ) throws -> [Index<Item>: Answer] {
    let members = try top.object("answers", at: "$.answers")
    let keys = members.allKeys
    let known = keys.compactMap { key in
      guideline.item(named: key.stringValue).map { (item: $0, key: key) }
    }
    if known.count < keys.count {
      try members.refuseKeys(
        notIn: guideline.items.map(\.id.text), at: "$.answers",
        message: Text(nl: "onbekend gegeven", en: "unknown item"))
    }
    var answers: [Index<Item>: Answer] = [:]
    for (item, key) in known.sorted(by: { $0.item < $1.item }) {
      answers[item] = try AnswerDocument(
        item: guideline[item], path: "$.answers.\(key.stringValue)"
      ).answer(in: members, at: key)
    }
    return answers
  }

  static let emptyList = Text(nl: "een lege lijst", en: "an empty list")
}

extension KeyedDecodingContainer<JSONKey> {
  /// Throws where a key is not among those allowed, suggesting the nearest one of any that is near.
  func refuseKeys(notIn allowed: [String], at path: String, message: Text) throws {
    let unknown = allKeys.map(\.stringValue).filter { !allowed.contains($0) }.sorted()
    guard !unknown.isEmpty else { return }
    throw CaseProblem(
      path: path, message: message, allowed: allowed,
      suggestion: unknown.lazy.compactMap { nearestName(to: $0, in: allowed) }.first)
  }

  /// The object at a key.
  func object(_ key: String, at path: String) throws -> KeyedDecodingContainer<JSONKey> {
    do {
      return try nestedContainer(keyedBy: JSONKey.self, forKey: JSONKey(key))
    } catch {
      throw CaseProblem(path: path, message: CaseReader.objectExpected)
    }
  }

  /// The time at a key, or nil where the key is absent.
  func timestamp(_ key: String, at path: String) throws -> Timestamp? {
    guard contains(JSONKey(key)) else { return nil }
    let malformed = CaseProblem(
      path: path,
      message: Text(
        nl: "hier hoort een tijd volgens RFC 3339, zoals 2026-11-22T21:00:00+01:00",
        en: "a time as in RFC 3339 is expected here, such as 2026-11-22T21:00:00+01:00"))
    guard let text = try? decode(String.self, forKey: JSONKey(key)) else { throw malformed }
    do {
      return try Timestamp(rfc3339: text)
    } catch {
      switch error {
      case .malformed: throw malformed
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
