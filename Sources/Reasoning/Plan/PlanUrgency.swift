import GuidelineModel

extension Urgency {
  /// The urgency of an act for one patient.
  ///
  /// - Parameters:
  ///   - statedUrgency: The most urgent wording without a limit among the acts to be performed.
  ///   - clocks: The limits of the acts. An act is overdue once any of them has ended; remaining
  ///     time counts only for limits that following the advice does not start.
  ///   - now: The moment of evaluation.
  init(
    _ statedUrgency: PlannedAct.StatedUrgency?, _ clocks: some Sequence<LimitClock>, at now: Instant
  ) {
    self = Self.found(statedUrgency, clocks, at: now).urgency
  }

  /// The urgency together with what determines it.
  static func found(
    _ statedUrgency: PlannedAct.StatedUrgency?, _ clocks: some Sequence<LimitClock>, at now: Instant
  ) -> (urgency: Urgency, ground: PlanGround) {
    let left =
      clocks.lazy.filter { !$0.limit.isSetByAdvice }.compactMap { clock -> Bool? in
        let day: Int64 = 86_400
        if let due = clock.due { return due <= now.advanced(bySeconds: day) }
        return clock.limit.latest.map { $0 <= day }
      }
    if statedUrgency == .atOnce { return (.atOnce, .statedUrgency(.atOnce, of: nil)) }
    if clocks.contains(where: { $0.notBefore.map { $0 > now } ?? false }) {
      return (.notYet, .earliest)
    }
    if clocks.contains(where: { $0.due.map { $0 < now } ?? false }) { return (.overdue, .pastDue) }
    if left.contains(true) { return (.withinADay, .remaining(.withinADay)) }
    if left.contains(false) { return (.withinDays, .remaining(.withinDays)) }
    return statedUrgency == .soon ? (.soon, .statedUrgency(.soon, of: nil)) : (.noLimit, .noLimit)
  }
}

extension PlanDraft {
  /// Sets the urgency of every line that is not past.
  mutating func setUrgency() {
    for index in lines.indices where lines[index].isListed && !lines[index].isPast {
      let line = lines[index]
      switch line.key {
      case .step(let step):
        guard line.state != .holds || !rules.bounds.contains(where: { $0.ownStep == step })
        else { continue }
        let (urgency, ground) = stepUrgency(line)
        lines[index].entry.urgency = urgency.raised(by: line)
        if lines[index].entry.urgency == urgency { note(index, ground) }
      case .choice(let tree):
        lines[index].entry.urgency = choiceUrgency(line, of: tree).raised(by: line)
      case .decision(let tree):
        lines[index].entry.urgency = possibleUrgency(of: tree).raised(by: line)
      }
    }
  }

  /// The urgency of a step from its own actions and limits and from undecided trees that refine it,
  /// with what determines it.
  func stepUrgency(_ line: PlanLine) -> (urgency: Urgency, ground: PlanGround) {
    guard let rule = rule(of: line) else { return (.noLimit, .noLimit) }
    if let closing = leaving(line) { return (.atOnce, .leaves(closing)) }
    var statedUrgency = PlannedAct.StatedUrgency(of: line.followed.lazy.map { rules.acts[$0.act] })
    if statedUrgency == .soon, facts.events.isAnyGiven(rule.statedUrgencyUntil) {
      statedUrgency = nil
    }
    var own = Urgency.found(statedUrgency, line.clocks, at: now)
    if case .statedUrgency(let urgency, _) = own.ground {
      own.ground = .statedUrgency(
        urgency,
        of: line.followed.first { origin in
          let act = rules.acts[origin.act]
          return act.strength == .perform && act.statedUrgency == statedUrgency
        }?.outcome)
    }
    return line.entry.how.reduce(own) { most, open in
      let urgency = possibleUrgency(of: open.tree, refining: line.step)
      return urgency < most.urgency ? (urgency, .possible(urgency, of: open.tree)) : most
    }
  }

  private func choiceUrgency(_ line: PlanLine, of tree: Index<Tree>) -> Urgency {
    let until = rules.decisions[tree.offset].atOnceUntil
    let canWait = until.isEmpty || facts.events.isAnyGiven(until)
    let acts = line.others.prefix(1).lazy.flatMap { rules.acts(of: $0) }.map { rules.acts[$0] }
      .filter { $0.option != nil }
    return Urgency(
      PlannedAct.StatedUrgency(of: acts, atOnceCounts: !canWait), line.clocks, at: now)
  }
}

extension Urgency {
  fileprivate func raised(by line: PlanLine) -> Urgency {
    line.leastUrgency.map { min($0, self) } ?? self
  }
}
