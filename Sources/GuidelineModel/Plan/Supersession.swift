/// Outcomes of a later tree that replace steps of earlier ones.
package struct Supersession: Hashable, Sendable {
  /// Each of these outcomes replaces the steps.
  package let later: [OutcomeName]
  /// The trees whose steps are replaced; empty for any tree.
  package let earlier: [Name<Tree>]
  /// The steps that are replaced.
  package let steps: [Name<PlanStep>]
  /// Whether steps that have begun are replaced too.
  package let alsoBegun: Bool
  /// Whether a step to be performed may thereby become one to consider or refrain from.
  package let lowersStrength: Bool

  package init(
    later: [OutcomeName], earlier: [Name<Tree>], steps: [Name<PlanStep>], alsoBegun: Bool,
    lowersStrength: Bool
  ) {
    self.later = later
    self.earlier = earlier
    self.steps = steps
    self.alsoBegun = alsoBegun
    self.lowersStrength = lowersStrength
  }
}

/// An outcome that leaves the guideline, and the trees that it closes.
package struct Closing: Hashable, Sendable {
  /// The outcome; its own line comes first in the plan.
  package let outcome: OutcomeName
  /// The trees whose decisions, and steps that have not begun, no longer apply.
  package let trees: [Name<Tree>]

  package init(
    outcome: OutcomeName, trees: [Name<Tree>]
  ) {
    self.outcome = outcome
    self.trees = trees
  }
}
