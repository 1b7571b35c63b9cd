package import GuidelineModel
import Reasoning

/// One patient as a case for either version, in the names of each.
///
/// What only one version knows is left out of the other's case: an item that is new, a value that is
/// gone. Fed to its version, a case has the outcome of its class there.
package struct Witness: Hashable, Sendable {
  package let old: WitnessCase
  package let new: WitnessCase
}

/// A case of one version: a tree to start at, and the values of some items.
package struct WitnessCase: Hashable, Sendable {
  /// An item with its value; with more than one only where none of them alone is accepted.
  package struct Answer: Hashable, Sendable {
    package let item: Index<Item>
    package let values: PossibleValues
  }

  package let start: Index<Tree>
  package let answers: [Answer]
}

/// Finds patients whose case both versions accept.
///
/// A case can contradict what outcomes settle further along its pathway. It is refused then, and
/// would show nothing.
struct WitnessSearch {
  fileprivate let old: Side
  fileprivate let new: Side

  init(old: (Guideline, Vocabulary), new: (Guideline, Vocabulary)) {
    self.old = Side(old.0, old.1)
    self.new = Side(new.0, new.1)
  }

  /// The smallest case of somebody who meets one of some conditions, the first of which is tried
  /// first; nil where a version refuses everybody.
  func witness(
    of conditions: [AnswerCondition], from oldTree: Index<Tree>, _ newTree: Index<Tree>
  ) -> Witness? {
    func accepted(_ answers: AnswerCondition) -> Witness? {
      let witness = Witness(
        old: old.case(answers, from: oldTree), new: new.case(answers, from: newTree))
      return old.accepts(witness.old) && new.accepts(witness.new) ? witness : nil
    }
    for condition in conditions {
      if let smallest = accepted(condition.witness) { return smallest }
      // What is refused for some values is refused for each of them.
      guard var found = accepted(condition) else { continue }
      var parts = condition.parts
      for place in parts.indices {
        for value in condition.parts[place].values {
          var narrower = parts
          narrower[place] = AnswerCondition.Part(
            level: parts[place].level, values: PossibleValues(only: value))
          guard let witness = accepted(AnswerCondition(narrower)) else { continue }
          (found, parts) = (witness, narrower)
          break
        }
      }
      return found
    }
    return nil
  }
}

extension WitnessSearch {
  /// A case of each version with the lines of its plan there.
  struct Plans {
    let witness: Witness
    let old: [PlanOutline.Line]
    let new: [PlanOutline.Line]
  }

  /// The plans of somebody with some answers; nil where a version refuses the case.
  func plans(
    of answers: AnswerCondition, from oldTree: Index<Tree>, _ newTree: Index<Tree>
  ) -> Plans? {
    let witness = Witness(
      old: old.case(answers, from: oldTree), new: new.case(answers, from: newTree))
    guard let before = old.planLines(of: witness.old), let after = new.planLines(of: witness.new)
    else { return nil }
    return Plans(witness: witness, old: before, new: after)
  }
}

/// One version, and what its items and values are in the shared diagrams.
private struct Side {
  private let reasoner: Reasoner
  private let vocabulary: Vocabulary

  init(_ guideline: Guideline, _ vocabulary: Vocabulary) {
    reasoner = Reasoner(guideline)
    self.vocabulary = vocabulary
  }

  /// Answers as this version knows them.
  func `case`(_ condition: AnswerCondition, from start: Index<Tree>) -> WitnessCase {
    let levels = Dictionary(
      uniqueKeysWithValues: condition.parts.map { ($0.level, $0.values) })
    let answers = reasoner.guideline.items.indices.compactMap { place -> WitnessCase.Answer? in
      let item = Index<Item>(place)
      guard let values = levels[vocabulary.level(of: item)] else { return nil }
      let own = PossibleValues(values.compactMap { vocabulary.own($0, of: item) })
      return own.isEmpty ? nil : WitnessCase.Answer(item: item, values: own)
    }
    return WitnessCase(
      start: start,
      answers: answers.sorted { vocabulary.level(of: $0.item) < vocabulary.level(of: $1.item) })
  }

  /// Whether the answers contradict nothing on the way.
  func accepts(_ witness: WitnessCase) -> Bool {
    switch try? reasoner.conclusion(for: patient(witness)) {
    case .evaluation: return true
    case .contradiction, nil: return false
    }
  }

  /// The lines of the plan; nil where the answers contradict something on the way.
  func planLines(of witness: WitnessCase) -> [PlanOutline.Line]? {
    guard let traversal = try? reasoner.traversal(of: patient(witness)),
      traversal.contradiction == nil
    else { return nil }
    return reasoner.planLines(of: traversal)
  }

  private func patient(_ witness: WitnessCase) -> PatientCase {
    PatientCase(
      start: [witness.start], now: Timestamp(Instant(seconds: 0), offsetSeconds: 0),
      answers: Dictionary(
        uniqueKeysWithValues: witness.answers.map { ($0.item, .values($0.values)) }))
  }
}
