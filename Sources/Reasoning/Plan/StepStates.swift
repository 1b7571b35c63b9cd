import GuidelineModel

extension PlanDraft {
  /// Determines whether a step is done, running, superseded or declined, in this order.
  mutating func settle(_ index: Int) {
    guard let step = lines[index].step else { return }
    let rule = rules.steps[step.offset]
    if let completion = completion(of: index, rule) {
      lines[index].state = .done
      lines[index].entry.completion = completion
    } else if let run = rule.run, facts.events.isGiven(run.from) {
      lines[index].state = .running
      lines[index].entry.since = facts.events.time(of: run.from)
      note(index, .running(from: run.from, until: run.until))
    } else if supersede(index, rule) {
      lines[index].state = .superseded
    } else if let tree = declining(lines[index]), let decline = facts.decline(of: tree) {
      lines[index].state = .declined
      lines[index].entry.decline = decline
      note(index, .declined(tree))
    }
    guard lines[index].isPast else { return }
    lines[index].entry.isProvisional = false
    lines[index].entry.isConditional = false
    guard lines[index].state != .done else { return }
    lines[index].entry.boundBy = nil
    lines[index].entry.chosenOver = nil
  }

  /// How a step was completed, by a tick or an event; `nil` if it was not.
  ///
  /// An event that precedes the one the step begins with does not complete it.
  private mutating func completion(
    of index: Int, _ rule: StepRule
  ) -> PlanEntry.Completion? {
    let line = lines[index]
    if rule.isTicked, case .named(let name) = rule.step, let tick = facts.patient.done[name] {
      note(index, .tick)
      guard case .at(let time) = tick else { return PlanEntry.Completion() }
      return completion(by: nil, at: time, of: line)
    }
    if let item = rule.notWhileUnknown, facts.state.unanswerable.contains(item) {
      note(index, .notWhileUnknown(item))
      return nil
    }
    let beginning = rule.beginning.flatMap { event in
      facts.events.isGiven(event) ? facts.events.time(of: event) : nil
    }
    func completes(_ event: Index<Event>) -> Bool {
      guard facts.events.isGiven(event) else { return false }
      guard let beginning, let time = facts.events.time(of: event) else { return true }
      return time >= beginning
    }
    guard let completing = rule.completing.first(where: completes) else {
      if let event = rule.beginning,
        let early = rule.completing.first(where: facts.events.isGiven)
      {
        note(index, .tooEarly(early, for: event))
      }
      return nil
    }
    note(index, .doneBy(completing))
    guard let first = rule.completing.first, completes(first),
      let time = facts.events.time(of: first)
    else { return PlanEntry.Completion(event: completing) }
    return completion(by: first, at: time, of: line)
  }

  private func completion(
    by event: Index<Event>?, at time: Instant, of line: PlanLine
  ) -> PlanEntry.Completion {
    PlanEntry.Completion(
      event: event, time: time, isLate: line.clocks.firstDue.map { time > $0 },
      isEarly: line.clocks.lastStart.map { time < $0 })
  }

  /// The first declined tree of a step that is not followed: all trees that add it are declined or,
  /// if none adds it, all that refine it.
  private func declining(_ line: PlanLine) -> Index<Tree>? {
    let naming = self.naming(line)
    guard let first = naming.first?.declinedBy,
      naming.allSatisfy({ $0.declinedBy != nil })
    else { return nil }
    return first
  }

  /// The sources that add a step; those that refine it if none adds it.
  func naming(_ line: PlanLine) -> [PlanLine.Origin] {
    let naming = line.origins.filter { !rules.acts[$0.act].isRefining }
    return naming.isEmpty ? line.origins : naming
  }

  /// Whether the completion of a step is proven but not reported.
  func isPresumed(_ rule: StepRule) -> Bool {
    if let item = rule.notWhileUnknown, facts.state.unanswerable.contains(item) { return false }
    return rule.doneBy.contains(where: facts.isOnlyProven)
  }

  /// Determines whether a step without another state waits for its beginning, holds or is open.
  mutating func setRemainingState(_ index: Int) {
    guard let step = lines[index].step, lines[index].isListed else { return }
    let rule = rules.steps[step.offset]
    if lines[index].state == nil {
      if let event = rule.startsWith, !facts.possibleEvents.contains(event) {
        lines[index].state = .waits
        lines[index].entry.awaited = .event(event)
        note(index, .startsWith(event))
      } else if let bound = holdingBound(of: step) {
        lines[index].state = .holds
        note(index, .holdsWith(bound))
      } else if isWithoutAct(lines[index]) {
        lines[index].state = .holds
        note(index, .holds)
      } else {
        lines[index].state = .open
        note(index, .open)
      }
    }
    guard lines[index].state == .open, isPresumed(rule) else { return }
    lines[index].entry.isPresumed = true
    lines[index].entry.presumedFrom =
      rule.doneBy.lazy.compactMap { facts.isOnlyProven($0) ? facts.answer(proving: $0) : nil }
      .first
    if let event = rule.doneBy.first(where: facts.isOnlyProven) {
      note(index, .presumed(event, from: lines[index].entry.presumedFrom))
    }
  }

  private func isWithoutAct(_ line: PlanLine) -> Bool {
    !line.followed.isEmpty
      && line.followed.allSatisfy { source in
        rules.acts[source.act].isWithoutAct || rules.acts[source.act].strength == .refrain
      }
  }
}
