import GuidelineModel

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
            draft.values.compactMap { guideline[item].value(named: $0.text) }))
      }
    }
  }

  func limit(_ limit: TimeLimit?) -> LimitRule? {
    limit.flatMap { limit in
      event(limit.event).map { LimitRule(limit, from: $0, in: guideline) }
    }
  }
}
