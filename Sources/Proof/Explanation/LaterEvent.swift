package import GuidelineModel
package import Reasoning

/// What the advice would have been had an event that an onset is measured up to come later.
package struct LaterEvent: Hashable, Sendable {
  package let event: Index<Event>
  /// The first moment at which the event would have made a difference to an answer.
  package let time: Instant
  /// The item whose value would have been another.
  package let item: Index<Item>
  package let value: Int
  /// The trees that would have had other possible outcomes; one that would not be reached has none.
  package let changes: [WhatIf.Ending]
}

extension Reasoner {
  /// For every onset of a case, the later moments of the event at which it would have counted as
  /// another value, and the advice then.
  ///
  /// This is why the event is kept once it is known: waiting does not move the patient to these.
  ///
  /// - Parameter evaluation: What follows from the case as it is.
  /// - Returns: In order of time.
  package func laterEvents(for evaluation: Evaluation) -> [LaterEvent] {
    let patient = evaluation.patient
    var later: [LaterEvent] = []
    for place in guideline.items.indices {
      let item = Index<Item>(place)
      guard case .onset(let onset)? = patient.answers[item],
        let measurement = guideline[item].measurement,
        let name = measurement.until,
        let event = guideline.event(named: name.text),
        let end = patient.time(of: event, in: guideline)
      else { continue }
      for (band, next) in zip(measurement.bands, measurement.bands.dropFirst()) {
        guard let bound = band.bound, let value = guideline[item].value(named: next.value.text)
        else { continue }
        let seconds = bound.thousandths / 1000 + (bound.isInclusive ? 1 : 0)
        let time = onset.advanced(bySeconds: seconds)
        guard time > end else { continue }
        later.append(
          LaterEvent(
            event: event, time: time, item: item, value: value,
            changes: changes(from: evaluation, had: event, comeAt: time)))
      }
    }
    return later.sorted { ($0.time, $0.item) < ($1.time, $1.item) }
  }

  private func changes(
    from evaluation: Evaluation, had event: Index<Event>, comeAt time: Instant
  ) -> [WhatIf.Ending] {
    let advice = evaluation.advice
    var then = evaluation.patient
    then.events[event] = time
    if then.now.instant < time {
      then.now = Timestamp(time, offsetSeconds: then.now.offsetSeconds)
    }
    guard let other = (try? conclusion(for: then))?.advice else { return [] }
    let changed = other.trees.filter { tree in
      advice.trees.first { $0.tree == tree.tree }?.possibleOutcomes != tree.possibleOutcomes
    }.map { WhatIf.Ending(tree: $0.tree, possible: $0.possibleOutcomes) }
    let missing = advice.trees.filter { tree in !other.trees.contains { $0.tree == tree.tree } }
    return changed + missing.map { WhatIf.Ending(tree: $0.tree, possible: OutcomeSet()) }
  }
}
