package import GuidelineModel

/// Patients who get one outcome of a tree in one version and another in the other.
package struct PatientClass: Hashable, Sendable {
  /// How the new outcome presses, compared with the old.
  package enum Direction: String, Sendable {
    case moreUrgent = "more-urgent"
    case lessUrgent = "less-urgent"
    case same
  }

  /// The place of the outcome in the old version; nil where the old version does not know the value.
  package let old: Index<Outcome>?
  /// The place of the outcome in the new version; nil where the new version does not know the value.
  package let new: Index<Outcome>?
  /// Who: everybody who meets one of these.
  package let conditions: [AnswerCondition]
  /// The share of all complete answers, the values of each item counted alike.
  package let share: Double
  /// The smallest case among them.
  package let witness: AnswerCondition
  package let direction: Direction
}

/// Compares one tree in two versions over shared diagrams.
struct TreeComparison {
  let old: (tree: Tree, guideline: Guideline)
  let new: (tree: Tree, guideline: Guideline)
  /// Outcomes of the same name that tell clinicians different things, by their old place.
  let changedOutcomes: Set<Int>

  /// The leaf for a value that a version does not know.
  static let unknown = 64

  /// The classes of patients whose outcome differs; the diagrams have outcomes of their own version.
  func classes(
    _ oldOutcome: Diagram, _ newOutcome: Diagram, in store: inout DiagramStore
  ) throws(LimitExceeded) -> [PatientClass] {
    let width = Self.unknown + 1
    let pairs = try store.combination(oldOutcome, newOutcome) { left, right in
      guard let left = left.leaf, let right = right.leaf else { return nil }
      return Diagram(leaf: isSame(left, right) ? 0 : 1 + left * width + right)
    }
    let found = store.results(
      pairs, for: store.widths.map { PossibleValues(firstCount: $0) })
    var classes: [PatientClass] = []
    for code in found.sorted() where code != 0 {
      let region = try store.condition(pairs, is: [code])
      let conditions = try store.fewConditions(for: region)
      let (left, right) = ((code - 1) / width, (code - 1) % width)
      classes.append(
        PatientClass(
          old: left == Self.unknown ? nil : Index(left),
          new: right == Self.unknown ? nil : Index(right), conditions: conditions,
          share: store.share(of: region),
          witness: conditions.first?.witness ?? AnswerCondition([]),
          direction: direction(left, right)))
    }
    return classes
  }

  func isSame(_ left: Int, _ right: Int) -> Bool {
    guard left != Self.unknown, right != Self.unknown else { return left == right }
    return old.tree.outcomes[left].id == new.tree.outcomes[right].id
      && !changedOutcomes.contains(left)
  }

  private func direction(_ left: Int, _ right: Int) -> PatientClass.Direction {
    guard left != Self.unknown, right != Self.unknown else { return .same }
    let before = OutcomeUrgency(of: old.tree.outcomes[left], in: old.guideline)
    let after = OutcomeUrgency(of: new.tree.outcomes[right], in: new.guideline)
    return after < before ? .moreUrgent : before < after ? .lessUrgent : .same
  }
}
