package import GuidelineModel
package import Reasoning

/// The smallest sets of answers that force an outcome, whatever else is or becomes known.
package struct Reasons: Hashable, Sendable {
  /// Short sets come first; sets of equal size are in the order of their items.
  package let listed: [Reason]
  /// The number of sets that are not listed.
  package let leftOut: Int

  /// No reasons: nothing is decided.
  package static let none = Reasons(listed: [], leftOut: 0)

  package init(listed: [Reason], leftOut: Int) {
    self.listed = listed
    self.leftOut = leftOut
  }
}

/// A smallest set of changed answers that leads to an outcome (a counterfactual).
package struct AnswerChange: Hashable, Sendable {
  /// A change of one answer.
  package struct Part: Hashable, Sendable {
    package let item: Index<Item>
    /// The values that lead there; each of them suffices.
    package let values: PossibleValues
    /// Whether the item is open, so that this answers it and takes nothing back.
    package let isOpen: Bool
    /// Whether the item declares that a clinician can influence it.
    package let canBeInfluenced: Bool
  }

  package let parts: [Part]

  /// The number of answers that are taken back.
  package var reversals: Int { parts.count { !$0.isOpen } }
  /// Whether a clinician can influence everything that is not open.
  package var canBeInfluenced: Bool { parts.allSatisfy { $0.isOpen || $0.canBeInfluenced } }
}

/// An outcome that is still possible, with the answers that lead to it.
package struct PossibleEnding: Hashable, Sendable {
  package let outcome: Index<Outcome>
  /// The share of the complete answers still possible that lead to it; the values of an item count
  /// alike.
  package let share: Double
  /// Conditions on the open answers: the outcome follows if all parts of one of them hold.
  package let conditions: [[AnswerPart]]
  /// The limit that stopped the search for the conditions; nil if they are complete.
  package let conditionsLimit: LimitExceeded?
}

/// The effect of one answer to an open question.
package struct WhatIf: Hashable, Sendable {
  package let item: Index<Item>
  /// The index of the value.
  package let value: Int
  /// The trees of the pathway with that answer; nil if an outcome rules the answer out.
  package let trees: [Ending]?

  /// A tree with its possible outcomes.
  package struct Ending: Hashable, Sendable {
    package let tree: Index<Tree>
    package let possible: OutcomeSet
  }
}
