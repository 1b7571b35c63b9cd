import GuidelineModel
import Proof
import Reasoning
import TestSupport
import Testing

extension WitnessCase {
  /// What the plain engine says of the case: the outcome of its tree, nil while that is open.
  ///
  /// Fails where the case contradicts what an outcome settles.
  func outcome(in guideline: Guideline) throws -> Index<Outcome>? {
    let patient = PatientCase(
      start: [start], now: try Timestamp(rfc3339: Clinic.now),
      answers: Dictionary(uniqueKeysWithValues: answers.map { ($0.item, .values($0.values)) }))
    guard let advice = try Reasoner(guideline).conclusion(for: patient).advice else {
      throw Refused()
    }
    return advice.trees.first { $0.tree == start }?.outcome
  }

  struct Refused: Error {}
}

extension Guideline {
  /// Whether answers by names, as far as they are known here, contradict what an outcome settles.
  func refuses(_ answers: [(item: String, values: [String])], from start: Index<Tree>) throws
    -> Bool
  {
    var patient = PatientCase(start: [start], now: try Timestamp(rfc3339: Clinic.now))
    for (name, values) in answers {
      guard let item = item(named: name) else { continue }
      let known = PossibleValues(values.compactMap(self[item].valueIndex))
      if !known.isEmpty { patient.answers[item] = .values(known) }
    }
    return try Reasoner(self).conclusion(for: patient).evaluation == nil
  }

  /// The outcome for an answer by names, where a name that this version does not know leaves the item
  /// open: the one that all of its values lead to, or nil.
  func outcome(of tree: Index<Tree>, _ answer: [String: String]) -> Index<Outcome>? {
    var possible: Set<Index<Outcome>?> = []
    var answers = [Array(repeating: 0, count: items.count)]
    for place in Set(self[tree].decisions.map(\.item.offset)).sorted() {
      let item = items[place]
      let known = answer[item.id.text].flatMap(item.valueIndex)
      answers = answers.flatMap { answer in
        (known.map { [$0] } ?? Array(item.values.indices)).map { value in
          var other = answer
          other[place] = value
          return other
        }
      }
    }
    for answer in answers { possible.insert(ending(of: tree, answer)) }
    return possible.count == 1 ? possible.first ?? nil : nil
  }
}
