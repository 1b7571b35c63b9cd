extension Guideline {
  /// The events that the rules for plans use.
  package var eventsOfPlans: Set<Name<Event>> {
    var used = Set(events.flatMap { $0.firstOf + $0.proves })
    used.formUnion(items.flatMap { [$0.knownFrom, $0.proves].compactMap(\.self) })
    for tree in trees {
      used.formUnion(tree.role.atOnceUntil)
      used.formUnion(
        ([tree.role.behind] + tree.outcomes.map(\.role.behind)).compactMap(\.self))
    }
    for step in plan.steps {
      used.formUnion(step.doneBy + step.statedUrgencyUntil)
      used.formUnion(
        [step.run?.from, step.run?.until, step.startsWith, step.standsWith].compactMap(\.self))
    }
    used.formUnion(plan.waits.flatMap(\.until) + plan.placements.flatMap(\.until))
    return used
  }
}
