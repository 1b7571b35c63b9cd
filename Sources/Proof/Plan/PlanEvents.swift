import GuidelineModel
import Reasoning

/// Which events matter to the plans of a combination of tree results, and which limits hang on them.
///
/// An event matters that a step, a limit or a rule of the combination names; so do those that it must
/// follow and that have a default, since an event from before these is set aside, and those that show
/// it to have happened.
struct PlanEvents: Sendable {
  private(set) var events: Set<Index<Event>> = []
  private(set) var limits: [Index<Event>: [Int64]] = [:]
  /// Events with which a step begins.
  private(set) var beginnings: Set<Index<Event>> = []
  /// Events that complete a step which begins with another.
  private(set) var completing: Set<Index<Event>> = []
  private let guideline: Guideline

  init(of endings: [PlannedEnding], _ acts: AdvisedActs, in guideline: Guideline) {
    self.guideline = guideline
    let outcomes = endings.map(\.outcome)
    var steps = Set(
      guideline.steps.indices.filter { guideline.steps[$0].standsWith != nil }
        .map { Index<PlanStep>($0) })
    for ending in endings {
      steps.formUnion(
        acts.acts(of: ending.outcome, chosen: ending.chosen).compactMap(\.namedStep))
    }
    for outcome in outcomes {
      for limit in guideline[outcome.tree].outcomes[outcome.outcome.offset].limits {
        add(limit.limit)
      }
    }
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
    let rules = guideline.eventRules
    let named = IndexMask(events)
    for event in named {
      events.formUnion(rules.mustFollow[event.offset].filter(rules.defaults.contains))
    }
    for place in guideline.events.indices
    where !guideline.events[place].isDerived && !rules.shows[place].isDisjoint(with: named) {
      events.insert(Index(place))
    }
  }

  private mutating func add(_ step: PlanStep) {
    add(step.doneBy + step.hasteUntil)
    add([step.run?.from, step.run?.until, step.startsWith, step.standsWith].compactMap(\.self))
    if let limit = step.limit { add(limit) }
    guard let start = (step.startsWith ?? step.run?.from).flatMap(place) else { return }
    beginnings.formUnion(parts(of: start))
    for event in (step.doneBy + [step.run?.until].compactMap(\.self)).compactMap(place) {
      completing.formUnion(parts(of: event))
    }
  }

  private mutating func add(_ limit: TimeLimit) {
    add([limit.event])
    guard let event = guideline.event(named: limit.event.text) else { return }
    let lengths = [limit.notBefore, limit.within].compactMap { $0?.seconds }
    for part in parts(of: event) { limits[part, default: []] += lengths }
  }

  private mutating func add(_ names: [Name<Event>]) {
    for event in names.compactMap({ guideline.event(named: $0.text) }) {
      events.formUnion(parts(of: event))
    }
  }

  private func place(_ name: Name<Event>) -> Index<Event>? { guideline.event(named: name.text) }

  private func parts(of event: Index<Event>) -> [Index<Event>] {
    guideline.eventRules.derived.first { $0.event == event }.map { Array($0.of) } ?? [event]
  }
}
