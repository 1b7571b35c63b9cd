import GuidelineModel

/// What a guideline says of plans, looked up once for many cases.
struct PlanRules: Sendable {
  /// What it says of events.
  let events: EventRules
  /// Of every tree and outcome, what it asks for.
  let acts: [[[PlannedAct]]]

  init(_ guideline: Guideline) {
    events = EventRules(guideline)
    let lister = ActLister(guideline)
    acts = guideline.trees.map { tree in
      tree.outcomes.map { lister.acts(of: $0, in: tree) }
    }
  }

  /// What an outcome asks for, whichever option is chosen.
  func acts(of outcome: TreeOutcome) -> [PlannedAct] {
    acts[outcome.tree.offset][outcome.outcome.offset]
  }
}
