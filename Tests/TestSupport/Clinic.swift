import BuiltInGuideline
import GuidelineFormat
import GuidelineModel
import Testing

@testable import Reasoning

/// The built-in guideline and its reasoner, addressed by names.
struct Engine: Sendable {
  let guideline: Guideline
  let reasoner: Reasoner

  private static let cached = Result { try LoadedGuideline.builtIn().guideline }
    .map { Engine(guideline: $0, reasoner: Reasoner($0)) }

  static func builtIn() throws -> Engine { try cached.get() }

  /// The moment of every case that does not say otherwise.
  static let now = "2026-11-22T21:00:00+01:00"

  func item(_ name: String) throws -> Index<Item> {
    try #require(guideline.item(named: name), "no item '\(name)'")
  }

  func tree(_ name: String) throws -> Index<Tree> {
    try #require(guideline.tree(named: name), "no tree '\(name)'")
  }

  func reading(_ name: String) throws -> Int {
    try #require(
      guideline.readings.firstIndex { $0.id.text == name }, "no reading '\(name)'")
  }

  func values(_ names: [String], of item: Index<Item>) throws -> PossibleValues {
    PossibleValues(
      try names.map { name in
        try #require(guideline[item].value(named: name), "no value '\(name)'")
      })
  }

  /// Answers written as `pain: severe, life-expectancy: 6-to-12-months|over-12-months`; `?` stands
  /// for asked and not known, `since TIME` and `N months` for measurements.
  func answers(_ text: String) throws -> [Index<Item>: Answer] {
    var answers: [Index<Item>: Answer] = [:]
    for part in text.split(separator: ", ") {
      let colon = try #require(part.firstRange(of: ": "))
      let item = try item(String(part[..<colon.lowerBound]))
      let said = String(part[colon.upperBound...])
      if said == "?" {
        answers[item] = .notKnown
      } else if said.hasPrefix("since ") {
        answers[item] = .onset(try Timestamp(rfc3339: String(said.dropFirst(6))).instant)
      } else if said.hasSuffix(" months") {
        answers[item] = .amount(try #require(Amount(said.dropLast(7))), .months)
      } else {
        answers[item] = .values(try values(said.split(separator: "|").map(String.init), of: item))
      }
    }
    return answers
  }

  func patient(
    from start: [String] = [], _ answers: String, now: String = Engine.now,
    events: [String: String] = [:]
  ) throws -> PatientCase {
    var times: [Index<Event>: Instant] = [:]
    for (event, time) in events {
      times[try #require(guideline.event(named: event))] = try Timestamp(rfc3339: time).instant
    }
    return PatientCase(
      start: try start.map(tree), now: try Timestamp(rfc3339: now), events: times,
      answers: try self.answers(answers))
  }

  func advice(
    from start: [String] = [], _ answers: String, now: String = Engine.now,
    events: [String: String] = [:], order: QuestionOrder = .source
  ) throws -> Advice {
    try evaluation(from: start, answers, now: now, events: events, order: order).advice
  }

  func evaluation(
    from start: [String] = [], _ answers: String, now: String = Engine.now,
    events: [String: String] = [:], order: QuestionOrder = .source
  ) throws -> Evaluation {
    let patient = try patient(from: start, answers, now: now, events: events)
    switch try reasoner.conclusion(for: patient, order: order) {
    case .evaluation(let evaluation): return evaluation
    case .contradiction(let contradiction): throw UnexpectedContradiction(text: text(contradiction))
    }
  }

  func contradiction(from start: [String], _ answers: String) throws -> String {
    switch try reasoner.conclusion(for: try patient(from: start, answers)) {
    case .evaluation: "none"
    case .contradiction(let contradiction): text(contradiction)
    }
  }

  func state(_ answers: String) throws -> PatientState {
    try patient(answers).state(in: guideline)
  }
}

/// A contradiction where a test expects an advice.
struct UnexpectedContradiction: Error {
  let text: String
}
