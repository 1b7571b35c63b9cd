/// A step that other outcomes contradict, where neither takes precedence.
package struct Difference: Hashable, Sendable {
  /// The step; it differs while it has not begun or, with `whileRunning`, while it runs.
  package let step: Name<PlanStep>
  /// Whether the step is contradicted while it runs; the text is then shown on the opposing step.
  package let whileRunning: Bool
  /// The outcomes and steps that contradict it.
  package let against: [Opposition]
  /// Opposing steps that keep a line of their own.
  package let listed: [Name<PlanStep>]
  /// Other steps that have no line of their own while the step differs.
  package let notListed: [Name<PlanStep>]
  /// The text of the line; `nil` to show the text of both sides.
  package let text: Text?

  package init(
    step: Name<PlanStep>, whileRunning: Bool, against: [Opposition], listed: [Name<PlanStep>],
    notListed: [Name<PlanStep>], text: Text?
  ) {
    self.step = step
    self.whileRunning = whileRunning
    self.against = against
    self.listed = listed
    self.notListed = notListed
    self.text = text
  }

  /// Outcomes that contradict a step, and their own steps.
  package struct Opposition: Hashable, Sendable {
    /// Each of these outcomes contradicts the step.
    package let outcomes: [OutcomeName]
    /// The contradicting steps.
    package let steps: [Name<PlanStep>]

    package init(outcomes: [OutcomeName], steps: [Name<PlanStep>]) {
      self.outcomes = outcomes
      self.steps = steps
    }
  }
}
