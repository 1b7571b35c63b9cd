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
