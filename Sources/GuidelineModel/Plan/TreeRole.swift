/// What a tree is in a plan.
package struct TreeRole: Hashable, Sendable {
  /// The event that must have happened where a case starts at the tree.
  package let behind: Name<Event>?
  /// While undecided the tree can be at once, until any of these is given; never where empty.
  package let atOnceUntil: [Name<Event>]
  /// The step before which it must be decided, among equally urgent ones.
  package let decidedBefore: Name<PlanStep>?

  package init(
    behind: Name<Event>?, atOnceUntil: [Name<Event>], decidedBefore: Name<PlanStep>?
  ) {
    self.behind = behind
    self.atOnceUntil = atOnceUntil
    self.decidedBefore = decidedBefore
  }

  /// Nothing said.
  package static let none = TreeRole(behind: nil, atOnceUntil: [], decidedBefore: nil)
}

/// What an outcome is in a plan.
package struct OutcomeRole: Hashable, Sendable {
  /// The event that must have happened where a tree ends in the outcome.
  package let behind: Name<Event>?
  /// Whether it only leads to another tree, with no step.
  package let isRoute: Bool

  package init(
    behind: Name<Event>?, isRoute: Bool
  ) {
    self.behind = behind
    self.isRoute = isRoute
  }

  /// Nothing said.
  package static let none = OutcomeRole(behind: nil, isRoute: false)
}
