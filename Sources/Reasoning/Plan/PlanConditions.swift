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

extension PlanDraft {
  /// Whether all parts of a condition hold.
  ///
  /// - Parameters:
  ///   - rule: The condition.
  ///   - line: The line the condition belongs to; `nil` for a caution.
  /// - Returns: Whether it holds for the current lines.
  func holds(_ rule: ConditionRule, of line: PlanLine? = nil) -> Bool {
    facts.meets(rule.values) && holdsOfEvents(rule) && holdsOfAnswers(rule)
      && holdsOfTrees(rule) && holdsOfLines(rule, line)
      && (rule.anyOf.isEmpty || rule.anyOf.contains { holds($0, of: line) })
  }

  private func holdsOfAnswers(_ rule: ConditionRule) -> Bool {
    rule.answered.allSatisfy(facts.answered.contains)
      && rule.notKnown.allSatisfy(facts.state.unanswerable.contains)
  }

  private func holdsOfEvents(_ rule: ConditionRule) -> Bool {
    rule.given.allSatisfy(facts.events.isGiven) && !facts.events.isAnyGiven(rule.notGiven)
      && rule.withoutTime.allSatisfy { facts.events.reportedTime(of: $0) == nil }
      && rule.notProven.isDisjoint(with: facts.proven)
      && (rule.earlier.map { isEarlier($0) } ?? true)
  }

  /// Whether an event precedes one that it should follow, by the times given.
  private func isEarlier(_ rule: ConditionRule.Earlier) -> Bool {
    let later = rule.thanEvents.lazy.filter(facts.events.isGiven)
      .compactMap(facts.events.reportedTime)
    return rule.events.contains { event in
      guard let time = facts.events.reportedTime(of: event)?.advanced(bySeconds: rule.by) else {
        return false
      }
      return later.contains { time < $0 } || !onsets(after: time, rule).isEmpty
    }
  }

  /// The items whose onset is after a time.
  private func onsets(after time: Instant, _ rule: ConditionRule.Earlier) -> [Index<Item>] {
    rule.thanOnsets.filter { item in
      guard case .onset(let onset) = facts.patient.answers[item] else { return false }
      return time < onset
    }
  }

  private func holdsOfTrees(_ rule: ConditionRule) -> Bool {
    guard rule.trees.allSatisfy({ facts.trees.evaluatedTree(of: $0)?.isReached == true }),
      !rule.noOutcomes.contains(where: facts.decided.contains)
    else { return false }
    return rule.outcomes.isEmpty
      || rule.outcomes.contains { outcome in
        facts.isFollowed(outcome) && passes(rule.path, through: outcome.tree)
      }
  }

  /// Whether the decision path of a tree takes these branches.
  private func passes(_ branches: [ItemCondition], through tree: Index<Tree>) -> Bool {
    guard !branches.isEmpty else { return true }
    guard let evaluatedTree = facts.trees.evaluatedTree(of: tree) else { return false }
    let items = facts.itemsOnPath(of: evaluatedTree)
    return branches.allSatisfy { branch in
      items.contains(branch.item)
        && evaluatedTree.values[branch.item.offset].isSubset(of: branch.values)
    }
  }

  private func holdsOfLines(_ rule: ConditionRule, _ line: PlanLine?) -> Bool {
    if rule.closedAtOnce, closedAtOnce.isEmpty { return false }
    if let step = rule.open, lineIndex(of: step).map({ lines[$0].state }) != .open { return false }
    if let step = rule.waitingFor, !lines.contains(where: { isWaiting($0, for: step) }) {
      return false
    }
    guard let line else { return true }
    return (rule.states.isEmpty || line.state.map(rule.states.contains) ?? false)
      && (!rule.placed || line.entry.isPlaced)
      && (rule.limitWithin.map { longest in
        line.clocks.contains { $0.limit.latest.map { $0 <= longest } ?? false }
      } ?? true)
  }

  private func isWaiting(_ line: PlanLine, for step: Index<StepRule>) -> Bool {
    guard line.isListed, case .step(let awaited) = line.entry.awaited else { return false }
    return awaited.offset == step.offset
  }

  /// The items on which a condition that holds depends.
  func items(of rule: ConditionRule) -> [Index<Item>] {
    var found = rule.values.map(\.item) + rule.answered + rule.notKnown + rule.path.map(\.item)
    if let earlier = rule.earlier {
      let times = earlier.events.compactMap { event in
        facts.events.reportedTime(of: event)?.advanced(bySeconds: earlier.by)
      }
      found += times.flatMap { onsets(after: $0, earlier) }
    }
    for part in rule.anyOf where holds(part) { found += items(of: part) }
    return found
  }
}
