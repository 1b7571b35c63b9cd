import GuidelineModel
import Reasoning

extension PlanWording {
  /// The additional information of a line.
  func details(of entry: PlanEntry) -> [PlanInWords.Detail] {
    var details: [PlanInWords.Detail] = []
    func say(_ words: [String], _ kind: PlanInWords.Detail.Kind = .said) {
      details += words.map { PlanInWords.Detail($0, kind) }
    }
    if let possible = possibleSteps(of: entry) {
      say([possible], isUrgent(entry) ? .said : .folded)
    }
    if let needs = entry.needs, !needs.isEmpty { say([phrases.needed(items(needs))]) }
    if let begun = entry.begunBy { say([toConfirm(begun)]) }
    let said = [
      cautionWait(of: entry), waitWords(of: entry),
      coversOther(entry) ? entry.name(in: guideline) : nil,
    ]
    let haste = statesUrgencyWithLimit(entry) ? statedUrgencyWords(of: entry) : []
    say(
      entry.remarks.filter { !said.contains($0) && !haste.contains($0) }.map { marked($0) })
    if entry.state == .open || entry.state == .holds { details += otherWords(of: entry) }
    if entry.isPresumed { say([presumed(entry)]) }
    if !entry.state.isPast {
      details += bound(entry)
      say(
        entry.how.map { tree in
          phrases.how(guideline[tree.tree].title[language], items(tree.needs))
        })
      if entry.isAssumed { say([notConfirmed(entry)], .unconfirmed) }
    }
    if let others = entry.chosenOver {
      say([phrases.chosenOver(others.map { $0.label(in: guideline)[language] })], .folded)
    }
    if !entry.state.isPast { say(timesThatDoNotCount(for: entry)) }
    details += treesOfLapsedLimits(of: entry).map {
      PlanInWords.Detail(phrases.limitLapses(number(of: $0)), forOthers: nil)
    }
    say(
      declinedSteps(beside: entry).map {
        phrases.goesWithDeclined($0.label(in: guideline)[language])
      })
    details += entry.declinedTrees.map {
      PlanInWords.Detail(phrases.treeNotFollowed(number(of: $0)), forOthers: nil)
    }
    return details
  }

  /// The steps that are not followed and that a line's own tree says more of: what else the tree asks
  /// for goes with them.
  private func declinedSteps(beside entry: PlanEntry) -> [PlannedStep] {
    guard !entry.state.isPast, let own = entry.subject.step else { return [] }
    let refined = entry.statements(in: guideline).map(\.outcome).uniqued.flatMap {
      guideline[$0.tree].outcomes[$0.outcome.offset].action.refinedSteps
    }
    return plan.entries.filter { $0.state == .declined }.compactMap(\.subject.step).filter { step in
      guard step != own, let index = step.named else { return false }
      return refined.contains(guideline[index].id)
    }
  }

  /// The steps that a decision can still bring, for whoever has answered nothing yet.
  ///
  /// Those of every outcome still possible stand apart; of the others those with a limit come first. A step
  /// that waits for the beginning of another goes without saying.
  private func possibleSteps(of entry: PlanEntry) -> String? {
    guard case .decision(let index) = entry.subject,
      let advice = evaluation.advice.trees.first(where: { $0.tree == index })
    else { return nil }
    let outcomes = advice.possibleOutcomes.map { guideline[index].outcomes[$0.offset] }
    let steps = (outcomes.filter { !$0.limits.isEmpty } + outcomes.filter(\.limits.isEmpty))
      .flatMap(\.action.stepNames).uniqued
    let certain = steps.filter { step in
      outcomes.allSatisfy { $0.action.stepsInAnyCase.contains(step) }
    }
    let (always, perhaps) = (labels(certain), labels(steps.filter { !certain.contains($0) }))
    return always.isEmpty && perhaps.isEmpty ? nil : phrases.mayBecome(always, perhaps: perhaps)
  }

  private func labels(_ steps: [Name<PlanStep>]) -> [String] {
    steps.compactMap { name in guideline.plan.steps.first { $0.id == name } }
      .filter { $0.startsWith == nil && !hasBegun($0) }.map { $0.label[language] }
  }

  /// Whether an event that completes or starts a step is reported.
  private func hasBegun(_ step: PlanStep) -> Bool {
    (step.doneBy + [step.run?.from].compactMap(\.self)).contains { name in
      guideline.event(named: name.text).map { event in
        patient.hasReported(event) && evaluation.reasonNotToCount(event, in: guideline) == nil
      } ?? false
    }
  }

  /// Whether a line is so urgent that its possible steps are always shown.
  private func isUrgent(_ entry: PlanEntry) -> Bool { entry.urgency < .withinDays }

  /// The wording of other trees for the same step; always shown if it says how the step is done.
  private func otherWords(of entry: PlanEntry) -> [PlanInWords.Detail] {
    guard entry.ownWords == nil else { return [] }
    return entry.statements(in: guideline).dropFirst().map { statement in
      let tree = statement.outcome.tree
      let action = guideline[tree].outcomes[statement.outcome.outcome.offset].action
      return PlanInWords.Detail(
        "\(number(of: tree).capitalisedFirst): \(statement.words[language])",
        action.refinedSteps.isEmpty ? .folded : .said, forOthers: statement.words[language])
    }
  }

  private func items(_ items: [Index<Item>]) -> [String] {
    let later = Set(plan.later.map(\.item))
    return items.map { item in
      let label = guideline[item].label[language]
      if patient.answers[item] == .notKnown { return label + phrases.unanswerable }
      return later.contains(item) ? label + phrases.notToBeKnownYet : label
    }
  }

  private func bound(_ entry: PlanEntry) -> [PlanInWords.Detail] {
    guard let bound = entry.boundBy, bound.outcome == nil else { return [] }
    return [
      PlanInWords.Detail(
        phrases.limitNotSettled(number(of: bound.tree)), forOthers: phrases.limitNotSettled(nil))
    ]
  }

  /// The times reported for the line that do not count.
  private func timesThatDoNotCount(for entry: PlanEntry) -> [String] {
    entry.eventsThatEnd(in: guideline).uniqued.compactMap { event in
      guard let earlier = evaluation.reasonNotToCount(event, in: guideline) else { return nil }
      return phrases.timeDoesNotCount(
        Phrases.midSentence(fact(of: event)) + happenedAtTold(event),
        Phrases.midSentence(guideline[earlier].label[language]))
    }
  }

  private func happenedAtTold(_ event: Index<Event>) -> String {
    patient.events[event].map { " \(clock.clock($0))" } ?? ""
  }

  private func notConfirmed(_ entry: PlanEntry) -> String {
    let event = limits(of: entry).lazy.compactMap { guideline.event(named: $0.event.text) }
      .first { patient.assumedEvents.contains($0) || patient.events[$0] == nil }
    return phrases.notConfirmed(event.map { Phrases.midSentence(guideline[$0].label[language]) })
  }

  private func presumed(_ entry: PlanEntry) -> String {
    let shown = entry.presumedFrom.flatMap { item in
      patient.answers[item].map { answer in
        phrases.answer(
          guideline[item].label[language],
          AnswerWording(guideline: guideline, clock: clock)
            .words(answer, for: guideline[item]))
      }
    }
    return phrases.presumablyDone(shown)
  }

  private func toConfirm(_ event: Index<Event>) -> String {
    phrases.confirmChoice(fact(of: event) + happenedAt(event))
  }

  /// The conflicting statements about a line; `nil` if no other step conflicts with its step.
  func dispute(of entry: PlanEntry) -> PlanInWords.Dispute? {
    guard entry.state == .differs, !entry.against.isEmpty else { return nil }
    let lead = entry.ownWords == nil ? withWait(phrases.treesDiffer, entry) : words(of: entry)
    let own = entry.statements(in: guideline)
    let ownSide = PlanInWords.Dispute.Side(
      words: own.isEmpty
        ? entry.name(in: guideline)[language] : own[0].words[language].capitalisedFirst,
      source: source(own.map(\.outcome.tree)))
    let others = entry.against.map { step in
      PlanInWords.Dispute.Side(
        words: running(step) ?? step.label(in: guideline)[language],
        source: source(entry.sources.filter { names(step, $0) }.map(\.tree)))
    }
    return PlanInWords.Dispute(lead: lead, sides: [ownSide] + others)
  }

  /// What is already running, and since when.
  private func running(_ step: PlannedStep) -> String? {
    plan.entries.first { $0.subject == .step(step) && $0.state == .running }.map(text)
  }

  private func source(_ trees: [Index<Tree>]) -> String? {
    trees.isEmpty ? nil : phrases.trees(of: trees)
  }

  /// Whether an outcome asks for a step by its name, or for a step without a name.
  private func names(_ step: PlannedStep, _ source: TreeOutcome) -> Bool {
    switch step {
    case .unnamed(let outcome, _): outcome == source
    case .named(let index):
      guideline[source.tree].outcomes[source.outcome.offset].action.stepNames
        .contains(guideline[index].id)
    }
  }
}
