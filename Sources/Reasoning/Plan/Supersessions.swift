import GuidelineModel

/// Outcomes that replace steps of earlier trees, with names resolved to indices.
final class SupersessionRule: Sendable {
  let later: [TreeOutcome]
  let earlier: [Index<Tree>]
  let steps: [Index<StepRule>]
  let alsoBegun: Bool
  let lowersStrength: Bool

  init(_ rule: Supersession, _ names: PlanNames) {
    later = names.outcomes(rule.later)
    earlier = names.trees(rule.earlier)
    steps = names.steps(rule.steps)
    alsoBegun = rule.alsoBegun
    lowersStrength = rule.lowersStrength
  }
}

/// An outcome that leaves the guideline, and the trees that it closes.
final class ClosingRule: Sendable {
  let outcome: TreeOutcome
  let trees: [Index<Tree>]

  init?(_ closing: Closing, _ names: PlanNames) {
    guard let outcome = names.outcome(closing.outcome) else { return nil }
    self.outcome = outcome
    trees = names.trees(closing.trees)
  }
}

extension PlanDraft {
  /// Marks a step that has not begun as superseded by a later outcome.
  ///
  /// - Returns: Whether an outcome supersedes it.
  mutating func supersede(_ index: Int, _ rule: StepRule) -> Bool {
    let hasBegun = rule.startsWith.map(facts.events.isGiven) ?? false
    if !hasBegun, !isPresumed(rule), let closing = closing(lines[index]) {
      if wasAtOnce(lines[index]) { closedAtOnce.append(index) }
      lines[index].entry.supersededBy = rules.closings[closing].outcome.tree
      note(index, .closed(closing))
      return true
    }
    guard let step = lines[index].step else { return false }
    for (number, rule) in rules.supersessions.enumerated()
    where rule.steps.contains(step) && (rule.alsoBegun || !hasBegun) {
      let trees = lines[index].origins.map(\.outcome.tree)
      guard rule.earlier.isEmpty || trees.allSatisfy(rule.earlier.contains),
        let later = facts.decided.first(where: { outcome in
          rule.later.contains(outcome) && facts.isFollowed(outcome)
            && !trees.contains(outcome.tree)
        })
      else { continue }
      if !rule.lowersStrength, lowers(lines[index], later) {
        differ(index, from: later)
        note(index, .weaker(number, later))
        return false
      }
      lines[index].entry.supersededBy = later.tree
      note(index, .superseded(number, by: later))
      return true
    }
    return false
  }

  /// The index of the rule whose outcome closes all trees that name a step.
  private func closing(_ line: PlanLine) -> Int? {
    rules.closings.firstIndex { closing in
      let naming = self.naming(line)
      return !naming.isEmpty && facts.isFollowed(closing.outcome)
        && naming.allSatisfy { closing.trees.contains($0.outcome.tree) }
    }
  }

  /// Whether a step was "at once", by its own wording or because others had to wait for it.
  private func wasAtOnce(_ line: PlanLine) -> Bool {
    line.followed.contains { source in
      let act = rules.acts[source.act]
      return act.statedUrgency == .atOnce && act.strength == .perform
        || rules.waits.contains { wait in
          wait.step == line.step && wait.urgency == .atOnce
            && wait.conflictOf.contains(source.outcome.tree)
        }
    }
  }

  /// Whether a later outcome asks for less than the step.
  private func lowers(_ line: PlanLine, _ later: TreeOutcome) -> Bool {
    guard line.entry.strength == .perform else { return false }
    return rules.acts(of: later).allSatisfy { act in
      rules.acts[act].isWithoutAct || rules.acts[act].strength != .perform
    }
  }

  /// Marks a step to be performed as differing from a weaker later advice, for the clinician to
  /// judge.
  private mutating func differ(_ index: Int, from later: TreeOutcome) {
    lines[index].state = .differs
    lines[index].entry.against =
      rules.acts(of: later).compactMap { act in
        rules.acts[act].step.map { rules.steps[$0.offset].step }
      }.uniqued
    lines[index].others.append(later)
  }

  /// Closes the decisions and choices of trees closed by an outcome that leaves the guideline.
  mutating func closeDecisions() {
    for (number, closing) in rules.closings.enumerated()
    where facts.isFollowed(closing.outcome) {
      for tree in closing.trees {
        for key in [PlanLine.Key.decision(tree), .choice(tree)] {
          guard let index = lineIndex(of: key) else { continue }
          if possibleUrgency(of: tree) == .atOnce { closedAtOnce.append(index) }
          lines[index].state = .superseded
          lines[index].entry.supersededBy = closing.outcome.tree
          note(index, .closed(number))
          lines[index].entry.needs = nil
          lines[index].entry.boundBy = nil
          lines[index].entry.isProvisional = false
        }
      }
    }
  }

  /// Whether the line is the own step of an outcome that leaves the guideline.
  func leavesGuideline(_ line: PlanLine) -> Bool { leaving(line) != nil }

  /// The index of the closing rule whose outcome the line belongs to.
  func leaving(_ line: PlanLine) -> Int? {
    rules.closings.firstIndex { closing in
      facts.isFollowed(closing.outcome)
        && line.origins.contains { $0.outcome == closing.outcome }
    }
  }
}
