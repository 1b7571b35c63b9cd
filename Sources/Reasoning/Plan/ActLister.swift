import GuidelineModel

/// Lists what the outcomes of a guideline ask for, as plans see it.
struct ActLister {
  private let guideline: Guideline
  private let steps: [String: Index<PlanStep>]

  init(_ guideline: Guideline) {
    self.guideline = guideline
    steps = Dictionary(
      uniqueKeysWithValues: guideline.plan.steps.enumerated().map { ($1.id.text, Index($0)) })
  }

  /// The acts of an outcome, in the order of its actions; none where it only leads to another tree.
  func acts(of outcome: Outcome, in tree: Tree) -> [PlannedAct] {
    guard !outcome.role.isRoute else { return [] }
    var acts: [PlannedAct] = []
    list(outcome.action, under: Surroundings(), of: outcome, into: &acts)
    return acts.map { explained($0, in: tree) }
  }

  /// What groups around an action say for it.
  private struct Surroundings {
    var kind = ActionRole.Kind.inherited
    var option: PossibleValues?
    var limit: TimeLimit?
    var isConditional = false
    var conditionMetBy: [ItemCondition] = []
    var isWithoutAct = false
  }

  private func list(
    _ action: Action, under outer: Surroundings, of outcome: Outcome,
    into acts: inout [PlannedAct]
  ) {
    switch action {
    case .step(let step):
      var own = surroundings(step.role, in: outer, of: outcome)
      own.limit = step.limit ?? own.limit
      own.isConditional = own.isConditional || step.condition != nil
      acts.append(act(of: step, own, of: outcome, number: acts.count))
    case .group(let group):
      var own = surroundings(group.role, in: outer, of: outcome)
      own.limit = group.limit ?? own.limit
      own.isConditional = own.isConditional || group.condition != nil
      var members: [PlannedAct] = []
      for member in group.actions { list(member, under: own, of: outcome, into: &members) }
      let isOneStep = group.join == .oneOf && group.role.kind != .inherited
      acts += isOneStep ? [Self.oneOf(members)].compactMap(\.self) : members
    }
  }

  /// Alternatives of one step are one act, under a condition only where each of them is.
  private static func oneOf(_ members: [PlannedAct]) -> PlannedAct? {
    guard var act = members.min(by: { $0.strength.rawValue < $1.strength.rawValue }) else {
      return nil
    }
    act.isConditional = members.allSatisfy(\.isConditional)
    act.limit = members.lazy.compactMap(\.limit).first
    act.haste = members.lazy.compactMap(\.haste).first
    return act
  }

  private func surroundings(
    _ role: ActionRole, in outer: Surroundings, of outcome: Outcome
  ) -> Surroundings {
    var own = outer
    if role.kind != .inherited { own.kind = role.kind }
    if let option = role.option { own.option = values(of: option, choiceOf: outcome) }
    if !role.conditionMetBy.isEmpty { own.conditionMetBy = conditions(role.conditionMetBy) }
    own.isWithoutAct = own.isWithoutAct || role.isWithoutAct
    return own
  }

  private func act(
    of step: Step, _ own: Surroundings, of outcome: Outcome, number: Int
  ) -> PlannedAct {
    let strength: PlannedAct.Strength =
      switch step.strength {
      case _ where step.isRefrain: .refrain
      case .perform: .perform
      case .consider: .consider
      case .optional: .optional
      }
    let haste: PlannedAct.Haste? =
      switch step.urgency {
      case .atOnce: .atOnce
      case .asSoonAsPossible, .urgent: .soon
      case nil: nil
      }
    return PlannedAct(
      part: part(own.kind, number: number), strength: strength, haste: haste,
      limit: own.limit.flatMap { limit in outcome.limits.first { $0.limit == limit } },
      isConditional: own.isConditional, conditionMetBy: own.conditionMetBy, option: own.option,
      isWithoutAct: own.isWithoutAct)
  }

  private func part(_ kind: ActionRole.Kind, number: Int) -> PlannedAct.Part {
    let part: PlannedAct.Part? =
      switch kind {
      case .inherited: nil
      case .step(let name): steps[name.text].map { .step($0) }
      case .refines(let name): steps[name.text].map { .refines($0) }
      case .decides(let name): guideline.tree(named: name.text).map { .decides($0) }
      }
    return part ?? .own(number)
  }

  /// A step that says that others wait says its condition with the wait; of trees of which it is no
  /// conflict by itself it can be declined with another.
  private func explained(_ act: PlannedAct, in tree: Tree) -> PlannedAct {
    guard case .step(let step) = act.part,
      let wait = guideline.plan.waits.first(where: { steps[$0.step.text] == step })
    else { return act }
    var act = act
    if wait.conflictOf.contains(tree.id) {
      act.isConditional = false
    } else {
      act.declinedWith = wait.declinedWith.flatMap { guideline.tree(named: $0.text) }
    }
    return act
  }

  private func values(
    of option: Name<Item.Value>, choiceOf outcome: Outcome
  ) -> PossibleValues? {
    guard case .choice(let item, _) = outcome.continuation else { return nil }
    return guideline[item].value(named: option.text).map { PossibleValues(only: $0) }
  }

  private func conditions(_ drafts: [ConditionDraft]) -> [ItemCondition] {
    drafts.compactMap { draft in
      guideline.item(named: draft.item.text).map { item in
        ItemCondition(
          item: item,
          values: PossibleValues(
            draft.values.compactMap { guideline[item].value(named: $0.text) }))
      }
    }
  }
}
