package import GuidelineModel

/// A latest time of an outcome, with the events that tell when the limited step was done.
package struct MeasurableLimit: Hashable, Sendable {
  package let outcome: TreeOutcome
  /// The limit as the outcome states it.
  package let limit: OutcomeLimit
  /// The latest time after the event of the limit.
  package let within: TimeSpan
  /// The values of the outcome's choice for which it applies; `nil` if it always applies.
  package let option: PossibleValues?
  /// The events of which the first ends the waiting, none of them derived from others; empty if the
  /// limited action names no step that an event completes.
  package let until: [Index<Event>]
}

extension Reasoner {
  /// Every latest time of every outcome, in guideline order.
  ///
  /// What completes a step is what completes it in a plan. A step without such events that bounds
  /// others is completed by the events of these.
  package var measurableLimits: [MeasurableLimit] {
    guideline.trees.enumerated().flatMap { tree, content in
      content.outcomes.enumerated().flatMap { outcome, content in
        let named = TreeOutcome(Index(outcome), of: Index(tree))
        return content.limits.flatMap { measurableLimits(of: named, $0) }.uniqued
      }
    }
  }

  private func measurableLimits(
    of outcome: TreeOutcome, _ limit: OutcomeLimit
  ) -> [MeasurableLimit] {
    guard let within = limit.limit.within else { return [] }
    func measurable(_ until: [Index<Event>], option: PossibleValues?) -> MeasurableLimit {
      MeasurableLimit(
        outcome: outcome, limit: limit, within: within, option: option, until: until)
    }
    let rule = LimitRule(limit.limit, from: limit.event, in: guideline)
    let limited = planRules.acts(of: outcome).map { planRules.acts[$0] }.filter {
      $0.limit == rule && $0.strengthInPlans != .refrain
    }
    let found = limited.compactMap { act -> MeasurableLimit? in
      guard let step = act.step else { return nil }
      let until = completing(step)
      return until.isEmpty ? nil : measurable(until, option: act.option)
    }
    return found.isEmpty ? [measurable([], option: nil)] : found.uniqued
  }

  private func completing(_ step: Index<StepRule>) -> [Index<Event>] {
    var events = planRules.steps[step.offset].completing
    if events.isEmpty {
      events = planRules.bounds.filter { $0.ownStep == step }.flatMap(\.steps).flatMap {
        planRules.steps[$0.offset].completing
      }
    }
    return events.flatMap { event in
      guideline.eventRules.derived.first { $0.event == event }.map { Array($0.of) } ?? [event]
    }.uniqued
  }
}
