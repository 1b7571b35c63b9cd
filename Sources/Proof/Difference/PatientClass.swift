package import GuidelineModel
import Reasoning

/// Patients who get one outcome of a tree in one version and another in the other.
package struct PatientClass: Hashable, Sendable {
  /// How the new outcome presses, compared with the old.
  package enum Direction: String, Sendable {
    case moreUrgent = "more-urgent"
    case lessUrgent = "less-urgent"
    case same
  }

  /// The place of the outcome in the old version; nil where that does not know an answer and leaves
  /// the tree open.
  package let old: Index<Outcome>?
  /// The place of the outcome in the new version; nil where that does not know an answer and leaves
  /// the tree open.
  package let new: Index<Outcome>?
  /// Who: everybody who meets one of these.
  package let conditions: [AnswerCondition]
  /// The share of all complete answers, the values of each item counted alike.
  package let share: Double
  /// The smallest case among them; nil where their answers contradict what outcomes settle, so that a
  /// version refuses every such case.
  package let witness: Witness?
  package let direction: Direction
  /// Whether both versions give the same outcome, which tells something else.
  package let isSameOutcome: Bool
}

/// Compares one tree in two versions over shared diagrams.
struct TreeComparison {
  let old: (tree: Tree, guideline: Guideline)
  let new: (tree: Tree, guideline: Guideline)
  /// Outcomes of the same name that tell clinicians different things, by their old place.
  let changedOutcomes: Set<Int>

  /// The leaf where a version does not know an answer and leaves the tree open.
  static let unknown = 64

  /// What a patient is told by either version, as leaves of their diagrams.
  private struct Outcomes: Hashable, Comparable {
    let old: Int
    let new: Int

    private static let width = unknown + 1

    /// The leaf for both; 0 is left for those to whom nothing changes.
    var leaf: Int { 1 + old * Self.width + new }

    init(old: Int, new: Int) {
      self.old = old
      self.new = new
    }

    init?(leaf: Int) {
      guard leaf > 0 else { return nil }
      self.init(old: (leaf - 1) / Self.width, new: (leaf - 1) % Self.width)
    }

    static func < (left: Outcomes, right: Outcomes) -> Bool { left.leaf < right.leaf }
  }

  /// The classes of patients whose outcome differs; the diagrams have outcomes of their own version.
  func classes(
    _ oldOutcome: Diagram, _ newOutcome: Diagram, in store: inout DiagramStore,
    witness: ([AnswerCondition]) -> Witness?
  ) throws(LimitExceeded) -> [PatientClass] {
    let pairs = try store.combination(oldOutcome, newOutcome) { left, right in
      guard let left = left.leaf, let right = right.leaf else { return nil }
      return Diagram(leaf: isSame(left, right) ? 0 : Outcomes(old: left, new: right).leaf)
    }
    let found = store.results(
      pairs, for: store.widths.map { PossibleValues(firstCount: $0) })
    var classes: [PatientClass] = []
    for outcomes in found.compactMap(Outcomes.init(leaf:)).sorted() {
      let region = try store.condition(pairs, is: [outcomes.leaf])
      let conditions = try store.fewConditions(for: region)
      classes.append(
        PatientClass(
          old: Self.outcome(outcomes.old), new: Self.outcome(outcomes.new),
          conditions: conditions, share: store.share(of: region), witness: witness(conditions),
          direction: direction(outcomes), isSameOutcome: isSameName(outcomes.old, outcomes.new)))
    }
    return classes
  }

  func isSame(_ left: Int, _ right: Int) -> Bool {
    guard left != Self.unknown, right != Self.unknown else { return left == right }
    return isSameName(left, right) && !changedOutcomes.contains(left)
  }

  private func isSameName(_ left: Int, _ right: Int) -> Bool {
    left != Self.unknown && right != Self.unknown
      && old.tree.outcomes[left].id == new.tree.outcomes[right].id
  }

  private static func outcome(_ leaf: Int) -> Index<Outcome>? {
    leaf == unknown ? nil : Index(leaf)
  }

  private func direction(_ outcomes: Outcomes) -> PatientClass.Direction {
    guard let left = Self.outcome(outcomes.old), let right = Self.outcome(outcomes.new) else {
      return .same
    }
    let before = OutcomeUrgency(of: old.tree.outcomes[left.offset], in: old.guideline)
    let after = OutcomeUrgency(of: new.tree.outcomes[right.offset], in: new.guideline)
    return after < before ? .moreUrgent : before < after ? .lessUrgent : .same
  }
}

extension SymbolicGuideline {
  /// The patients for whom a reading gives its tree another outcome than the base does.
  package mutating func classes(
    of reading: Index<Reading>
  ) throws(LimitExceeded) -> [PatientClass] {
    let place = guideline.readings[reading.offset].tree
    let tree = guideline[place]
    let comparison = TreeComparison(
      old: (tree, guideline), new: (tree, guideline), changedOutcomes: [])
    let vocabulary = Vocabulary(space)
    let witnesses = WitnessSearch(old: (guideline, vocabulary), new: (guideline, vocabulary))
    return try comparison.classes(
      trees[place.offset], readings[reading.offset], in: &store
    ) { witnesses.witness(of: $0, from: place, place) }
  }

  /// Whether every reading gives a tree the base's outcome for every complete answer within a state.
  ///
  /// Stronger than that the same outcomes are possible: the open answers may be what they like.
  package mutating func everyReadingAgrees(
    on tree: Index<Tree>, for values: [PossibleValues]
  ) throws(LimitExceeded) -> Bool {
    for (place, reading) in guideline.readings.enumerated() where reading.tree == tree {
      let differing = try store.combination(trees[tree.offset], readings[place]) { left, right in
        if left == right { return .never }
        return left.leaf != nil && right.leaf != nil ? .always : nil
      }
      if store.results(differing, for: space.byLevel(values)).contains(1) { return false }
    }
    return true
  }
}
