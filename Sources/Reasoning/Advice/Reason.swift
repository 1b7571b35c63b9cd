public import GuidelineModel

/// Why a tree ends as it does for a patient: the shortest set of the patient's own answers that forces
/// the outcome, however everything else is or will be answered.
///
/// Of several that short, the one with the earliest items of the guideline. What outcomes of earlier
/// trees settle is no answer of the patient's: it holds beside any of them, and is told apart where
/// the outcome rests on it.
public struct Reason: Hashable, Sendable {
  /// In the order of the items; none where every patient, as far as earlier outcomes leave it open,
  /// would end so.
  public let answers: [AnswerPart]
  /// In the order of the items; the fewest without which the answers would not be enough.
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
  /// Those of its values that are meant; never none.
  public let values: PossibleValues

  package init(item: Index<Item>, values: PossibleValues) {
    self.item = item
    self.values = values
  }
}

/// The values of one item that the outcomes of trees before leave.
public struct SettledPart: Hashable, Sendable {
  /// The item that was settled.
  public let item: Index<Item>
  /// The values that are left.
  public let values: PossibleValues
  /// The last tree that settled it, and how that ended.
  public let tree: Index<Tree>
  /// The outcome of that tree.
  public let outcome: Index<Outcome>
}
