import GuidelineModel

extension PlanDraft {
  /// Tells of a step whether it is done, running, superseded or declined, in this order.
  mutating func settle(_ place: Int) {
    guard let step = lines[place].step else { return }
    let rule = rules.steps[step.offset]
    if let completion = completion(of: lines[place], rule) {
      lines[place].state = .done
      lines[place].entry.completion = completion
    } else if let run = rule.run, facts.events.isGiven(run.from) {
      lines[place].state = .running
      lines[place].entry.since = facts.events.time(of: run.from)
    } else if supersede(place, rule) {
      lines[place].state = .superseded
    } else if let decline = decline(of: lines[place]) {
      lines[place].state = .declined
      lines[place].entry.decline = decline
    }
    guard lines[place].isPast else { return }
    lines[place].entry.isProvisional = false
    lines[place].entry.isConditional = false
    guard lines[place].state != .done else { return }
    lines[place].entry.boundBy = nil
    lines[place].entry.chosenOver = nil
  }

  /// That a step was done, by a tick or an event; nil where it was not.
  ///
  /// An event from before the one that the step begins with does not complete it.
  private func completion(of line: PlanLine, _ rule: StepRule) -> PlanEntry.Completion? {
    if rule.isTicked, case .named(let name) = rule.step, let tick = facts.patient.done[name] {
      guard case .at(let time) = tick else { return PlanEntry.Completion() }
      return completion(at: time, of: line)
    }
    if let item = rule.notWhileUnknown, facts.state.askedInVain.contains(item) { return nil }
    let beginning = rule.beginning.flatMap { event in
      facts.events.isGiven(event) ? facts.events.time(of: event) : nil
    }
    func completes(_ event: Index<Event>) -> Bool {
      guard facts.events.isGiven(event) else { return false }
      guard let beginning, let time = facts.events.time(of: event) else { return true }
      return time >= beginning
    }
    guard rule.completing.contains(where: completes) else { return nil }
    guard let first = rule.completing.first, completes(first),
      let time = facts.events.time(of: first)
    else { return PlanEntry.Completion() }
    return completion(at: time, of: line)
  }

  private func completion(at time: Instant, of line: PlanLine) -> PlanEntry.Completion {
    PlanEntry.Completion(
      time: time, isLate: line.clocks.firstDue.map { time > $0 },
      isEarly: line.clocks.lastStart.map { time < $0 })
  }

  /// Why a step is not followed: no tree that names it is; where none names it, none that refines it.
  private func decline(of line: PlanLine) -> PlanEntry.Decline? {
    let naming = self.naming(line)
    guard let first = naming.first?.declinedBy,
      naming.allSatisfy({ $0.declinedBy != nil })
    else { return nil }
    return facts.decline(of: first)
  }

  /// The sources that name a step; those that only refine it where nothing names it.
  func naming(_ line: PlanLine) -> [PlanLine.Source] {
    let naming = line.sources.filter { !rules.acts[$0.act].isRefining }
    return naming.isEmpty ? line.sources : naming
  }

  /// Whether something shows that a step was done, though nobody has said so.
  func isPresumed(_ rule: StepRule) -> Bool {
    if let item = rule.notWhileUnknown, facts.state.askedInVain.contains(item) { return false }
    return rule.doneBy.contains(where: facts.isOnlyProven)
  }

  /// Tells of a step of which nothing else is to be told whether it waits for its beginning, holds, or
  /// is open.
  mutating func leaveOpen(_ place: Int) {
    guard let step = lines[place].step, lines[place].isListed else { return }
    let rule = rules.steps[step.offset]
    if lines[place].state == nil {
      if let event = rule.startsWith, !facts.perhaps.contains(event) {
        lines[place].state = .waits
        lines[place].entry.awaited = .event(event)
      } else if onlyHolds(step) || isWithoutAct(lines[place]) {
        lines[place].state = .holds
      } else {
        lines[place].state = .open
      }
    }
    guard lines[place].state == .open, isPresumed(rule) else { return }
    lines[place].entry.isPresumed = true
    lines[place].entry.presumedFrom =
      rule.doneBy.lazy.compactMap { facts.isOnlyProven($0) ? facts.answer(proving: $0) : nil }
      .first
  }

  private func isWithoutAct(_ line: PlanLine) -> Bool {
    !line.followed.isEmpty
      && line.followed.allSatisfy { source in
        rules.acts[source.act].isWithoutAct || rules.acts[source.act].strength == .refrain
      }
  }
}
