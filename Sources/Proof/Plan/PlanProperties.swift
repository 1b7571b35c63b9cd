import GuidelineModel
import Reasoning

extension PlanProof {
  mutating func lookAtStates(_ seen: Seen, _ entries: [PlanEntry]) {
    let endings = seen.plan.endings
    let patient = seen.patient(later: 0)
    var subjects: Set<PlanEntry.Subject> = []
    var named: Set<TreeOutcome> = []
    for entry in entries {
      let line = Subject.line(entry.subject)
      if !subjects.insert(entry.subject).inserted { violates(.once, line, seen) }
      named.formUnion(entry.sources)
      guard entry.state == .open, case .step(let step) = entry.subject else { continue }
      if isCalledOff(step, by: endings) { violates(.notCalledOff, line, seen) }
      if isDone(step, of: patient) { violates(.doneIsNotOpen, line, seen) }
    }
    for outcome in endings.map(\.outcome)
    where !named.contains(outcome)
      && !guideline[outcome.tree].outcomes[outcome.outcome.offset].role.isRoute
    {
      violates(.outcomesStand, .outcome(outcome), seen)
    }
  }

  /// Checks the plan of the same case at two later moments: in turn two hours, a day or 20 days
  /// later, and after 400 days.
  mutating func lookLater(_ seen: Seen, _ entries: [PlanEntry]) {
    guard hasDefaults(seen.patient(later: 0)) else { return }
    let longest: Int64 = 400 * 86_400
    let steps: [Int64] = [7_200, 86_400, longest / 20]
    var before = entries
    for later in [steps[courses.checked % steps.count], longest] {
      let after = plan(reasoner, seen.traversal, seen.patient(later: later))
      for entry in before {
        guard let same = after.first(where: { $0.subject == entry.subject }),
          same.state == entry.state, entry.urgency < same.urgency
        else { continue }
        violates(.urgencyNeverLowers, .line(entry.subject), seen)
      }
      before = after
    }
  }

  /// Whether one of the patient's outcomes advises against a step.
  private func isCalledOff(_ step: PlannedStep, by endings: [PlannedEnding]) -> Bool {
    endings.contains { ending in
      acts.acts(of: ending.outcome, chosen: ending.chosen).contains {
        $0.step == step && $0.strength == .refrain
      }
    }
  }

  /// Whether an event that completes a step is given.
  ///
  /// It does not count if it was before the default that it must follow, or before the event that
  /// begins the step.
  private func isDone(_ step: PlannedStep, of patient: PatientCase) -> Bool {
    guard case .named(let place) = step else { return false }
    let content = guideline[place]
    return content.doneBy.compactMap { guideline.event(named: $0.text) }.contains { event in
      guard isGiven(event, of: patient) else { return false }
      guard
        let beginning = (content.startsWith ?? content.run?.from)
          .flatMap({ guideline.event(named: $0.text) }),
        isGiven(beginning, of: patient), let start = time(of: beginning, of: patient),
        let time = time(of: event, of: patient)
      else { return true }
      return start <= time
    }
  }

  private func isGiven(_ event: Index<Event>, of patient: PatientCase) -> Bool {
    let parts = guideline[event].firstOf.compactMap { guideline.event(named: $0.text) }
    if !parts.isEmpty { return parts.contains { isGiven($0, of: patient) } }
    if patient.unknownTimes.contains(event) { return true }
    guard let time = patient.events[event] else { return false }
    return earlierDefaults(of: event).allSatisfy { earlier in
      patient.events[earlier].map { $0 <= time } ?? true
    }
  }

  /// The events with a default that an event must follow, directly or through other events.
  private func earlierDefaults(of event: Index<Event>) -> [Index<Event>] {
    var pending = guideline[event].after
    var seen: Set<Name<Event>> = []
    var found: [Index<Event>] = []
    while let name = pending.popLast() {
      guard seen.insert(name).inserted, let place = guideline.event(named: name.text) else {
        continue
      }
      if guideline[place].defaultsToNow { found.append(place) }
      pending += guideline[place].after
    }
    return found
  }

  private func time(of event: Index<Event>, of patient: PatientCase) -> Instant? {
    let parts = guideline[event].firstOf.compactMap { guideline.event(named: $0.text) }
    if parts.isEmpty { return patient.events[event] }
    let given = parts.filter { isGiven($0, of: patient) }
    let times = given.compactMap { time(of: $0, of: patient) }
    return times.count == given.count ? times.min() : nil
  }

  private func hasDefaults(_ patient: PatientCase) -> Bool {
    guideline.events.indices.allSatisfy { place in
      !guideline.events[place].defaultsToNow || patient.events[Index(place)] != nil
    }
  }
}
