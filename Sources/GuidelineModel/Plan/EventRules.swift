/// The guideline's rules for events, with names resolved to indices.
package final class EventRules: Sendable {
  /// For each event, those it must follow, directly or indirectly.
  package let mustFollow: [IndexMask<Event>]
  /// For each event, those it proves to have happened, directly or indirectly, including itself.
  package let shows: [IndexMask<Event>]
  /// Events defined as the first of several, with those.
  package let derived: [(event: Index<Event>, of: IndexMask<Event>)]
  /// Events that are assumed to happen now if a case does not give them.
  package let defaults: IndexMask<Event>
  /// For each item, the event that an answer proves.
  package let shownByItem: [Index<Event>?]
  /// For each item, the event from which it can be known.
  package let knownFrom: [Index<Event>?]
  /// For each tree, the event that must have happened if a case starts there.
  package let behindTree: [Index<Event>?]
  /// For each tree and outcome, the event that must have happened if the tree has this outcome.
  package let behindOutcome: [[Index<Event>?]]

  init(_ parts: GuidelineParts) {
    let events = parts.header.events
    func index(_ name: Name<Event>?) -> Index<Event>? {
      name.flatMap { name in events.firstIndex { $0.id == name } }.map { Index($0) }
    }
    func mask(_ names: [Name<Event>]) -> IndexMask<Event> { IndexMask(names.compactMap(index)) }
    let after = events.map { mask($0.after) }
    mustFollow = Self.closure(of: after)
    shows = zip(
      Self.closure(of: zip(after, events).map { $0.union(mask($1.proves)) }), events.indices
    ).map { shown, own in
      var shown = shown
      shown.insert(Index(own))
      return shown
    }
    derived = events.enumerated().compactMap { place, event in
      event.isDerived ? (Index(place), mask(event.firstOf)) : nil
    }
    defaults = IndexMask(
      events.indices.lazy.filter { events[$0].defaultsToNow }.map { Index($0) })
    shownByItem = parts.items.map { index($0.proves) }
    knownFrom = parts.items.map { index($0.knownFrom) }
    behindTree = parts.trees.map { index($0.role.behind) }
    behindOutcome = parts.trees.map { tree in tree.outcomes.map { index($0.role.behind) } }
  }

  /// The transitive closure of a relation between events.
  private static func closure(of direct: [IndexMask<Event>]) -> [IndexMask<Event>] {
    var reached = direct
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for place in reached.indices {
        let longer = reached[place].reduce(reached[place]) { $0.union(reached[$1.offset]) }
        if longer != reached[place] {
          reached[place] = longer
          isGrowing = true
        }
      }
    }
    return reached
  }
}

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
