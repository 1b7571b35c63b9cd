package import GuidelineModel
package import Reasoning

/// The smallest sets of answers that are enough: whatever else is or becomes known, the outcome stays.
package struct Reasons: Hashable, Sendable {
  /// The shortest first, of those that are as long the one with the earlier items.
  package let listed: [Reason]
  /// How many more there are.
  package let leftOut: Int

  /// Where nothing is decided.
  package static let none = Reasons(listed: [], leftOut: 0)

  package init(listed: [Reason], leftOut: Int) {
    self.listed = listed
    self.leftOut = leftOut
  }
}

/// A smallest set of other answers that would lead to an outcome.
package struct Change: Hashable, Sendable {
  /// What one answer would have to be.
  package struct Part: Hashable, Sendable {
    package let item: Index<Item>
    /// Any one of these will do.
    package let values: PossibleValues
    /// Whether the item is still open and this is a way of answering it, so that nothing said has to
    /// be taken back.
    package let isOpen: Bool
    /// Whether a clinician can bring it about, as the item declares.
    package let canBeInfluenced: Bool
  }

  package let parts: [Part]

  /// How many answers would have to be other than they are.
  package var reversals: Int { parts.count { !$0.isOpen } }
  /// Whether a clinician can bring all of it about, apart from what is still open.
  package var canBeInfluenced: Bool { parts.allSatisfy { $0.isOpen || $0.canBeInfluenced } }
}

/// One outcome that is still possible, and what would make it so.
package struct PossibleEnding: Hashable, Sendable {
  package let outcome: Index<Outcome>
  /// The share of the ways to answer what is still open, every value still possible counted alike.
  package let share: Double
  /// What the open answers would have to be: everything in one of these.
  package let conditions: [[AnswerPart]]
  /// What it would have taken to work those out; nil where they are.
  package let conditionsLimit: LimitExceeded?
}

/// What one answer to an open question would bring.
package struct WhatIf: Hashable, Sendable {
  package let item: Index<Item>
  /// The place of the value.
  package let value: Int
  /// The trees of the pathway and the outcomes still possible then; nil where an outcome rules the
  /// answer out.
  package let trees: [Ending]?

  /// One tree with the outcomes possible in it.
  package struct Ending: Hashable, Sendable {
    package let tree: Index<Tree>
    package let possible: OutcomeSet
  }
}
