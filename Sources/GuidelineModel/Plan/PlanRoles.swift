/// The role of an action, or of a group of actions, in a plan.
package struct ActionRole: Hashable, Sendable {
  /// The step that it adds or refines, or the tree that it requires.
  package let kind: Kind
  /// The value of the outcome's choice for which it applies.
  package let option: Name<Item.Value>?
  /// Whether it quotes the outcome in full, with nothing to do.
  package let isWithoutAct: Bool
  /// Its condition is met, and no longer shown, once an item has only these values left.
  package let conditionMetBy: [ConditionDraft]

  package init(
    kind: Kind, option: Name<Item.Value>?, isWithoutAct: Bool, conditionMetBy: [ConditionDraft]
  ) {
    self.kind = kind
    self.option = option
    self.isWithoutAct = isWithoutAct
    self.conditionMetBy = conditionMetBy
  }

  /// The effect of an action on a plan.
  package enum Kind: Hashable, Sendable {
    /// It is a separate unnamed step, or part of the step of its group.
    case inherited
    /// It adds this step.
    case step(Name<PlanStep>)
    /// It specifies how this step of another tree is done.
    case refines(Name<PlanStep>)
    /// It requires that a tree is decided.
    case decides(Name<Tree>)
  }

  /// A separate unnamed step, or part of the step of its group.
  package static let inherited = ActionRole(
    kind: .inherited, option: nil, isWithoutAct: false, conditionMetBy: [])
}

extension Action {
  /// The steps that it adds; that of a group comes before those of its members.
  package var stepNames: [Name<PlanStep>] {
    kinds.compactMap { if case .step(let name) = $0 { name } else { nil } }
  }

  /// The steps of other trees that it refines.
  package var refinedSteps: [Name<PlanStep>] {
    kinds.compactMap { if case .refines(let name) = $0 { name } else { nil } }
  }

  /// The steps to be done for every patient: not only considered, without a condition, and not one
  /// of several alternatives.
  package var stepsInAnyCase: [Name<PlanStep>] {
    switch self {
    case .step(let part):
      part.isToBePerformed && part.condition == nil ? stepNames : []
    case .group(let group):
      if group.condition != nil {
        []
      } else if case .step(let name) = group.role.kind {
        steps.allSatisfy(\.isToBePerformed) && steps.contains { $0.condition == nil } ? [name] : []
      } else {
        group.join == .oneOf ? [] : group.actions.flatMap(\.stepsInAnyCase)
      }
    }
  }

  private var kinds: [ActionRole.Kind] {
    switch self {
    case .step(let part): [part.role.kind]
    case .group(let group): [group.role.kind] + group.actions.flatMap(\.kinds)
    }
  }
}

extension Step {
  /// Whether it is to be done, not merely considered or refrained from.
  fileprivate var isToBePerformed: Bool { strength == .perform && !isRefrain }
}

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
