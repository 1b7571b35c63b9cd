import GuidelineModel

/// One action of an outcome as a plan uses it.
struct PlannedAct: Hashable, Sendable {
  /// The effect of the action on a plan.
  enum Effect: Hashable, Sendable {
    /// It adds this step.
    case step(Index<StepRule>)
    /// It specifies how this step is done.
    case refines(Index<StepRule>)
    /// It requires that this tree is decided.
    case decides(Index<Tree>)
  }

  /// Urgency stated in words, without a time limit.
  enum StatedUrgency: Hashable, Sendable {
    /// "At once" ("direct").
    case atOnce
    /// "Urgently", "as soon as possible" ("spoed", "zo snel mogelijk").
    case soon

    /// The most urgent wording among the acts to be performed; `nil` if there is none.
    ///
    /// - Parameters:
    ///   - acts: The acts to consider.
    ///   - atOnceCounts: Whether to consider "at once".
    init?(of acts: some Sequence<PlannedAct>, atOnceCounts: Bool = true) {
      var statedUrgency: StatedUrgency?
      for act in acts where act.strength == .perform {
        switch act.statedUrgency {
        case .atOnce where atOnceCounts: statedUrgency = .atOnce
        case .soon where statedUrgency == nil: statedUrgency = .soon
        case .atOnce, .soon, nil: continue
        }
      }
      guard let statedUrgency else { return nil }
      self = statedUrgency
    }
  }

  var effect: Effect
  var strength: PlanEntry.Strength
  var statedUrgency: StatedUrgency?
  var limit: LimitRule?
  var isConditional: Bool
  /// Its condition is met once an item has only these values left; empty if it cannot be met.
  var conditionMetBy: [ItemCondition]
  /// The values of the outcome's choice for which it applies; `nil` if it always applies.
  var option: PossibleValues?
  /// Whether it quotes an outcome in full, with nothing to do.
  var isWithoutAct: Bool
  /// Another tree whose decision also declines it.
  var declinedWith: Index<Tree>?
  /// The positions of its steps among all steps of the outcome; several if they are alternatives.
  var stepIndices: [Int]

  /// How strongly it is advised; an outcome quoted in full counts as `refrain`.
  var strengthInPlans: PlanEntry.Strength { isWithoutAct ? .refrain : strength }

  /// The step that it adds or refines; `nil` if it requires a decision.
  var step: Index<StepRule>? {
    switch effect {
    case .step(let step), .refines(let step): step
    case .decides: nil
    }
  }

  /// Whether it only specifies how a step is done that others add.
  var isRefining: Bool {
    guard case .refines = effect else { return false }
    return true
  }
}

/// Collects the acts that the outcomes of a guideline ask for, as plans use them.
struct PlannedActBuilder {
  private let names: PlanNames
  private let guideline: Guideline
  /// Steps made from actions without a name, in the order found; their indices follow those of the
  /// named steps.
  private(set) var unnamed: [PlannedStep] = []

  init(_ names: PlanNames) {
    self.names = names
    guideline = names.guideline
  }

  /// The acts of an outcome, in the order of its actions; empty for an outcome that only leads to
  /// another tree.
  mutating func acts(of outcome: Index<Outcome>, in tree: Index<Tree>) -> [PlannedAct] {
    let content = guideline[tree].outcomes[outcome.offset]
    guard !content.role.isRoute else { return [] }
    var listing = Listing(outcome: content, named: TreeOutcome(outcome, of: tree))
    list(content.action, under: InheritedProperties(), into: &listing)
    return listing.acts.map { explained($0, in: guideline[tree]) }
  }

  /// The acts of one outcome collected so far.
  private struct Listing {
    let outcome: Outcome
    let named: TreeOutcome
    var acts: [PlannedAct] = []
    /// The number of steps seen so far.
    var count = 0
  }

  /// Properties that an action inherits from the groups around it.
  private struct InheritedProperties {
    var kind = ActionRole.Kind.inherited
    var option: PossibleValues?
    var limit: TimeLimit?
    var isConditional = false
    var conditionMetBy: [ItemCondition] = []
    var isWithoutAct = false
  }

  private mutating func list(
    _ action: Action, under outer: InheritedProperties, into listing: inout Listing
  ) {
    switch action {
    case .step(let step):
      var own = inherited(step.role, in: outer, of: listing.outcome)
      own.limit = step.limit ?? own.limit
      own.isConditional = own.isConditional || step.condition != nil
      listing.acts.append(act(of: step, own, &listing))
      listing.count += 1
    case .group(let group):
      var own = inherited(group.role, in: outer, of: listing.outcome)
      own.limit = group.limit ?? own.limit
      own.isConditional = own.isConditional || group.condition != nil
      let first = listing.acts.count
      let firstUnnamed = unnamed.count
      for member in group.actions { list(member, under: own, into: &listing) }
      let members = listing.acts[first...]
      guard group.join == .oneOf, let act = oneOf(members, isNamed: group.role.kind != .inherited)
      else { return }
      listing.acts.replaceSubrange(first..., with: [act])
      unnamed.removeSubrange(min(firstUnnamed + (isUnnamed(act) ? 1 : 0), unnamed.count)...)
    }
  }

  /// Merges alternatives for one step into one act, which is conditional only if every alternative
  /// is.
  ///
  /// - Returns: The act; `nil` if the alternatives are separate steps or options of a choice.
  private func oneOf(_ members: ArraySlice<PlannedAct>, isNamed: Bool) -> PlannedAct? {
    guard let first = members.first,
      var act = members.min(by: { $0.strength.rawValue < $1.strength.rawValue })
    else { return nil }
    let isOneStep =
      isNamed
      ? members.allSatisfy { $0.effect == first.effect }
      : members.allSatisfy { isUnnamed($0) && $0.option == nil }
    guard isOneStep else { return nil }
    act.effect = first.effect
    act.isConditional = members.allSatisfy(\.isConditional)
    act.limit = members.lazy.compactMap(\.limit).first
    act.statedUrgency = members.lazy.compactMap(\.statedUrgency).first
    act.stepIndices = members.flatMap(\.stepIndices)
    return act
  }

  private func isUnnamed(_ act: PlannedAct) -> Bool {
    act.step.map { $0.offset >= guideline.steps.count } ?? false
  }

  private func inherited(
    _ role: ActionRole, in outer: InheritedProperties, of outcome: Outcome
  ) -> InheritedProperties {
    var own = outer
    if role.kind != .inherited { own.kind = role.kind }
    if let option = role.option { own.option = values(of: option, choiceOf: outcome) }
    if !role.conditionMetBy.isEmpty { own.conditionMetBy = names.conditions(role.conditionMetBy) }
    own.isWithoutAct = own.isWithoutAct || role.isWithoutAct
    return own
  }

  private mutating func act(
    of step: Step, _ own: InheritedProperties, _ listing: inout Listing
  ) -> PlannedAct {
    let strength: PlanEntry.Strength =
      switch step.strength {
      case _ where step.isRefrain: .refrain
      case .perform: .perform
      case .consider: .consider
      case .optional: .optional
      }
    let statedUrgency: PlannedAct.StatedUrgency? =
      switch step.urgency {
      case .atOnce: .atOnce
      case .asSoonAsPossible, .urgent: .soon
      case nil: nil
      }
    return PlannedAct(
      effect: effect(own.kind, listing), strength: strength, statedUrgency: statedUrgency,
      limit: names.limit(own.limit), isConditional: own.isConditional,
      conditionMetBy: own.conditionMetBy, option: own.option, isWithoutAct: own.isWithoutAct,
      stepIndices: [listing.count])
  }

  private mutating func effect(_ kind: ActionRole.Kind, _ listing: Listing) -> PlannedAct.Effect {
    let effect: PlannedAct.Effect? =
      switch kind {
      case .inherited: nil
      case .step(let name): names.step(name).map { .step($0) }
      case .refines(let name): names.step(name).map { .refines($0) }
      case .decides(let name): names.tree(name).map { .decides($0) }
      }
    if let effect { return effect }
    unnamed.append(.unnamed(listing.named, number: listing.count + 1))
    return .step(Index(guideline.steps.count + unnamed.count - 1))
  }

  /// Completes the act of a step that makes others wait: its condition is stated by the wait, and
  /// in trees where the wait is no conflict it can be declined together with another tree.
  private func explained(_ act: PlannedAct, in tree: Tree) -> PlannedAct {
    guard case .step(let step) = act.effect,
      let wait = guideline.plan.waits.first(where: { names.step($0.step) == step })
    else { return act }
    var act = act
    if wait.conflictOf.contains(tree.id) {
      act.isConditional = false
    } else {
      act.declinedWith = names.tree(wait.declinedWith)
    }
    return act
  }

  private func values(
    of option: Name<Item.Value>, choiceOf outcome: Outcome
  ) -> PossibleValues? {
    guard case .choice(let item, _) = outcome.continuation else { return nil }
    return guideline[item].valueIndex(named: option.text).map { PossibleValues(only: $0) }
  }
}
