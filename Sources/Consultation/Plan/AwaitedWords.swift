package import GuidelineModel
package import Reasoning

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
