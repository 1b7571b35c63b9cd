/// What a guideline says of its events, by their places.
package final class EventRules: Sendable {
  /// Of every event, those it must follow, by way of others too.
  package let mustFollow: [IndexMask<Event>]
  /// Of every event, those it shows to have happened, by way of others too, itself included.
  package let shows: [IndexMask<Event>]
  /// Events that are the first of others, with those.
  package let derived: [(event: Index<Event>, of: IndexMask<Event>)]
  /// Events that are taken to be now where a case does not say.
  package let defaults: IndexMask<Event>
  /// Of every item, the event that an answer shows to have happened.
  package let shownByItem: [Index<Event>?]
  /// Of every item, the event before which nobody can know it.
  package let knownFrom: [Index<Event>?]
  /// Of every tree, the event that must have happened where a case starts there.
  package let behindTree: [Index<Event>?]
  /// Of every tree and outcome, the event that must have happened where the tree ends there.
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

  /// Everything that some way leads to from each event.
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
