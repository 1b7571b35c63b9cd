import GuidelineModel

extension PlanDraft {
  /// Determines whether a step is done, running, superseded or declined, in this order.
  mutating func settle(_ place: Int) {
    guard let step = lines[place].step else { return }
    let rule = rules.steps[step.offset]
    if let completion = completion(of: place, rule) {
      lines[place].state = .done
      lines[place].entry.completion = completion
    } else if let run = rule.run, facts.events.isGiven(run.from) {
      lines[place].state = .running
      lines[place].entry.since = facts.events.time(of: run.from)
      note(place, .running(from: run.from, until: run.until))
    } else if supersede(place, rule) {
      lines[place].state = .superseded
    } else if let tree = declining(lines[place]), let decline = facts.decline(of: tree) {
      lines[place].state = .declined
      lines[place].entry.decline = decline
      note(place, .declined(tree))
    }
    guard lines[place].isPast else { return }
    lines[place].entry.isProvisional = false
    lines[place].entry.isConditional = false
    guard lines[place].state != .done else { return }
    lines[place].entry.boundBy = nil
    lines[place].entry.chosenOver = nil
  }

  /// How a step was completed, by a tick or an event; `nil` if it was not.
  ///
  /// An event that precedes the one the step begins with does not complete it.
  private mutating func completion(
    of place: Int, _ rule: StepRule
  ) -> PlanEntry.Completion? {
    let line = lines[place]
    if rule.isTicked, case .named(let name) = rule.step, let tick = facts.patient.done[name] {
      note(place, .tick)
      guard case .at(let time) = tick else { return PlanEntry.Completion() }
      return completion(by: nil, at: time, of: line)
    }
    if let item = rule.notWhileUnknown, facts.state.unanswerable.contains(item) {
      note(place, .notWhileUnknown(item))
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
        note(place, .tooEarly(early, for: event))
      }
      return nil
    }
    note(place, .doneBy(completing))
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
  mutating func setRemainingState(_ place: Int) {
    guard let step = lines[place].step, lines[place].isListed else { return }
    let rule = rules.steps[step.offset]
    if lines[place].state == nil {
      if let event = rule.startsWith, !facts.possibleEvents.contains(event) {
        lines[place].state = .waits
        lines[place].entry.awaited = .event(event)
        note(place, .startsWith(event))
      } else if let bound = holdingBound(of: step) {
        lines[place].state = .holds
        note(place, .holdsWith(bound))
      } else if isWithoutAct(lines[place]) {
        lines[place].state = .holds
        note(place, .holds)
      } else {
        lines[place].state = .open
        note(place, .open)
      }
    }
    guard lines[place].state == .open, isPresumed(rule) else { return }
    lines[place].entry.isPresumed = true
    lines[place].entry.presumedFrom =
      rule.doneBy.lazy.compactMap { facts.isOnlyProven($0) ? facts.answer(proving: $0) : nil }
      .first
    if let event = rule.doneBy.first(where: facts.isOnlyProven) {
      note(place, .presumed(event, from: lines[place].entry.presumedFrom))
    }
  }

  private func isWithoutAct(_ line: PlanLine) -> Bool {
    !line.followed.isEmpty
      && line.followed.allSatisfy { source in
        rules.acts[source.act].isWithoutAct || rules.acts[source.act].strength == .refrain
      }
  }
}
