/// A step that other outcomes contradict, where neither takes precedence.
package struct Difference: Hashable, Sendable {
  /// Differs while it has not begun, or only while it runs.
  package let step: Name<PlanStep>
  /// Whether the step is contradicted while it runs; the opposing step then carries the words.
  package let whileRunning: Bool
  /// What contradicts it.
  package let against: [Opposition]
  /// Opposing steps that are listed all the same.
  package let listed: [Name<PlanStep>]
  /// Other steps that are not listed apart while it differs.
  package let notListed: [Name<PlanStep>]
  /// The words of the line, where they are not those of both sides.
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
    /// Any of these contradicts.
    package let outcomes: [OutcomeName]
    /// The steps that stand against it.
    package let steps: [Name<PlanStep>]

    package init(outcomes: [OutcomeName], steps: [Name<PlanStep>]) {
      self.outcomes = outcomes
      self.steps = steps
    }
  }
}
