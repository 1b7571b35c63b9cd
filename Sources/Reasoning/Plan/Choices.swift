import GuidelineModel

extension PlanDraft {
  /// Adds a line for each open choice of a decided outcome.
  mutating func addChoices() {
    for choice in facts.trees.open {
      let outcome = choice.outcome
      let ending = facts.compiled[outcome.tree.offset].endings[outcome.outcome.offset]
      guard case .choice(let item, _) = ending.continuation else { continue }
      let line = PlanLine(
        .choice(outcome.tree), .choice(item, of: outcome.tree),
        order: rules.steps.count + 2 * outcome.tree.offset)
      line.state = .choose
      line.others = [outcome]
      line.entry.options = options(of: outcome).filter {
        !$0.values.isDisjoint(with: choice.values)
      }
      line.clocks = rules.acts(of: outcome).compactMap { act in
        rules.acts[act].option == nil ? nil : rules.acts[act].limit.map(facts.clock)
      }
      line.entry.begunBy = beginning(ofChoice: line)
      if let decline = facts.decline(of: outcome.tree) {
        line.state = .declined
        line.entry.decline = decline
      }
      lines.append(line)
    }
  }

  /// The event that shows that an option has begun.
  private func beginning(ofChoice line: PlanLine) -> Index<Event>? {
    steps(ofChoice: line).lazy.compactMap { step in
      rules.steps[step.offset].doneBy.first(where: facts.events.isGiven)
    }.first
  }

  /// The steps of the options of a choice.
  func steps(ofChoice line: PlanLine) -> [Index<StepRule>] {
    guard let outcome = line.others.first else { return [] }
    return rules.acts(of: outcome).compactMap { act in
      rules.acts[act].option == nil ? nil : rules.acts[act].step
    }
  }
}
