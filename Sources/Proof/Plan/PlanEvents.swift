import GuidelineModel
import Reasoning

/// The events that the plans of a combination of tree results depend on, and the limits that count
/// from them.
///
/// These are the events that a step, a limit or a rule of the combination names, the events with a
/// default that they must follow (an event from before these is ignored), and the events that imply
/// them.
struct PlanEvents: Sendable {
  fileprivate(set) var events = IndexMask<Event>()
  /// For every event, the shortest and the longest limit that counts from it, in seconds.
  fileprivate(set) var limits: [Index<Event>: ClosedRange<Int64>] = [:]
  /// The events that begin a step.
  fileprivate(set) var beginnings = IndexMask<Event>()
  /// The events that complete a step which another event begins.
  fileprivate(set) var completing = IndexMask<Event>()

  fileprivate mutating func formUnion(_ other: PlanEvents) {
    events = events.union(other.events)
    beginnings = beginnings.union(other.beginnings)
    completing = completing.union(other.completing)
    limits.merge(other.limits) {
      min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound)
    }
  }
}

/// Finds the events that plans depend on; the events of one tree result are computed once.
struct PlanEventFinder {
  private let guideline: Guideline
  private let acts: AdvisedActs
  /// The events of steps that are in the plan independent of the trees.
  private let ofStandingSteps: PlanEvents
  private var ofEndings: [PlannedEnding: PlanEvents] = [:]

  init(in guideline: Guideline, _ acts: AdvisedActs) {
    self.guideline = guideline
    self.acts = acts
    var collector = Collector(guideline: guideline)
    collector.add(
      Set(
        guideline.steps.indices.filter { guideline.steps[$0].standsWith != nil }.map { Index($0) }))
    ofStandingSteps = collector.found
  }

  /// The events that the plans of some tree results depend on.
  mutating func events(of endings: [PlannedEnding]) -> PlanEvents {
    var matters = ofStandingSteps
    for ending in endings {
      let own = ofEndings[ending] ?? events(of: ending)
      ofEndings[ending] = own
      matters.formUnion(own)
    }
    let rules = guideline.eventRules
    let named = matters.events
    for event in named {
      for before in rules.mustFollow[event.offset] where rules.defaults.contains(before) {
        matters.events.insert(before)
      }
    }
    for place in guideline.events.indices
    where !guideline.events[place].isDerived && !rules.shows[place].isDisjoint(with: named) {
      matters.events.insert(Index(place))
    }
    return matters
  }

  private func events(of ending: PlannedEnding) -> PlanEvents {
    var collector = Collector(guideline: guideline)
    let (tree, outcome) = (ending.outcome.tree, ending.outcome.outcome)
    for limit in guideline[tree].outcomes[outcome.offset].limits { collector.add(limit.limit) }
    collector.add(
      Set(acts.acts(of: ending.outcome, chosen: ending.chosen).compactMap(\.namedStep)))
    return collector.found
  }
}

/// Collects the events that the content of a guideline names.
private struct Collector {
  let guideline: Guideline
  var found = PlanEvents()

  mutating func add(_ steps: Set<Index<PlanStep>>) {
    for step in steps { add(guideline[step]) }
    let names = Set(steps.map { guideline[$0].id })
    for wait in guideline.plan.waits where names.contains(wait.step) { add(wait.until) }
    for placement in guideline.plan.placements where names.contains(placement.anchor) {
      add(placement.until)
    }
    for wait in guideline.plan.cautionWaits where names.contains(wait.step) {
      let cautions = guideline.plan.cautions.filter { $0.code == wait.caution }
      for part in cautions.flatMap({ $0.condition.alternatives.joined() }) {
        add(part.given + part.notGiven + part.withoutTime + part.notProven)
        add((part.earlier?.events ?? []) + (part.earlier?.thanEvents ?? []))
      }
    }
  }

  private mutating func add(_ step: PlanStep) {
    add(step.doneBy + step.statedUrgencyUntil)
    add([step.run?.from, step.run?.until, step.startsWith, step.standsWith].compactMap(\.self))
    if let limit = step.limit { add(limit) }
    guard let start = (step.startsWith ?? step.run?.from).flatMap(place) else { return }
    found.beginnings = found.beginnings.union(parts(of: start))
    for event in (step.doneBy + [step.run?.until].compactMap(\.self)).compactMap(place) {
      found.completing = found.completing.union(parts(of: event))
    }
  }

  mutating func add(_ limit: TimeLimit) {
    add([limit.event])
    guard let event = guideline.event(named: limit.event.text) else { return }
    let lengths = [limit.notBefore, limit.within].compactMap { $0?.seconds }
    guard let shortest = lengths.min(), let longest = lengths.max() else { return }
    var ofLimit = PlanEvents()
    for part in parts(of: event) { ofLimit.limits[part] = shortest...longest }
    found.formUnion(ofLimit)
  }

  private mutating func add(_ names: [Name<Event>]) {
    for event in names.compactMap({ guideline.event(named: $0.text) }) {
      found.events = found.events.union(parts(of: event))
    }
  }

  private func place(_ name: Name<Event>) -> Index<Event>? { guideline.event(named: name.text) }

  private func parts(of event: Index<Event>) -> IndexMask<Event> {
    guideline.eventRules.derived.first { $0.event == event }?.of ?? IndexMask([event])
  }
}
