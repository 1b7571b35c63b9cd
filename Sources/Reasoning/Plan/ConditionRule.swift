import GuidelineModel

/// When a caution or a remark is shown, with names resolved to indices.
final class ConditionRule: Sendable {
  /// Some event that precedes another known time.
  struct Earlier: Sendable {
    let events: IndexMask<Event>
    let thanEvents: IndexMask<Event>
    let thanOnsets: [Index<Item>]
    /// The minimum difference in seconds; 0 for any difference.
    let by: Int64
  }

  let values: [ItemCondition]
  let answered: [Index<Item>]
  let notKnown: [Index<Item>]
  let given: IndexMask<Event>
  let notGiven: IndexMask<Event>
  let withoutTime: IndexMask<Event>
  let notProven: IndexMask<Event>
  let earlier: Earlier?
  let trees: [Index<Tree>]
  let outcomes: [TreeOutcome]
  let noOutcomes: [TreeOutcome]
  let path: [ItemCondition]
  let waitingFor: Index<StepRule>?
  let open: Index<StepRule>?
  let closedAtOnce: Bool
  let states: [StepState]
  /// In seconds.
  let limitWithin: Int64?
  let placed: Bool
  let anyOf: [ConditionRule]

  init(_ condition: PlanCondition, _ names: PlanNames) {
    values = names.conditions(condition.values)
    answered = names.items(condition.answered)
    notKnown = names.items(condition.notKnown)
    given = names.events(condition.given)
    notGiven = names.events(condition.notGiven)
    withoutTime = names.events(condition.withoutTime)
    notProven = names.events(condition.notProven)
    earlier = condition.earlier.map { earlier in
      Earlier(
        events: names.events(earlier.events), thanEvents: names.events(earlier.thanEvents),
        thanOnsets: names.items(earlier.thanOnsets), by: earlier.by?.seconds ?? 0)
    }
    trees = names.trees(condition.trees)
    outcomes = names.outcomes(condition.outcomes)
    noOutcomes = names.outcomes(condition.noOutcomes)
    path = names.conditions(condition.path)
    waitingFor = names.step(condition.waitingFor)
    open = names.step(condition.open)
    closedAtOnce = condition.closedAtOnce
    states = condition.states
    limitWithin = condition.limitWithin?.seconds
    placed = condition.placed
    anyOf = condition.anyOf.map { ConditionRule($0, names) }
  }
}
