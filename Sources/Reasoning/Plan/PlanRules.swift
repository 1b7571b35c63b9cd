import GuidelineModel

/// The guideline's rules for plans, prepared once and shared by all cases.
final class PlanRules: Sendable {
  /// All steps: named ones first, in guideline order.
  let steps: [StepRule]
  /// All acts; those of one outcome are contiguous.
  let acts: [PlannedAct]
  /// For each tree and outcome, the range of its acts.
  private let actIndices: [[Range<Int>]]
  /// For each tree and outcome, its limits.
  private let limits: [[[LimitRule]]]
  /// For each tree, the rule for its decision.
  let decisions: [DecisionRule]
  let bounds: [BoundRule]
  let supersessions: [SupersessionRule]
  let closings: [ClosingRule]
  let differences: [DifferenceRule]
  let waits: [WaitRule]
  let cautionWaits: [CautionWaitRule]
  let placements: [PlacementRule]
  let cautions: [CautionRule]

  init(_ guideline: Guideline) {
    let names = PlanNames(guideline)
    let content = guideline.plan
    var builder = PlannedActBuilder(names)
    var acts: [PlannedAct] = []
    actIndices = guideline.trees.indices.map { tree in
      guideline.trees[tree].outcomes.indices.map { outcome in
        let first = acts.count
        acts += builder.acts(of: Index(outcome), in: Index(tree))
        return first..<acts.count
      }
    }
    self.acts = acts
    limits = guideline.trees.map { tree in
      tree.outcomes.map { outcome in
        outcome.limits.map { LimitRule($0.limit, from: $0.event, in: guideline) }
      }
    }
    var refiners = guideline.steps.map { _ in [Index<Tree>]() }
    for (tree, ranges) in actIndices.enumerated() {
      for act in ranges.joined() {
        guard case .refines(let step) = acts[act].effect,
          refiners[step.offset].last != Index(tree)
        else { continue }
        refiners[step.offset].append(Index(tree))
      }
    }
    steps =
      guideline.steps.enumerated().map {
        StepRule($1, at: $0, refiners: refiners[$0], names)
      } + builder.unnamed.map { StepRule(unnamed: $0) }
    decisions = guideline.trees.map { DecisionRule($0.role, names) }
    bounds = content.bounds.compactMap { BoundRule($0, names) }
    supersessions = content.supersessions.map { SupersessionRule($0, names) }
    closings = content.closings.compactMap { ClosingRule($0, names) }
    differences = content.differences.compactMap { DifferenceRule($0, names) }
    waits = content.waits.compactMap { WaitRule($0, names) }
    cautionWaits = content.cautionWaits.compactMap { CautionWaitRule($0, names) }
    placements = content.placements.compactMap { PlacementRule($0, names) }
    cautions = content.cautions.map { CautionRule($0, names) }
  }

  /// The indices of the acts of an outcome, for any option.
  func acts(of outcome: TreeOutcome) -> Range<Int> {
    actIndices[outcome.tree.offset][outcome.outcome.offset]
  }

  /// The limits of an outcome.
  func limits(of outcome: TreeOutcome) -> [LimitRule] {
    limits[outcome.tree.offset][outcome.outcome.offset]
  }
}

/// Resolves the names used in the plan content of a guideline to indices.
///
/// All names exist: `Resolution` rejects a guideline with an unknown name.
struct PlanNames {
  let guideline: Guideline
  private let steps: [String: Index<StepRule>]

  init(_ guideline: Guideline) {
    self.guideline = guideline
    steps = Dictionary(
      uniqueKeysWithValues: guideline.steps.enumerated().map { ($1.id.text, Index($0)) })
  }

  func event(_ name: Name<Event>?) -> Index<Event>? {
    name.flatMap { guideline.event(named: $0.text) }
  }

  func events(_ names: [Name<Event>]) -> IndexMask<Event> { IndexMask(names.compactMap(event)) }

  func item(_ name: Name<Item>?) -> Index<Item>? {
    name.flatMap { guideline.item(named: $0.text) }
  }

  func items(_ names: [Name<Item>]) -> [Index<Item>] { names.compactMap(item) }

  func tree(_ name: Name<Tree>?) -> Index<Tree>? {
    name.flatMap { guideline.tree(named: $0.text) }
  }

  func trees(_ names: [Name<Tree>]) -> [Index<Tree>] { names.compactMap(tree) }

  /// The index of a named step; named steps come first.
  func step(_ name: Name<PlanStep>?) -> Index<StepRule>? { name.flatMap { steps[$0.text] } }

  func steps(_ names: [Name<PlanStep>]) -> [Index<StepRule>] { names.compactMap(step) }

  func outcome(_ name: OutcomeName) -> TreeOutcome? {
    guard let tree = tree(name.tree) else { return nil }
    return guideline[tree].outcomes.firstIndex { $0.id == name.outcome }
      .map { TreeOutcome(Index($0), of: tree) }
  }

  func outcomes(_ names: [OutcomeName]) -> [TreeOutcome] { names.compactMap(outcome) }

  func conditions(_ drafts: [ConditionDraft]) -> [ItemCondition] {
    drafts.compactMap { draft in
      item(draft.item).map { item in
        ItemCondition(
          item: item,
          values: PossibleValues(
            draft.values.compactMap { guideline[item].valueIndex(named: $0.text) }))
      }
    }
  }

  func limit(_ limit: TimeLimit?) -> LimitRule? {
    limit.flatMap { limit in
      event(limit.event).map { LimitRule(limit, from: $0, in: guideline) }
    }
  }
}
