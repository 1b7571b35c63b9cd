import GuidelineModel

extension PlanDraft {
  /// Adds one line for every step that a decided outcome names or refines, or that applies
  /// regardless of the trees.
  mutating func addSteps() {
    for outcome in facts.decided {
      let isReached = facts.trees.evaluatedTree(of: outcome.tree)?.isReached ?? false
      let via = isReached ? nil : facts.trees.firstOutcomeRequiring(outcome.tree)
      for act in facts.trees.acts(of: outcome, rules) {
        guard let step = rules.acts[act].step else { continue }
        let line = lineIndex(of: step) ?? list(step)
        lines[line].origins.append(
          PlanLine.Origin(
            outcome: outcome, via: via, act: act, declinedBy: declining(act, of: outcome)))
        note(
          line,
          rules.acts[act].isRefining
            ? .refined(by: outcome, via: via) : .named(by: outcome, via: via))
      }
    }
    for (step, rule) in rules.steps.enumerated() {
      guard let event = rule.standsWith, facts.events.isGiven(event) else { continue }
      note(lineIndex(of: Index(step)) ?? list(Index(step)), .standsWith(event))
    }
    for line in lines.indices { describe(line) }
    for choice in facts.trees.chosen { recordAlternatives(to: choice) }
  }

  /// The tree whose decision declines an action; `nil` if it is followed.
  private func declining(_ act: Int, of outcome: TreeOutcome) -> Index<Tree>? {
    if facts.declined.isEmpty { return nil }
    if facts.decline(of: outcome.tree) != nil { return outcome.tree }
    return rules.acts[act].declinedWith.flatMap { facts.decline(of: $0) == nil ? nil : $0 }
  }

  /// Derives a step's strength, condition and limits from its actions; declined actions count only
  /// if all are declined.
  private mutating func describe(_ index: Int) {
    let line = lines[index]
    let counting =
      facts.declined.isEmpty || line.followed.isEmpty ? line.origins : Array(line.followed)
    let strength = strength(of: counting)
    lines[index].entry.strength = strength
    lines[index].entry.isConditional = isConditional(counting, at: strength)
    lines[index].clocks = clocks(of: counting)
    lines[index].entry.actions = counting.map {
      PlannedAction(outcome: $0.outcome, stepIndices: rules.acts[$0.act].stepIndices)
    }
    if counting.count < line.origins.count {
      lines[index].entry.declinedTrees = line.origins.compactMap(\.declinedBy).uniqued
    }
    for origin in counting where rules.acts[origin.act].limit != nil {
      note(index, .limit(of: origin.outcome))
    }
    guard let rule = rule(of: line) else { return }
    if lines[index].clocks.isEmpty, let limit = rule.limit {
      lines[index].clocks = [facts.clock(limit)]
      note(index, .ownLimit)
    }
    lines[index].entry.ownWords = rule.words
    lines[index].entry.offersNewEpisode = rule.offersNewEpisode
  }

  private func strength(of origins: [PlanLine.Origin]) -> PlanEntry.Strength {
    origins.lazy.map { rules.acts[$0.act].strengthInPlans }.min { $0.rawValue < $1.rawValue }
      ?? .perform
  }

  private func isConditional(
    _ origins: [PlanLine.Origin], at strength: PlanEntry.Strength
  ) -> Bool {
    let main = origins.lazy.filter { rules.acts[$0.act].strength == strength }
    return !main.isEmpty && main.allSatisfy { facts.isConditional(rules.acts[$0.act]) }
  }

  private func clocks(of origins: [PlanLine.Origin]) -> [LimitClock] {
    origins.compactMap { rules.acts[$0.act].limit.map(facts.clock) }
  }

  /// Records on the steps of the chosen option which steps were not chosen.
  private mutating func recordAlternatives(to choice: PlannedTrees.Choice) {
    let options = options(of: choice.outcome)
    let others = options.filter { $0.values != choice.values }.flatMap(\.steps)
    for act in facts.trees.acts(of: choice.outcome, rules) {
      guard rules.acts[act].option == choice.values, let step = rules.acts[act].step,
        let line = lineIndex(of: step)
      else { continue }
      lines[line].entry.chosenOver = others
      note(line, .chosen(in: choice.outcome))
    }
  }

  /// The options of the choice that an outcome leaves, if any.
  func options(of outcome: TreeOutcome) -> [PlanEntry.Option] {
    let ending = facts.compiled[outcome.tree.offset].endings[outcome.outcome.offset]
    guard case .choice(_, let options) = ending.continuation else { return [] }
    return options.map { option in
      let steps = rules.acts(of: outcome).compactMap { act in
        rules.acts[act].option == option.value ? rules.acts[act].step : nil
      }
      return PlanEntry.Option(
        values: option.value, steps: steps.map { rules.steps[$0.offset].step }.uniqued)
    }
  }
}
