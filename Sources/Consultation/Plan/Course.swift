package import GuidelineModel
package import Reasoning

/// What can be told of a patient's course beside answers, where nothing can be asked or anybody wants to
/// tell more.
package struct Course: Hashable, Sendable {
  /// Events on which the plan waits, and those whose time is to be told or confirmed; in the order of
  /// the guideline.
  package let events: [Index<Event>]
  /// What to come back with: the events from which later items can be known, and those that lines wait
  /// for; some of ``events``.
  package let awaited: [Index<Event>]
  /// Steps that no event completes.
  package let ticks: [Tickable]
  /// Items that nobody can know yet, and those that trees need and of which nothing is known.
  package let items: [OpenItem]

  /// A step that a person ticks.
  package struct Tickable: Hashable, Sendable {
    package let step: Index<PlanStep>
    package let isDone: Bool
  }

  /// An item to be answered all the same.
  package struct OpenItem: Hashable, Sendable {
    package let item: Index<Item>
    /// The event from which it can be known; nil where it can be known already.
    package let from: Index<Event>?
  }

  /// Looks through a plan.
  package init(of evaluation: Evaluation, in guideline: Guideline) {
    let (plan, patient) = (evaluation.plan, evaluation.patient)
    func toGive(_ events: [Index<Event>]) -> [Index<Event>] {
      events.flatMap { evaluation.eventsToGive(for: $0, in: guideline) }.filter {
        patient.events[$0] == nil && !guideline[$0].defaultsToNow
          || patient.assumedEvents.contains($0)
      }
    }
    let open = plan.entries.filter { $0.state != .superseded && $0.state != .declined }
    let ending = open.flatMap { $0.eventsThatEnd(in: guideline) }
      .filter { patient.mayTell($0, in: guideline) }
    let counted = evaluation.advice.deadlines.map(\.limit.event)
    let awaited = toGive(
      plan.later.map(\.event) + plan.entries.compactMap { $0.eventAwaited(in: guideline) })
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
  /// Whether a case tells that an event happened, with its time or without.
  package func tells(_ event: Index<Event>) -> Bool {
    events[event] != nil || unknownTimes.contains(event)
  }

  /// Whether all that an event must follow has happened, as far as anybody has said.
  package func mayTell(_ event: Index<Event>, in guideline: Guideline) -> Bool {
    guideline[event].after.compactMap { guideline.event(named: $0.text) }
      .allSatisfy { guideline[$0].defaultsToNow || tells($0) }
  }
}

extension PlanEntry {
  /// The event that ends the wait of a line; of a step, the first of those that complete it.
  fileprivate func eventAwaited(in guideline: Guideline) -> Index<Event>? {
    switch awaited {
    case .event(let event): event
    case .step(let step): guideline[step].doneBy.first.flatMap { guideline.event(named: $0.text) }
    case .caution, nil: nil
    }
  }
}
