import GuidelineModel

/// A tree whose limits bound steps of other trees, with names resolved to indices.
final class BoundRule: Sendable {
  /// The case in which the steps are more urgent than the limit says.
  struct ResolvedSooner: Sendable {
    let outcomes: OutcomeSet
    let conditions: [ItemCondition]
    let steps: [Index<StepRule>]
    let urgency: Urgency
    let text: Text
  }

  let tree: Index<Tree>
  let ownStep: Index<StepRule>
  let steps: [Index<StepRule>]
  let holdsWith: [TreeOutcome]
  let sooner: ResolvedSooner?

  init?(_ bound: Bound, _ names: PlanNames) {
    guard let tree = names.tree(bound.tree), let ownStep = names.step(bound.ownStep) else {
      return nil
    }
    self.tree = tree
    self.ownStep = ownStep
    steps = names.steps(bound.steps)
    holdsWith = names.outcomes(bound.holdsWith)
    sooner = bound.sooner.map { sooner in
      ResolvedSooner(
        outcomes: OutcomeSet(
          sooner.outcomes.compactMap {
            names.outcome(OutcomeName(tree: bound.tree, outcome: $0))?.outcome
          }),
        conditions: names.conditions(sooner.values), steps: names.steps(sooner.steps),
        urgency: sooner.urgency, text: sooner.text)
    }
  }
}

extension PlanDraft {
  /// Applies the limits of bounding trees to the steps to be performed and to open choices among
  /// them.
  mutating func applyBounds() {
    for (number, rule) in rules.bounds.enumerated() {
      var bounded: [Int] = []
      if facts.decline(of: rule.tree) == nil {
        bounded = lines.indices.filter { canBound(lines[$0], rule) }
      }
      let evaluatedTree = facts.trees.evaluatedTree(of: rule.tree)
      for index in bounded {
        lines[index].bounds.append(number)
        bound(index, by: rule.tree, evaluatedTree)
        note(index, .bound(number, by: evaluatedTree?.outcome, isInPlan: evaluatedTree != nil))
      }
      if let evaluatedTree { hasten(bounded, by: number, evaluatedTree.possible) }
    }
    for index in lines.indices where lines[index].state == .declined {
      lines[index].entry.boundBy = nil
      lines[index].entry.isProvisional = false
    }
  }

  private func canBound(_ line: PlanLine, _ rule: BoundRule) -> Bool {
    switch line.key {
    case .step(let step): line.entry.strength == .perform && rule.steps.contains(step)
    case .choice:
      line.entry.begunBy == nil
        && steps(ofChoice: line).contains(where: rule.steps.contains)
    case .decision: false
    }
  }

  /// Uses the limit of the tree's outcome or, while undecided, the strictest one still possible.
  ///
  /// If the tree is not in the pathway, its limit is unknown.
  private mutating func bound(
    _ index: Int, by tree: Index<Tree>, _ evaluatedTree: PlannedTrees.EvaluatedTree?
  ) {
    lines[index].entry.boundBy = PlanEntry.BoundingTree(
      tree: tree, outcome: evaluatedTree?.possible.only)
    guard let evaluatedTree else { return }
    if let outcome = evaluatedTree.outcome {
      lines[index].others.append(outcome)
      lines[index].clocks += rules.limits(of: outcome).map(facts.clock)
    } else {
      lines[index].entry.isProvisional = true
      if let tightest = tightestLimit(of: evaluatedTree) {
        lines[index].clocks.append(facts.clock(tightest))
      }
    }
  }

  private func tightestLimit(of evaluatedTree: PlannedTrees.EvaluatedTree) -> LimitRule? {
    evaluatedTree.possible.lazy.flatMap {
      rules.limits(of: TreeOutcome($0, of: evaluatedTree.tree))
    }
    .filter { $0.latest != nil && !$0.isSetByAdvice }
    .min { $0.latest ?? .max < $1.latest ?? .max }
  }

  private mutating func hasten(_ bounded: [Int], by number: Int, _ possible: OutcomeSet) {
    let rule = rules.bounds[number]
    guard let sooner = rule.sooner, possible.isSubset(of: sooner.outcomes),
      facts.meets(sooner.conditions), facts.decline(of: rule.tree) == nil
    else { return }
    let own = holdingBound(of: rule.ownStep) == nil ? lineIndex(of: rule.ownStep) : nil
    for index in bounded + [own].compactMap(\.self) {
      let steps = lines[index].step.map { [$0] } ?? self.steps(ofChoice: lines[index])
      guard steps.allSatisfy(sooner.steps.contains) else { continue }
      lines[index].raise(to: sooner.urgency)
      lines[index].entry.remarks.append(sooner.text)
      note(index, .sooner(number))
    }
  }

  /// Removes the bounding tree's own step if a step that it bounds is in the plan.
  mutating func removeBoundingSteps() {
    for (number, rule) in rules.bounds.enumerated() {
      let stands = lines.contains { line in
        line.isListed && line.bounds.contains(number) && line.state != .superseded
          && line.state != .declined
      }
      guard stands, let own = lineIndex(of: rule.ownStep) else { continue }
      lines[own].isListed = false
      note(own, .boundedStands(number))
    }
  }

  /// The index of the bound whose own step this is, if an outcome is followed with which that step
  /// only holds.
  func holdingBound(of step: Index<StepRule>) -> Int? {
    rules.bounds.firstIndex { rule in
      rule.ownStep == step && rule.holdsWith.contains(where: facts.isFollowed)
    }
  }
}

extension PlanLine {
  /// Raises the line's minimum urgency.
  func raise(to urgency: Urgency) {
    guard urgency < .noLimit else { return }
    leastUrgency = leastUrgency.map { min($0, urgency) } ?? urgency
  }
}
