/// A step that says that others must wait for another one, with its whole life.
package struct Wait: Hashable, Sendable {
  /// The step that says so.
  package let step: Name<PlanStep>
  /// What is waited for.
  package let awaited: Name<PlanStep>
  /// Any of these ends the wait.
  package let until: [Name<Event>]
  /// Of these trees it is a conflict by itself; of others it is only said beside what is awaited.
  package let conflictOf: [Name<Tree>]
  /// Steps that must wait; where one stands, it carries the words.
  package let heldBack: [Name<PlanStep>]
  /// Decisions that must wait.
  package let heldDecisions: [HeldDecision]
  /// How urgent a conflict is.
  package let urgency: Urgency
  /// What is waited for.
  package let words: Text
  /// What to do where the clinical state does not allow the wait.
  package let unless: Text
  /// What becomes of the step when the wait is over.
  package let then: Ending
  /// Said where the end of the wait is only proven.
  package let presumedOver: Text
  /// Said where what should have waited did not.
  package let startedBefore: Text
  /// A tree whose decision declines the step of other trees too.
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

  /// What becomes of the step when the wait is over.
  package struct Ending: Hashable, Sendable {
    /// The step that it is merged into where that is in the plan.
    package let into: Name<PlanStep>
    /// The tree that takes its place otherwise, whatever it decides.
    package let givesWayTo: Name<Tree>
    /// The line while that tree is not decided.
    package let text: Text

    package init(into: Name<PlanStep>, givesWayTo: Name<Tree>, text: Text) {
      self.into = into
      self.givesWayTo = givesWayTo
      self.text = text
    }
  }

  /// The decision of a tree, as some outcome asks for it.
  package struct HeldDecision: Hashable, Sendable {
    /// Asks for the decision.
    package let outcome: OutcomeName
    /// The tree to be decided.
    package let tree: Name<Tree>

    package init(outcome: OutcomeName, tree: Name<Tree>) {
      self.outcome = outcome
      self.tree = tree
    }
  }
}

/// A step that waits while a caution shows.
package struct CautionWait: Hashable, Sendable {
  /// The step.
  package let step: Name<PlanStep>
  /// The caution.
  package let caution: Caution.Code
  /// What it waits for, in words.
  package let text: Text

  package init(
    step: Name<PlanStep>, caution: Caution.Code, text: Text
  ) {
    self.step = step
    self.caution = caution
    self.text = text
  }
}
