/// The role of a tree in a plan.
package struct TreeRole: Hashable, Sendable {
  /// The event that must have happened if a case starts at the tree.
  package let behind: Name<Event>?
  /// While undecided, the tree can be "at once" until one of these events is given; empty if it
  /// never can.
  package let atOnceUntil: [Name<Event>]
  /// Among equally urgent lines, the step before which it must be decided.
  package let decidedBefore: Name<PlanStep>?

  package init(
    behind: Name<Event>?, atOnceUntil: [Name<Event>], decidedBefore: Name<PlanStep>?
  ) {
    self.behind = behind
    self.atOnceUntil = atOnceUntil
    self.decidedBefore = decidedBefore
  }

  /// A tree without a special role.
  package static let none = TreeRole(behind: nil, atOnceUntil: [], decidedBefore: nil)
}

/// The role of an outcome in a plan.
package struct OutcomeRole: Hashable, Sendable {
  /// The event that must have happened if a tree has this outcome.
  package let behind: Name<Event>?
  /// Whether it only leads to another tree, without a step.
  package let isRoute: Bool

  package init(
    behind: Name<Event>?, isRoute: Bool
  ) {
    self.behind = behind
    self.isRoute = isRoute
  }

  /// An outcome without a special role.
  package static let none = OutcomeRole(behind: nil, isRoute: false)
}
