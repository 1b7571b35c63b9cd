package import GuidelineModel
package import Reasoning

extension Interview {
  /// An upper bound on the number of questions left, whatever the replies are.
  package func mostQuestions(after evaluation: Evaluation) -> Int {
    let askable = guideline.events.indices.map { Index<Event>($0) }
      .filter { !guideline[$0].isDerived && record.canBeAsked($0) }
    return reasoner.mostQuestions(
      after: evaluation, closed: record.exhausted, askable: Set(askable))
  }

  /// Whether an event is asked before any item: if the case starts at other trees than the
  /// guideline's start and their limits count from the event, a patient who enters there has had
  /// the event.
  package func isAskedFirst(_ event: Index<Event>) -> Bool {
    let content = guideline[event]
    guard !content.defaultsToNow, !content.isDerived, !content.isSetByAdvice,
      record.canBeAsked(event)
    else { return false }
    return record.start.contains { tree in
      tree != guideline.start
        && guideline[tree].outcomes.contains { $0.limits.contains { $0.event == event } }
    }
  }

  /// The events whose time is neither given nor confirmed, and from which limits of decided trees
  /// count; for events assumed to be now, also the deadlines of undecided trees.
  ///
  /// Events that result from following the advice are excluded, as they cannot have happened yet.
  /// If nothing is left to decide or confirm, no times are asked, since what they bound may never
  /// be done.
  func eventsToAsk(after evaluation: Evaluation) -> [Index<Event>] {
    guard !evaluation.plan.isSettled || !evaluation.plan.later.isEmpty else { return [] }
    let counted = evaluation.advice.deadlines.map(\.limit.event)
      .filter { !guideline[$0].isSetByAdvice }
    let kept = evaluation.advice.trees.compactMap { $0.tightestLimit?.event }
      .filter { guideline[$0].defaultsToNow }
    return (counted + kept).flatMap { evaluation.eventsToEnter(for: $0, in: guideline) }
      .filter(record.canBeAsked)
  }
}

extension Evaluation {
  /// The events that can be entered for an event: the event itself or, for "the first of several",
  /// those that complete a line of the plan.
  package func eventsToEnter(for event: Index<Event>, in guideline: Guideline) -> [Index<Event>] {
    guard guideline[event].isDerived else { return [event] }
    let parts = guideline[event].firstOf.compactMap { guideline.event(named: $0.text) }
    let planned = plan.entries.flatMap { $0.eventsThatEnd(in: guideline) }
    let expected = parts.filter(planned.contains)
    return expected.isEmpty ? parts : expected
  }
}

extension PlanEntry {
  /// The events that complete or end the step of the line.
  package func eventsThatEnd(in guideline: Guideline) -> [Index<Event>] {
    guard case .step(.named(let index)) = subject else { return [] }
    let step = guideline[index]
    return (step.doneBy + [step.run?.from, step.run?.until].compactMap(\.self))
      .flatMap { name in
        guideline.event(named: name.text).map { event in
          guideline[event].isDerived
            ? guideline[event].firstOf.compactMap { guideline.event(named: $0.text) } : [event]
        } ?? []
      }
  }
}
