/// Outcomes of a later tree that take the place of steps of earlier ones.
package struct Supersession: Hashable, Sendable {
  /// Any of these outcomes takes the place.
  package let later: [OutcomeName]
  /// Of what these trees say; of what any tree says where empty.
  package let earlier: [Name<Tree>]
  /// Of these steps.
  package let steps: [Name<PlanStep>]
  /// Whether it does so also once the step has begun.
  package let alsoBegun: Bool
  /// Whether a do may so become a consideration or a refrain.
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
  /// Its own line stands first.
  package let outcome: OutcomeName
  /// Their steps and decisions that have not begun lapse.
  package let trees: [Name<Tree>]

  package init(
    outcome: OutcomeName, trees: [Name<Tree>]
  ) {
    self.outcome = outcome
    self.trees = trees
  }
}
