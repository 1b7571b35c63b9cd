package import GuidelineModel
package import Reasoning

/// The advice if an event that an onset is measured up to had come later.
package struct LaterEvent: Hashable, Sendable {
  package let event: Index<Event>
  /// The earliest later moment of the event that changes an answer.
  package let time: Instant
  /// The item whose value changes.
  package let item: Index<Item>
  package let value: Int
  /// The trees whose possible outcomes change; a tree that would not be reached has none.
  package let changes: [WhatIf.Ending]
}

extension Reasoner {
  /// For every onset of a case, the later moments of the event at which the onset counts as another
  /// value, with the advice then.
  ///
  /// Advice uses the known moment of the event, so that waiting alone does not lead to these
  /// changes.
  ///
  /// - Parameter evaluation: The evaluation of the case as it is.
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
        guard let bound = band.bound, let value = guideline[item].valueIndex(named: next.value.text)
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
