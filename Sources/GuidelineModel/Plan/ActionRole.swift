/// What an action, or a group of actions, is in a plan.
package struct ActionRole: Hashable, Sendable {
  /// The step that it names or refines, or the tree that it decides.
  package let kind: Kind
  /// The value of the outcome's choice under which it stands.
  package let option: Name<Item.Value>?
  /// Whether it says in full what the outcome says, with nothing to do.
  package let isWithoutAct: Bool
  /// Once only these values are possible, its condition is met and no longer said.
  package let conditionMetBy: [ConditionDraft]

  package init(
    kind: Kind, option: Name<Item.Value>?, isWithoutAct: Bool, conditionMetBy: [ConditionDraft]
  ) {
    self.kind = kind
    self.option = option
    self.isWithoutAct = isWithoutAct
    self.conditionMetBy = conditionMetBy
  }

  /// What an action does in a plan.
  package enum Kind: Hashable, Sendable {
    /// It is a step of its own, or belongs to that of its group.
    case inherited
    /// It is this step.
    case step(Name<PlanStep>)
    /// It says how this step of another tree is done.
    case refines(Name<PlanStep>)
    /// It says that a tree is to be decided.
    case decides(Name<Tree>)
  }

  /// A step of its own, or that of its group.
  package static let inherited = ActionRole(
    kind: .inherited, option: nil, isWithoutAct: false, conditionMetBy: [])
}

extension Action {
  /// The steps that it names, that of a group before those of its parts.
  package var stepNames: [Name<PlanStep>] {
    kinds.compactMap { if case .step(let name) = $0 { name } else { nil } }
  }

  /// The steps of other trees of which it says how they are done.
  package var refinedSteps: [Name<PlanStep>] {
    kinds.compactMap { if case .refines(let name) = $0 { name } else { nil } }
  }

  /// The steps that are to be done whoever it is about: none that is only considered, has a condition,
  /// or is one of several.
  package var stepsInAnyCase: [Name<PlanStep>] {
    switch self {
    case .step(let part):
      part.isPlainDo && part.condition == nil ? stepNames : []
    case .group(let group):
      if group.condition != nil {
        []
      } else if case .step(let name) = group.role.kind {
        steps.allSatisfy(\.isPlainDo) && steps.contains { $0.condition == nil } ? [name] : []
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
  /// Whether it is to be done, and not only to be considered or to be left.
  fileprivate var isPlainDo: Bool { strength == .perform && !isRefrain }
}
