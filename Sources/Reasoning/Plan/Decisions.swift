import GuidelineModel

/// What a guideline says about the decision of a tree.
struct DecisionRule: Sendable {
  /// While the tree is undecided it can be "at once" until one of these events is given; empty if
  /// it never can.
  let atOnceUntil: IndexMask<Event>
  /// The step before which the tree must be decided.
  let before: Index<StepRule>?

  init(_ role: TreeRole, _ names: PlanNames) {
    atOnceUntil = names.events(role.atOnceUntil)
    before = names.step(role.decidedBefore)
  }
}

extension PlanDraft {
  /// Adds a line for each undecided tree of the pathway and each undecided tree that an action
  /// requires.
  ///
  /// - Parameter needs: For each tree of the pathway, the items that can still change it.
  mutating func addDecisions(needs: [[Index<Item>]]) {
    for (index, evaluatedTree) in facts.trees.evaluatedTrees.enumerated()
    where evaluatedTree.outcome == nil {
      let tree = evaluatedTree.tree
      let line = PlanLine(
        .decision(tree), .decision(tree), order: rules.steps.count + 2 * tree.offset + 1)
      line.state = .decide
      line.entry.needs =
        index < needs.count
        ? needs[index]
        : facts.compiled[tree.offset].influentialItems(
          evaluatedTree.values, steps: facts.limit.influenceSteps)
      let requiredDecisions = facts.trees.requiredDecisions.filter { $0.tree == tree }
      line.others = requiredDecisions.map(\.outcome)
      line.entry.strength =
        requiredDecisions.map { rules.acts[$0.act].strength }.min { $0.rawValue < $1.rawValue }
        ?? .perform
      line.entry.actions = requiredDecisions.map {
        PlannedAction(outcome: $0.outcome, stepIndices: rules.acts[$0.act].stepIndices)
      }
      line.clocks = evaluatedTree.possible.flatMap { outcome in
        rules.limits(of: TreeOutcome(outcome, of: tree))
          .filter { !$0.isSetByAdvice && $0.latest != nil }.map { facts.clock($0).endOnly }
      }
      lines.append(line)
    }
  }

  /// Moves the undecided trees that specify how a step is done into the line of that step.
  mutating func attachRefiningDecisions() {
    for index in lines.indices where lines[index].isListed && !lines[index].isFinished {
      guard let step = lines[index].step else { continue }
      for tree in rules.steps[step.offset].refiners {
        guard let decision = self.lineIndex(of: .decision(tree)), lines[decision].state == .decide
        else { continue }
        lines[index].entry.how.append(
          PlanEntry.UndecidedTree(tree: tree, needs: lines[decision].entry.needs ?? []))
        lines[decision].isListed = false
        note(index, .refinerOpen(tree))
      }
    }
  }

  /// The highest urgency that an undecided tree can still have.
  ///
  /// - Parameters:
  ///   - tree: The tree, which must be in the plan.
  ///   - step: The step it refines: only acts for this step count. Pass `nil` to count all acts.
  /// - Returns: The highest urgency; "at once" only if the tree cannot wait.
  func possibleUrgency(of tree: Index<Tree>, refining step: Index<StepRule>? = nil) -> Urgency {
    let until = rules.decisions[tree.offset].atOnceUntil
    let canWait = until.isEmpty || facts.events.isAnyGiven(until)
    let possible = facts.trees.evaluatedTree(of: tree)?.possible ?? OutcomeSet()
    return possible.lazy.map { index in
      let outcome = TreeOutcome(index, of: tree)
      let acts = rules.acts(of: outcome).lazy.map { rules.acts[$0] }.filter { act in
        step == nil || (act.isRefining && act.step == step)
      }
      let limits =
        step == nil ? rules.limits(of: outcome) : acts.compactMap(\.limit)
      return Urgency(
        PlannedAct.StatedUrgency(of: acts, atOnceCounts: !canWait),
        limits.lazy.filter { !$0.isSetByAdvice && $0.latest != nil }.map(facts.clock),
        at: now)
    }.min() ?? .noLimit
  }
}

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
