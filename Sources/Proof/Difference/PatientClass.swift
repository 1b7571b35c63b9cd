package import GuidelineModel
import Reasoning

/// The patients who get one outcome of a tree in the old version and another in the new one.
package struct PatientClass: Hashable, Sendable {
  /// How the urgency of the new outcome compares with the old.
  package enum Direction: String, Sendable {
    case moreUrgent = "more-urgent"
    case lessUrgent = "less-urgent"
    case same
  }

  /// The index of the outcome in the old version; nil if that version does not know one of the
  /// answers and leaves the tree undecided.
  package let old: Index<Outcome>?
  /// The index of the outcome in the new version; nil if that version does not know one of the
  /// answers and leaves the tree undecided.
  package let new: Index<Outcome>?
  /// The class: every patient who meets one of these.
  package let conditions: [AnswerCondition]
  /// The share of all complete answers; the values of an item count alike.
  package let share: Double
  /// The smallest case in the class; nil if the answers contradict what outcomes settle, so that a
  /// version refuses every case.
  package let witness: WitnessPair?
  package let direction: Direction
  /// Whether both versions give the outcome of the same name, with different content.
  package let isSameOutcome: Bool
}

/// Compares a tree in two versions, with diagrams of one store.
struct TreeComparison {
  let old: (tree: Tree, guideline: Guideline)
  let new: (tree: Tree, guideline: Guideline)
  /// The outcomes whose content differs between the versions, by their old index.
  let changedOutcomes: Set<Int>

  /// The terminal for answers that a version does not know, so that the tree is undecided.
  static let unknown = 64

  /// The outcomes that a patient gets in both versions, as terminals of the versions' diagrams.
  private struct Outcomes: Hashable, Comparable {
    let old: Int
    let new: Int

    private static let width = unknown + 1

    /// The terminal that encodes the pair; 0 is for patients to whom nothing changes.
    var terminal: Int { 1 + old * Self.width + new }

    init(old: Int, new: Int) {
      self.old = old
      self.new = new
    }

    init?(terminal: Int) {
      guard terminal > 0 else { return nil }
      self.init(old: (terminal - 1) / Self.width, new: (terminal - 1) % Self.width)
    }

    static func < (left: Outcomes, right: Outcomes) -> Bool { left.terminal < right.terminal }
  }

  /// The classes of patients whose outcome differs.
  ///
  /// Terminals of the diagrams are outcomes of their own version.
  func classes(
    _ oldOutcome: Diagram, _ newOutcome: Diagram, in store: inout DiagramStore,
    witness: ([AnswerCondition]) -> WitnessPair?
  ) throws(LimitExceeded) -> [PatientClass] {
    let pairs = try store.apply(oldOutcome, newOutcome) { left, right in
      guard let left = left.terminal, let right = right.terminal else { return nil }
      return Diagram(terminal: isSame(left, right) ? 0 : Outcomes(old: left, new: right).terminal)
    }
    let found = store.terminals(
      of:
        pairs, within: store.valueCounts.map { PossibleValues(firstCount: $0) })
    var classes: [PatientClass] = []
    for outcomes in found.compactMap(Outcomes.init(terminal:)).sorted() {
      let region = try store.condition(pairs, is: [outcomes.terminal])
      let conditions = try store.shortCover(of: region)
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

  private static func outcome(_ terminal: Int) -> Index<Outcome>? {
    terminal == unknown ? nil : Index(terminal)
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
  /// The classes of patients for whom a reading gives another outcome than the base tree.
  package mutating func classes(
    of reading: Index<Reading>
  ) throws(LimitExceeded) -> [PatientClass] {
    let place = guideline.readings[reading.offset].tree
    let tree = guideline[place]
    let comparison = TreeComparison(
      old: (tree, guideline), new: (tree, guideline), changedOutcomes: [])
    let encoding = ItemEncoding(space)
    let witnesses = WitnessSearch(old: (guideline, encoding), new: (guideline, encoding))
    return try comparison.classes(
      trees[place.offset], readings[reading.offset], in: &store
    ) { witnesses.witness(of: $0, from: place, place) }
  }

  /// Whether every reading of a tree gives the base's outcome for each complete answer within a
  /// state.
  ///
  /// This is stronger than having the same possible outcomes: the outcomes agree whatever the open
  /// answers are.
  package mutating func everyReadingAgrees(
    on tree: Index<Tree>, for values: [PossibleValues]
  ) throws(LimitExceeded) -> Bool {
    for (place, reading) in guideline.readings.enumerated() where reading.tree == tree {
      let differing = try store.apply(trees[tree.offset], readings[place]) { left, right in
        if left == right { return .false }
        return left.terminal != nil && right.terminal != nil ? .true : nil
      }
      if store.terminals(of: differing, within: space.byLevel(values)).contains(1) { return false }
    }
    return true
  }
}
