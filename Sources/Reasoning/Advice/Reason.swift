public import GuidelineModel

/// Why a tree has its outcome for a patient: the shortest set of the patient's own answers that
/// forces the outcome, however everything else is answered.
///
/// Among sets of equal size it is the lexicographically first by item order. Values fixed by
/// outcomes of earlier trees are not answers of the patient; they are listed separately where the
/// outcome depends on them.
public struct Reason: Hashable, Sendable {
  /// The answers in item order; empty if every patient would have this outcome, given the earlier
  /// outcomes.
  public let answers: [AnswerPart]
  /// In item order: a minimal set of fixed values needed in addition to the answers.
  public let settled: [SettledPart]

  package init(answers: [AnswerPart], settled: [SettledPart] = []) {
    self.answers = answers
    self.settled = settled
  }
}

/// Some values of one item.
public struct AnswerPart: Hashable, Sendable {
  /// The item.
  public let item: Index<Item>
  /// The values; never empty.
  public let values: PossibleValues

  package init(item: Index<Item>, values: PossibleValues) {
    self.item = item
    self.values = values
  }
}

/// The values of one item as restricted by the outcomes of earlier trees.
public struct SettledPart: Hashable, Sendable {
  /// The item that was settled.
  public let item: Index<Item>
  /// The values that are left.
  public let values: PossibleValues
  /// The last tree that fixed the item.
  public let tree: Index<Tree>
  /// The outcome of that tree.
  public let outcome: Index<Outcome>
}

extension Reasoner {
  /// Why a tree has its outcome for a patient; `nil` while it is undecided.
  ///
  /// - Parameters:
  ///   - visit: The evaluation of the tree.
  ///   - state: The possible values after the patient's answers.
  /// - Returns: The shortest reason.
  package func reason(for visit: Pathway.Visit, in state: PatientState) -> Reason? {
    guard visit.possible.only != nil else { return nil }
    let search = ReasonSearch(
      trees[visit.tree.offset], answered: visit.values, unanswered: visit.settled)
    return reason(of: search.shortest(steps: limit.reasonSteps).map { Index($0) }, visit, state)
  }

  /// A reason that consists of the answers to these items and the fixed values they need.
  package func reason(
    of items: [Index<Item>], _ visit: Pathway.Visit, _ state: PatientState
  ) -> Reason {
    Reason(
      answers: items.map { AnswerPart(item: $0, values: state[$0]) },
      settled: visit.settledBy.isEmpty ? [] : settled(beside: items, visit, state))
  }

  /// A minimal set of values fixed by earlier outcomes that is needed beside these answers.
  private func settled(
    beside items: [Index<Item>], _ visit: Pathway.Visit, _ state: PatientState
  ) -> [SettledPart] {
    var (with, without) = (visit.settled, guideline.allValues)
    for item in items {
      with[item.offset] = visit.values[item.offset]
      without[item.offset] = state[item]
    }
    let search = ReasonSearch(trees[visit.tree.offset], answered: with, unanswered: without)
    return search.shortest(steps: limit.reasonSteps).compactMap { place in
      let item = Index<Item>(place)
      guard let outcome = visit.settledBy[item] else { return nil }
      return SettledPart(
        item: item, values: visit.settled[place], tree: outcome.tree, outcome: outcome.outcome)
    }
  }
}
