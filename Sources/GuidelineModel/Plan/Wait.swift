/// A step that makes others wait for another step, during and after the wait.
package struct Wait: Hashable, Sendable {
  /// The step that makes others wait.
  package let step: Name<PlanStep>
  /// The step to wait for.
  package let awaited: Name<PlanStep>
  /// Events that end the wait.
  package let until: [Name<Event>]
  /// Trees for which the wait is a conflict by itself; for others it is only a remark beside the
  /// awaited step.
  package let conflictOf: [Name<Tree>]
  /// Steps that must wait; those in the plan show the text of the wait.
  package let heldBack: [Name<PlanStep>]
  /// Decisions that must wait.
  package let heldDecisions: [HeldDecision]
  /// The urgency of a conflict.
  package let urgency: Urgency
  /// The text that says what to wait for.
  package let words: Text
  /// What to do if the patient's condition does not permit waiting.
  package let unless: Text
  /// What happens to the step when the wait is over.
  package let then: Ending
  /// The remark to show if the end of the wait is proven but not reported.
  package let presumedOver: Text
  /// The remark to show if a step that should have waited has started.
  package let startedBefore: Text
  /// A tree whose decision also declines the step of other trees.
  package let declinedWith: Name<Tree>?

  package init(
    step: Name<PlanStep>, awaited: Name<PlanStep>, until: [Name<Event>], conflictOf: [Name<Tree>],
    heldBack: [Name<PlanStep>], heldDecisions: [HeldDecision], urgency: Urgency, words: Text,
    unless: Text, then: Ending, presumedOver: Text, startedBefore: Text, declinedWith: Name<Tree>?
  ) {
    self.step = step
    self.awaited = awaited
    self.until = until
    self.conflictOf = conflictOf
    self.heldBack = heldBack
    self.heldDecisions = heldDecisions
    self.urgency = urgency
    self.words = words
    self.unless = unless
    self.then = then
    self.presumedOver = presumedOver
    self.startedBefore = startedBefore
    self.declinedWith = declinedWith
  }

  /// What happens to the step when the wait is over.
  package struct Ending: Hashable, Sendable {
    /// The step it is merged into, if that is in the plan.
    package let into: Name<PlanStep>
    /// Otherwise the tree that replaces it, with any outcome.
    package let givesWayTo: Name<Tree>
    /// The text of the line until that tree is decided.
    package let text: Text

    package init(into: Name<PlanStep>, givesWayTo: Name<Tree>, text: Text) {
      self.into = into
      self.givesWayTo = givesWayTo
      self.text = text
    }
  }

  /// A decision that must wait, if an outcome requires it.
  package struct HeldDecision: Hashable, Sendable {
    /// The outcome that requires the decision.
    package let outcome: OutcomeName
    /// The tree to be decided.
    package let tree: Name<Tree>

    package init(outcome: OutcomeName, tree: Name<Tree>) {
      self.outcome = outcome
      self.tree = tree
    }
  }
}

/// A step that waits while a caution applies.
package struct CautionWait: Hashable, Sendable {
  /// The step.
  package let step: Name<PlanStep>
  /// The caution.
  package let caution: Caution.Code
  /// What it waits for, as text.
  package let text: Text

  package init(
    step: Name<PlanStep>, caution: Caution.Code, text: Text
  ) {
    self.step = step
    self.caution = caution
    self.text = text
  }
}
