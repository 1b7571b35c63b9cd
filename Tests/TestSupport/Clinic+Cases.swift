package import GuidelineModel
package import Reasoning
import Testing

extension Clinic {
  /// Answers written as `pain: severe, life-expectancy: 6-to-12-months|over-12-months`; `?` stands
  /// for asked and not known, `since TIME` and `N months` for measurements.
  package func answers(_ text: String) throws -> [Index<Item>: Answer] {
    var answers: [Index<Item>: Answer] = [:]
    for part in text.split(separator: ", ") {
      let colon = try #require(part.firstRange(of: ": "), "no answer '\(part)'")
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

  package func patient(
    from start: [String] = [], _ answers: String, now: String = Clinic.now,
    events: [String: String] = [:]
  ) throws -> PatientCase {
    var times: [Index<Event>: Instant] = [:]
    for (event, time) in events {
      times[try self.event(event)] = try Timestamp(rfc3339: time).instant
    }
    return PatientCase(
      start: try start.map(tree), now: try Timestamp(rfc3339: now), events: times,
      answers: try self.answers(answers))
  }

  package func state(_ answers: String) throws -> PatientState {
    try patient(answers).state(in: guideline)
  }

  package func evaluation(
    of patient: PatientCase, order: QuestionOrder = .source
  ) throws -> Evaluation {
    switch try reasoner.conclusion(for: patient, order: order) {
    case .evaluation(let evaluation): return evaluation
    case .contradiction(let contradiction): throw UnexpectedContradiction(text: text(contradiction))
    }
  }

  package func evaluation(
    from start: [String] = [], _ answers: String, now: String = Clinic.now,
    events: [String: String] = [:], order: QuestionOrder = .source
  ) throws -> Evaluation {
    try evaluation(of: patient(from: start, answers, now: now, events: events), order: order)
  }

  package func advice(
    from start: [String] = [], _ answers: String, now: String = Clinic.now,
    events: [String: String] = [:], order: QuestionOrder = .source
  ) throws -> Advice {
    try evaluation(from: start, answers, now: now, events: events, order: order).advice
  }

  /// What contradicts what in a case, or `none`.
  package func contradiction(from start: [String], _ answers: String) throws -> String {
    switch try reasoner.conclusion(for: try patient(from: start, answers)) {
    case .evaluation: "none"
    case .contradiction(let contradiction): text(contradiction)
    }
  }

  /// What in a case cannot be, or nil.
  package func impossible(_ patient: PatientCase) -> ImpossibleCase? {
    do throws(ImpossibleCase) {
      _ = try reasoner.conclusion(for: patient)
      return nil
    } catch { return error }
  }
}

/// A contradiction where a test expects an advice.
package struct UnexpectedContradiction: Error {
  let text: String
}
