import GuidelineModel

/// A tree whose limits bound steps of other trees, with names resolved to indices.
final class BoundRule: Sendable {
  /// The case in which the steps are more urgent than the limit says.
  struct Sooner: Sendable {
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
  let sooner: Sooner?

  init?(_ bound: Bound, _ names: PlanNames) {
    guard let tree = names.tree(bound.tree), let ownStep = names.step(bound.ownStep) else {
      return nil
    }
    self.tree = tree
    self.ownStep = ownStep
    steps = names.steps(bound.steps)
    holdsWith = names.outcomes(bound.holdsWith)
    sooner = bound.sooner.map { sooner in
      Sooner(
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
      for place in bounded {
        lines[place].bounds.append(number)
        bound(place, by: rule.tree, evaluatedTree)
        note(place, .bound(number, by: evaluatedTree?.outcome, isInPlan: evaluatedTree != nil))
      }
      if let evaluatedTree { hasten(bounded, by: number, evaluatedTree.possible) }
    }
    for place in lines.indices where lines[place].state == .declined {
      lines[place].entry.boundBy = nil
      lines[place].entry.isProvisional = false
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
    _ place: Int, by tree: Index<Tree>, _ evaluatedTree: PlannedTrees.EvaluatedTree?
  ) {
    lines[place].entry.boundBy = PlanEntry.BoundingTree(
      tree: tree, outcome: evaluatedTree?.possible.only)
    guard let evaluatedTree else { return }
    if let outcome = evaluatedTree.outcome {
      lines[place].others.append(outcome)
      lines[place].clocks += rules.limits(of: outcome).map(facts.clock)
    } else {
      lines[place].entry.isProvisional = true
      if let tightest = tightestLimit(of: evaluatedTree) {
        lines[place].clocks.append(facts.clock(tightest))
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
    let own = holdingBound(of: rule.ownStep) == nil ? place(of: rule.ownStep) : nil
    for place in bounded + [own].compactMap(\.self) {
      let steps = lines[place].step.map { [$0] } ?? self.steps(ofChoice: lines[place])
      guard steps.allSatisfy(sooner.steps.contains) else { continue }
      lines[place].raise(to: sooner.urgency)
      lines[place].entry.remarks.append(sooner.text)
      note(place, .sooner(number))
    }
  }

  /// Removes the bounding tree's own step if a step that it bounds is in the plan.
  mutating func removeBoundingSteps() {
    for (number, rule) in rules.bounds.enumerated() {
      let stands = lines.contains { line in
        line.isListed && line.bounds.contains(number) && line.state != .superseded
          && line.state != .declined
      }
      guard stands, let own = place(of: rule.ownStep) else { continue }
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
