package import GuidelineModel
package import Reasoning

/// What can be entered about a patient's course in addition to answers.
package struct ReportOptions: Hashable, Sendable {
  /// The events the plan waits for, and those whose time can be given or confirmed; in guideline
  /// order.
  package let events: [Index<Event>]
  /// What to come back with: the events from which later items can be known, and those that lines
  /// wait for; a subset of ``events``.
  package let awaited: [Index<Event>]
  /// The steps that no event completes.
  package let ticks: [Tickable]
  /// The items that cannot be known yet, and those that trees need and about which nothing is
  /// known.
  package let items: [OpenItem]

  /// A step that a person marks as done.
  package struct Tickable: Hashable, Sendable {
    package let step: Index<PlanStep>
    package let isDone: Bool
  }

  /// An item that can be answered although it is not asked now.
  package struct OpenItem: Hashable, Sendable {
    package let item: Index<Item>
    /// The event from which it can be known; `nil` if it can be known now.
    package let from: Index<Event>?
  }

  /// Collects the entries that a plan allows.
  package init(of evaluation: Evaluation, in guideline: Guideline) {
    let (plan, patient) = (evaluation.plan, evaluation.patient)
    func toGive(_ events: [Index<Event>]) -> [Index<Event>] {
      events.flatMap { evaluation.eventsToEnter(for: $0, in: guideline) }.filter {
        patient.events[$0] == nil && !guideline[$0].defaultsToNow
          || patient.assumedEvents.contains($0)
      }
    }
    let open = plan.entries.filter { $0.state != .superseded && $0.state != .declined }
    let ending = open.flatMap { $0.eventsThatEnd(in: guideline) }
      .filter { patient.canReport($0, in: guideline) }
    let counted = evaluation.advice.deadlines.map(\.limit.event)
    let awaited = toGive(
      plan.later.map(\.event) + plan.entries.compactMap { $0.eventsAwaited(in: guideline).first })
    self.awaited = Set(awaited).filter { !patient.unknownTimes.contains($0) }.sorted()
    let kept = evaluation.advice.trees.compactMap { $0.tightestLimit?.event }
    events = Set(toGive(ending + counted + kept) + awaited).sorted()
    ticks = open.compactMap { entry in
      guard case .step(.named(let step)) = entry.subject, guideline[step].isTicked else {
        return nil
      }
      return Tickable(step: step, isDone: patient.done[step] != nil)
    }
    let later = plan.later.map { OpenItem(item: $0.item, from: $0.event) }
    let needs = plan.entries.flatMap { ($0.needs ?? []) + $0.how.flatMap(\.needs) }
    var items = later
    for need in needs where !items.contains(where: { $0.item == need }) {
      guard patient.answers[need].map({ $0 == .notKnown }) ?? true,
        !evaluation.advice.questions.contains(need)
      else { continue }
      items.append(OpenItem(item: need, from: nil))
    }
    self.items = items
  }
}

extension PatientCase {
  /// Whether the case reports that an event happened, with or without its time.
  package func hasReported(_ event: Index<Event>) -> Bool {
    events[event] != nil || unknownTimes.contains(event)
  }

  /// Whether all events that must come before an event have happened, as far as reported.
  package func canReport(_ event: Index<Event>, in guideline: Guideline) -> Bool {
    guideline[event].after.compactMap { guideline.event(named: $0.text) }
      .allSatisfy { guideline[$0].defaultsToNow || hasReported($0) }
  }
}

extension PlanEntry {
  /// The events that end the wait of a line; for a step, those that complete it.
  package func eventsAwaited(in guideline: Guideline) -> [Index<Event>] {
    switch awaited {
    case .event(let event): [event]
    case .step(let step): guideline[step].doneBy.compactMap { guideline.event(named: $0.text) }
    case .caution, nil: []
    }
  }
}

extension Evaluation {
  /// What the plan waits for, in short phrases without duplicates; empty if the plan is settled and
  /// nothing will be known later.
  package func awaited(in guideline: Guideline, _ language: Language) -> [String] {
    guard !plan.isSettled || !plan.later.isEmpty else { return [] }
    let phrases = Phrases(language)
    func label(_ event: Index<Event>) -> String {
      Phrases.midSentence(guideline[event].label[language])
    }
    var words = advice.trees.compactMap { $0.awaitedItem ?? $0.openChoice?.item }
      .filter { item in !plan.later.contains { $0.item == item } }
      .map { Phrases.midSentence(guideline[$0].label[language]) }
    words += plan.later.flatMap { eventsToEnter(for: $0.event, in: guideline) }.map(label)
    for entry in plan.entries where entry.state != .superseded && entry.state != .declined {
      words += entry.how.map {
        phrases.decisionAwaited(guideline[$0.tree].title[language])
      }
      if entry.state == .differs {
        words.append(phrases.judgementAwaited(entry.name(in: guideline)[language]))
      }
      if entry.isConflict {
        switch entry.awaited {
        case .event(let event): words.append(label(event))
        case .step(let step):
          words.append(Phrases.midSentence(guideline[step].label[language]))
        case .caution, nil: words.append(entry.name(in: guideline)[language])
        }
      }
      if entry.isPresumed, let event = entry.eventsThatEnd(in: guideline).first {
        words.append(phrases.timeAwaited(label(event)))
      }
      if entry.state == .open {
        words += unconfirmed(entry, in: guideline).map { phrases.timeAwaited(label($0)) }
      }
    }
    return words.isEmpty ? [phrases.somethingToDecide] : words.uniqued
  }

  /// The events from which a latest time of the line counts and that are neither given nor
  /// confirmed.
  private func unconfirmed(_ entry: PlanEntry, in guideline: Guideline) -> [Index<Event>] {
    let bound = entry.boundBy.flatMap { bound in
      bound.outcome.map { guideline[bound.tree].outcomes[$0.offset].limits.map(\.limit) }
    }
    return (bound ?? entry.limits(in: guideline)).filter { $0.within != nil }
      .compactMap { guideline.event(named: $0.event.text) }
      .filter { event in
        !guideline[event].isSetByAdvice && !patient.unknownTimes.contains(event)
          && (patient.events[event] == nil || patient.assumedEvents.contains(event))
      }
  }
}
