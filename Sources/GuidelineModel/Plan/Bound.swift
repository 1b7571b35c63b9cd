/// A tree whose time limits bound steps that other trees advise.
package struct Bound: Hashable, Sendable {
  /// The bounding tree.
  package let tree: Name<Tree>
  /// Its own step, shown on a separate line only if no bounded step is in the plan.
  package let ownStep: Name<PlanStep>
  /// The bounded steps.
  ///
  /// They are bounded if they are to be performed; an open choice among them is bounded too.
  package let steps: [Name<PlanStep>]
  /// Outcomes with which the own step has the state `holds`.
  package let holdsWith: [OutcomeName]
  /// The case in which the steps are more urgent than the limit says.
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

  /// A case in which bounded steps are more urgent than the limit says.
  package struct Sooner: Hashable, Sendable {
    /// All outcomes of the bounding tree that are still possible are among these.
    package let outcomes: [Name<Outcome>]
    /// The possible values of each item are all among those of its condition.
    package let values: [ConditionDraft]
    /// The steps it applies to, or a choice between them.
    package let steps: [Name<PlanStep>]
    /// Their minimum urgency.
    package let urgency: Urgency
    /// The text on their line.
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
