import GuidelineModel
import Reasoning

extension Evidence {
  /// The patients of a pathway for whom a condition on a plan may hold.
  ///
  /// It is empty only if the condition can hold for nobody.
  ///
  /// What events and answers rule out, and the outcomes of trees, is exact. Lines of a plan are
  /// only checked for whether they can be in it at all.
  mutating func patients(
    of pathway: PlannedPathway, meeting condition: PlanCondition
  ) throws(LimitExceeded) -> Diagram {
    var found = Diagram.false
    for parts in condition.alternatives {
      let all = ConditionParts(parts, in: guideline)
      guard all.canHoldOfEvents, all.canHoldOfAnswers else { continue }
      var met = try symbolic.store.difference(.true, pathway.impossible)
      for part in parts { met = try and(met, try patients(of: pathway, part, all)) }
      if try leavesOpen(all.noOutcomes, of: pathway, for: met) {
        found = try symbolic.store.or(found, met)
      }
    }
    return found
  }

  /// Whether a step can wait while a caution shows.
  mutating func isPossible(_ wait: CautionWait) throws(LimitExceeded) -> Bool {
    guard let step = guideline.step(wait.step),
      let caution = guideline.plan.cautions.first(where: { $0.code == wait.caution })
    else { return true }
    return try isPossible { evidence, pathway throws(LimitExceeded) in
      let shown = try evidence.patients(of: pathway, meeting: caution.condition)
      return try evidence.and(shown, try evidence.patients(of: pathway, with: step))
    }
  }

  private mutating func patients(
    of pathway: PlannedPathway, _ part: PlanCondition, _ all: ConditionParts
  ) throws(LimitExceeded) -> Diagram {
    var met = Diagram.true
    for condition in guideline.conditions(part.values) {
      met = try and(
        met, try symbolic.store.literal(level(of: condition.item), in: condition.values))
    }
    for tree in part.trees.compactMap({ guideline.tree(named: $0.text) }) {
      let reached = try patients(of: pathway) { $0.isReached && $0.outcome.tree == tree }
      met = try and(met, reached)
    }
    if part.closedAtOnce { met = try and(met, try closed(in: pathway)) }
    if let step = part.waitingFor { met = try and(met, try waiting(for: step, all, pathway)) }
    if let step = part.open.flatMap(guideline.step) {
      met = try and(met, try open(step, part.outcomes, all, pathway))
    } else if !part.outcomes.isEmpty {
      met = try and(met, try advised(part.outcomes, by: part.path, pathway))
    }
    return met
  }

  /// The patients for whom one of some outcomes is advised along a path with some branches.
  private mutating func advised(
    _ outcomes: [OutcomeName], by path: [ConditionDraft], _ pathway: PlannedPathway
  ) throws(LimitExceeded) -> Diagram {
    var advised = Diagram.false
    for outcome in outcomes.compactMap(guideline.outcome) {
      var region = try patients(of: pathway) { $0.outcome == outcome }
      for branch in guideline.conditions(path) {
        region = try and(region, try taking(branch, in: outcome.tree))
      }
      advised = try symbolic.store.or(advised, region)
    }
    return advised
  }

  /// The patients whose path through a tree takes a branch.
  ///
  /// All patients where outcomes settle items that the tree asks, since then the path is not
  /// determined by the answers.
  private mutating func taking(
    _ branch: ItemCondition, in tree: Index<Tree>
  ) throws(LimitExceeded) -> Diagram {
    let decisions = guideline[tree].decisions
    let settled = guideline.settledItems
    guard decisions.allSatisfy({ !settled.contains($0.item) }) else { return .true }
    var taken = Diagram.false
    for (place, decision) in decisions.enumerated() where decision.item == branch.item {
      let one = try and(
        reach[tree.offset][place],
        try symbolic.store.literal(level(of: branch.item), in: branch.values))
      taken = try symbolic.store.or(taken, one)
    }
    return taken
  }

  /// The patients for whom an outcome leaves the guideline and closes a tree that has been reached.
  private mutating func closed(in pathway: PlannedPathway) throws(LimitExceeded) -> Diagram {
    var closed = Diagram.false
    for closing in guideline.plan.closings {
      let trees = Set(closing.trees.compactMap { guideline.tree(named: $0.text) })
      let leaving = try patients(of: pathway, with: [closing.outcome])
      let standing = try patients(of: pathway) { trees.contains($0.outcome.tree) }
      closed = try symbolic.store.or(closed, try and(leaving, standing))
    }
    return closed
  }

  /// The patients for whom something waits for a step.
  private mutating func waiting(
    for step: Name<PlanStep>, _ all: ConditionParts, _ pathway: PlannedPathway
  ) throws(LimitExceeded) -> Diagram {
    var waiting = Diagram.false
    for wait in guideline.plan.waits
    where wait.awaited == step && !wait.until.contains(where: all.given.contains) {
      guard let holding = guideline.step(wait.step) else { continue }
      waiting = try symbolic.store.or(waiting, try patients(of: pathway, with: holding))
    }
    return waiting
  }

  /// The patients for whom a step can be open together with one of some outcomes.
  ///
  /// An outcome that supersedes the step does not leave it open.
  private mutating func open(
    _ step: Index<PlanStep>, _ outcomes: [OutcomeName], _ all: ConditionParts,
    _ pathway: PlannedPathway
  ) throws(LimitExceeded) -> Diagram {
    let guideline = guideline
    let content = guideline[step]
    let isDone = content.doneBy.contains(where: all.given.contains)
    if isDone, content.startsWith == nil, content.notWhileUnknown == nil { return .false }
    var standing = Diagram.true
    if content.standsWith == nil {
      standing = try patients(of: pathway) { (_, act) in
        act.namedStep == step && act.strength != .refrain
      }
    }
    if outcomes.isEmpty { return standing }
    var open = Diagram.false
    for outcome in outcomes {
      var region = try and(standing, try patients(of: pathway, with: [outcome]))
      for rule in guideline.plan.supersessions
      where rule.later.contains(outcome) && rule.steps.contains(content.id)
        && (content.startsWith == nil || rule.alsoBegun)
      {
        let stays = try patients(of: pathway) { (ending, act) in
          guard act.namedStep == step else { return false }
          let tree = guideline[ending.outcome.tree].id
          return tree == outcome.tree || !rule.earlier.isEmpty && !rule.earlier.contains(tree)
        }
        region = try and(region, stays)
      }
      open = try symbolic.store.or(open, region)
    }
    return open
  }

  /// Whether some patient does not have any of some outcomes.
  private mutating func leavesOpen(
    _ outcomes: [OutcomeName], of pathway: PlannedPathway, for met: Diagram
  ) throws(LimitExceeded) -> Bool {
    if met == .false { return false }
    for outcome in outcomes {
      let ended = try patients(of: pathway, with: [outcome])
      if try symbolic.store.difference(met, ended) == .false { return false }
    }
    return true
  }
}

/// The requirements that conditions, which must hold together, make of events and answers.
private struct ConditionParts {
  let given: Set<Name<Event>>
  let noOutcomes: [OutcomeName]
  private let parts: [PlanCondition]
  private let guideline: Guideline

  init(_ parts: [PlanCondition], in guideline: Guideline) {
    given = Set(parts.flatMap(\.given))
    noOutcomes = parts.flatMap(\.noOutcomes)
    self.parts = parts
    self.guideline = guideline
  }

  /// Whether some answers meet all requirements.
  var canHoldOfAnswers: Bool {
    let notKnown = Set(parts.flatMap(\.notKnown))
    return answered.allSatisfy { !notKnown.contains(guideline[$0].id) }
  }

  /// The items that must have an answer.
  private var answered: [Index<Item>] {
    parts.flatMap(\.answered).compactMap { guideline.item(named: $0.text) }
      + guideline.conditions(parts.flatMap(\.values))
      .filter { $0.values != guideline[$0.item].allValues }.map(\.item)
  }

  /// Whether some events meet all requirements.
  var canHoldOfEvents: Bool {
    let rules = guideline.eventRules
    let absent = withParts(parts.flatMap(\.notGiven))
    let unproven = withParts(parts.flatMap(\.notProven))
    func canBeGiven(_ event: Index<Event>) -> Bool {
      !absent.contains(event) && rules.shows[event.offset].isDisjoint(with: unproven)
    }
    let shown = answered.compactMap { rules.shownByItem[$0.offset] }
    guard shown.allSatisfy({ rules.shows[$0.offset].isDisjoint(with: unproven) }) else {
      return false
    }
    guard places(Array(given)).allSatisfy({ partsOf($0).contains(where: canBeGiven) }) else {
      return false
    }
    let timeless = parts.flatMap(\.withoutTime)
    guard places(timeless).allSatisfy({ !rules.defaults.contains($0) }) else { return false }
    return parts.compactMap(\.earlier).allSatisfy { earlier in
      earlier.events.contains { event in
        guard !timeless.contains(event) else { return false }
        return earlier.thanEvents.contains { later in
          later != event && !timeless.contains(later)
            && places([later]).contains { partsOf($0).contains(where: canBeGiven) }
        } || earlier.thanOnsets.contains(where: canBeOnset)
      }
    }
  }

  private func canBeOnset(_ name: Name<Item>) -> Bool {
    guard let item = guideline.item(named: name.text) else { return false }
    return guideline[item].measurement?.scale.input == .moment
      && !parts.contains { $0.notKnown.contains(name) }
  }

  private func places(_ names: [Name<Event>]) -> [Index<Event>] {
    names.compactMap { guideline.event(named: $0.text) }
  }

  /// The events that a derived event is the first of; for any other event, the event itself.
  private func partsOf(_ event: Index<Event>) -> [Index<Event>] {
    guideline.eventRules.derived.first { $0.event == event }.map { Array($0.of) } ?? [event]
  }

  private func withParts(_ names: [Name<Event>]) -> IndexMask<Event> {
    IndexMask(places(names).flatMap { partsOf($0) + [$0] })
  }
}

extension PlanCondition {
  /// The disjunctive normal form: lists of conditions, one of which must hold entirely.
  var alternatives: [[PlanCondition]] {
    let rest = anyOf.isEmpty ? [[]] : anyOf.flatMap(\.alternatives)
    return rest.map { [self] + $0 }
  }
}

extension Guideline {
  /// Resolves the names in conditions on items.
  func conditions(_ drafts: [ConditionDraft]) -> [ItemCondition] {
    drafts.compactMap { draft in
      item(named: draft.item.text).map { item in
        ItemCondition(
          item: item,
          values: PossibleValues(draft.values.compactMap { self[item].valueIndex(named: $0.text) }))
      }
    }
  }

  /// The items whose values outcomes settle.
  var settledItems: Set<Index<Item>> {
    var items: Set<Index<Item>> = []
    for outcome in trees.flatMap(\.outcomes) {
      items.formUnion(outcome.fixes.map(\.item))
      if case .choice(let item, _) = outcome.continuation { items.insert(item) }
    }
    return items
  }
}
