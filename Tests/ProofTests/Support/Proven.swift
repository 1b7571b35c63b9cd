import GuidelineModel
import Proof
import Reasoning
import TestSupport
import Testing

/// The built-in guideline with both engines: the plain one and the symbolic one.
struct Proven {
  let clinic: Clinic
  var symbolic: SymbolicGuideline

  var guideline: Guideline { clinic.guideline }
  var reasoner: Reasoner { clinic.reasoner }

  private static let cached = Result { () throws -> Proven in
    let clinic = try Clinic.builtIn()
    return Proven(clinic: clinic, symbolic: try SymbolicGuideline(clinic.guideline))
  }

  static func builtIn() throws -> Proven { try cached.get() }

  /// A condition in words: `pain: moderate|severe, metastases: asymptomatic`.
  func words(_ condition: AnswerCondition) -> String {
    condition.parts.map { part in
      let item = guideline[symbolic.space.items[part.level]]
      return "\(item.id): " + part.values.map { item.values[$0].id.text }.joined(separator: "|")
    }.joined(separator: ", ")
  }
}

extension PatientState {
  /// A state with some values of every item, all of them more often the larger `openness` is.
  init(
    random generator: inout SeededGenerator, of guideline: Guideline, openness: Int,
    exact: Bool = false
  ) {
    self.init(of: guideline)
    for (place, item) in guideline.items.enumerated()
    where Int.random(in: 0..<10, using: &generator) >= openness {
      let count =
        !exact && Int.random(in: 0..<5, using: &generator) == 0
        ? Int.random(in: 1...item.values.count, using: &generator) : 1
      let chosen = Array(0..<item.values.count).shuffled(using: &generator).prefix(count)
      narrow(Index(place), to: PossibleValues(chosen))
    }
  }
}

extension Proven {
  /// What the plain engine concludes for a state.
  func conclusion(
    _ state: PatientState, from start: [Index<Tree>]
  ) throws -> Reasoner.Conclusion {
    let answers = guideline.items.indices.map { Index<Item>($0) }
      .filter { state[$0] != guideline[$0].allValues }
      .map { ($0, Answer.values(state[$0])) }
    return try reasoner.conclusion(
      for: PatientCase(
        start: start, now: try Timestamp(rfc3339: Clinic.now),
        answers: Dictionary(uniqueKeysWithValues: answers)))
  }
}
