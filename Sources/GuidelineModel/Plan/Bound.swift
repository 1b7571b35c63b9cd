/// The limit of a tree's outcomes, which bounds steps that other trees advise.
package struct Bound: Hashable, Sendable {
  /// The tree whose limits bound.
  package let tree: Name<Tree>
  /// Its own step, listed apart only where none of the bounded ones stands.
  package let ownStep: Name<PlanStep>
  /// Bounded where they are a do, as is an open choice among them.
  package let steps: [Name<PlanStep>]
  /// Outcomes beside which the own step only holds.
  package let holdsWith: [OutcomeName]
  /// When the steps should be done sooner than the limit says.
  package let sooner: Sooner?

  package init(
    tree: Name<Tree>, ownStep: Name<PlanStep>, steps: [Name<PlanStep>], holdsWith: [OutcomeName],
    sooner: Sooner?
  ) {
    self.tree = tree
    self.ownStep = ownStep
    self.steps = steps
    self.holdsWith = holdsWith
    self.sooner = sooner
  }

  /// When a bounded step should be done sooner than the limit says.
  package struct Sooner: Hashable, Sendable {
    /// Every outcome of the bounding tree that is still possible is one of these.
    package let outcomes: [Name<Outcome>]
    /// Every value still possible of each item is listed.
    package let values: [ConditionDraft]
    /// The steps meant, and a choice between them.
    package let steps: [Name<PlanStep>]
    /// How urgent they are at least.
    package let urgency: Urgency
    /// The words on their line.
    package let text: Text

    package init(
      outcomes: [Name<Outcome>], values: [ConditionDraft], steps: [Name<PlanStep>],
      urgency: Urgency, text: Text
    ) {
      self.outcomes = outcomes
      self.values = values
      self.steps = steps
      self.urgency = urgency
      self.text = text
    }
  }
}
