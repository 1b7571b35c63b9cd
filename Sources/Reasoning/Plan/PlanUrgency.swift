import GuidelineModel

extension PlanDraft {
  /// Tells how pressing every line is that is not past.
  mutating func tellUrgency() {
    for place in lines.indices where lines[place].isListed && !lines[place].isPast {
      let line = lines[place]
      switch line.key {
      case .step(let step):
        guard line.state != .holds || !rules.bounds.contains(where: { $0.ownStep == step })
        else { continue }
        lines[place].entry.urgency = stepUrgency(line).raised(by: line)
      case .choice(let tree):
        lines[place].entry.urgency = choiceUrgency(line, of: tree).raised(by: line)
      case .decision(let tree):
        lines[place].entry.urgency = possibleUrgency(of: tree).raised(by: line)
      }
    }
  }

  /// How pressing a step is by its own actions and limits, and by what trees may still say of it.
  func stepUrgency(_ line: PlanLine) -> Urgency {
    guard let rule = rule(of: line) else { return .noLimit }
    if leavesGuideline(line) { return .atOnce }
    var haste = PlannedAct.Haste(of: line.followed.lazy.map { rules.acts[$0.act] })
    if haste == .soon, facts.events.isAnyGiven(rule.hasteUntil) { haste = nil }
    let own = Urgency(haste, line.clocks, at: now)
    return line.entry.how.reduce(own) { urgency, open in
      min(urgency, possibleUrgency(of: open.tree, refining: line.step))
    }
  }

  private func choiceUrgency(_ line: PlanLine, of tree: Index<Tree>) -> Urgency {
    let until = rules.decisions[tree.offset].atOnceUntil
    let canWait = until.isEmpty || facts.events.isAnyGiven(until)
    let acts = line.others.prefix(1).lazy.flatMap { rules.acts(of: $0) }.map { rules.acts[$0] }
      .filter { $0.option != nil }
    return Urgency(
      PlannedAct.Haste(of: acts, atOnceCounts: !canWait), line.clocks, at: now)
  }
}

extension Urgency {
  fileprivate func raised(by line: PlanLine) -> Urgency {
    line.leastUrgency.map { min($0, self) } ?? self
  }
}
