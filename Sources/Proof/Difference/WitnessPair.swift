package import GuidelineModel
import Reasoning

/// One patient as a case for each of two versions.
///
/// A case leaves out items and values that its version does not have. In its version, it has the
/// outcome of its class.
package struct WitnessPair: Hashable, Sendable {
  package let old: WitnessCase
  package let new: WitnessCase
}

/// A case of one version: the tree it starts at, and values of some items.
package struct WitnessCase: Hashable, Sendable {
  /// An item with its value; with several values only if none of them alone is accepted.
  package struct ItemValues: Hashable, Sendable {
    package let item: Index<Item>
    package let values: PossibleValues
  }

  package let start: Index<Tree>
  package let answers: [ItemValues]
}

/// Finds cases that both versions accept.
///
/// A case can contradict what an outcome settles later on its pathway. The version then refuses it,
/// so that it would show nothing.
struct WitnessSearch {
  fileprivate let old: VersionReasoner
  fileprivate let new: VersionReasoner

  init(old: (Guideline, ItemEncoding), new: (Guideline, ItemEncoding)) {
    self.old = VersionReasoner(old.0, old.1)
    self.new = VersionReasoner(new.0, new.1)
  }

  /// The smallest case that meets one of some conditions, tried in their order; nil if a version
  /// refuses every case.
  func witness(
    of conditions: [AnswerCondition], from oldTree: Index<Tree>, _ newTree: Index<Tree>
  ) -> WitnessPair? {
    func accepted(_ answers: AnswerCondition) -> WitnessPair? {
      let witness = WitnessPair(
        old: old.case(answers, from: oldTree), new: new.case(answers, from: newTree))
      return old.accepts(witness.old) && new.accepts(witness.new) ? witness : nil
    }
    for condition in conditions {
      if let smallest = accepted(condition.witness) { return smallest }
      // If a set of values is refused, so is each of them.
      guard var found = accepted(condition) else { continue }
      var parts = condition.parts
      for place in parts.indices {
        for value in condition.parts[place].values.indices {
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
    let witness: WitnessPair
    let old: [PlanOutline.Line]
    let new: [PlanOutline.Line]
  }

  /// The plans of a patient with some answers; nil if a version refuses the case.
  func plans(
    of answers: AnswerCondition, from oldTree: Index<Tree>, _ newTree: Index<Tree>
  ) -> Plans? {
    let witness = WitnessPair(
      old: old.case(answers, from: oldTree), new: new.case(answers, from: newTree))
    guard let before = old.planLines(of: witness.old), let after = new.planLines(of: witness.new)
    else { return nil }
    return Plans(witness: witness, old: before, new: after)
  }
}

/// One version of the guideline, with the encoding of its items and values in the shared diagrams.
private struct VersionReasoner {
  private let reasoner: Reasoner
  private let encoding: ItemEncoding

  init(_ guideline: Guideline, _ encoding: ItemEncoding) {
    reasoner = Reasoner(guideline)
    self.encoding = encoding
  }

  /// A condition as a case of this version.
  func `case`(_ condition: AnswerCondition, from start: Index<Tree>) -> WitnessCase {
    let levels = Dictionary(
      uniqueKeysWithValues: condition.parts.map { ($0.level, $0.values) })
    let answers = reasoner.guideline.items.indices.compactMap { place -> WitnessCase.ItemValues? in
      let item = Index<Item>(place)
      guard let values = levels[encoding.level(of: item)] else { return nil }
      let own = PossibleValues(values.indices.compactMap { encoding.decode($0, of: item) })
      return own.isEmpty ? nil : WitnessCase.ItemValues(item: item, values: own)
    }
    return WitnessCase(
      start: start,
      answers: answers.sorted { encoding.level(of: $0.item) < encoding.level(of: $1.item) })
  }

  /// Whether the answers contradict nothing along the pathway.
  func accepts(_ witness: WitnessCase) -> Bool {
    switch try? reasoner.conclusion(for: patient(witness)) {
    case .evaluation: return true
    case .contradiction, nil: return false
    }
  }

  /// The lines of the plan; nil if the answers contradict something along the pathway.
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
