import GuidelineModel
import Reasoning

extension Evidence {
  /// The patients of a pathway for whom a condition on a plan may hold; nobody only where it cannot.
  ///
  /// What events and answers rule out, and what the trees do, is exact. Of the lines of a plan it is
  /// told whether they can stand at all.
  mutating func patients(
    of pathway: PlannedPathway, meeting condition: PlanCondition
  ) throws(LimitExceeded) -> Diagram {
    var found = Diagram.never
    for parts in condition.alternatives {
      let all = ConditionParts(parts, in: guideline)
      guard all.canHoldOfEvents, all.canHoldOfAnswers else { continue }
      var met = try symbolic.store.difference(.always, pathway.impossible)
      for part in parts { met = try both(met, try patients(of: pathway, part, all)) }
      if try leavesOpen(all.noOutcomes, of: pathway, for: met) {
        found = try symbolic.store.either(found, met)
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
      return try evidence.both(shown, try evidence.patients(of: pathway, with: step))
    }
  }

  private mutating func patients(
    of pathway: PlannedPathway, _ part: PlanCondition, _ all: ConditionParts
  ) throws(LimitExceeded) -> Diagram {
    var met = Diagram.always
    for condition in guideline.conditions(part.values) {
      met = try both(
        met, try symbolic.store.condition(level(of: condition.item), in: condition.values))
    }
    for tree in part.trees.compactMap({ guideline.tree(named: $0.text) }) {
      let reached = try patients(of: pathway) { $0.isReached && $0.outcome.tree == tree }
      met = try both(met, reached)
    }
    if part.closedAtOnce { met = try both(met, try closed(in: pathway)) }
    if let step = part.waitingFor { met = try both(met, try waiting(for: step, all, pathway)) }
    if let step = part.open.flatMap(guideline.step) {
      met = try both(met, try open(step, part.outcomes, all, pathway))
    } else if !part.outcomes.isEmpty {
      met = try both(met, try advised(part.outcomes, by: part.path, pathway))
    }
    return met
  }

  /// Where one of some outcomes is advised, by way of some branches.
  private mutating func advised(
    _ outcomes: [OutcomeName], by path: [ConditionDraft], _ pathway: PlannedPathway
  ) throws(LimitExceeded) -> Diagram {
    var advised = Diagram.never
    for outcome in outcomes.compactMap(guideline.outcome) {
      var region = try patients(of: pathway) { $0.outcome == outcome }
      for branch in guideline.conditions(path) {
        region = try both(region, try taking(branch, in: outcome.tree))
      }
      advised = try symbolic.store.either(advised, region)
    }
    return advised
  }

  /// Where the path through a tree takes a branch; everywhere where outcomes settle what the tree asks,
  /// since the path then is not that of the answers.
  private mutating func taking(
    _ branch: ItemCondition, in tree: Index<Tree>
  ) throws(LimitExceeded) -> Diagram {
    let decisions = guideline[tree].decisions
    let settled = guideline.settledItems
    guard decisions.allSatisfy({ !settled.contains($0.item) }) else { return .always }
    var taken = Diagram.never
    for (place, decision) in decisions.enumerated() where decision.item == branch.item {
      let one = try both(
        reach[tree.offset][place],
        try symbolic.store.condition(level(of: branch.item), in: branch.values))
      taken = try symbolic.store.either(taken, one)
    }
    return taken
  }

  /// Where an outcome leaves the guideline and closes a tree that stands.
  private mutating func closed(in pathway: PlannedPathway) throws(LimitExceeded) -> Diagram {
    var closed = Diagram.never
    for closing in guideline.plan.closings {
      let trees = Set(closing.trees.compactMap { guideline.tree(named: $0.text) })
      let leaving = try patients(of: pathway, with: [closing.outcome])
      let standing = try patients(of: pathway) { trees.contains($0.outcome.tree) }
      closed = try symbolic.store.either(closed, try both(leaving, standing))
    }
    return closed
  }

  /// Where something waits for a step.
  private mutating func waiting(
    for step: Name<PlanStep>, _ all: ConditionParts, _ pathway: PlannedPathway
  ) throws(LimitExceeded) -> Diagram {
    var waiting = Diagram.never
    for wait in guideline.plan.waits
    where wait.awaited == step && !wait.until.contains(where: all.given.contains) {
      guard let holding = guideline.step(wait.step) else { continue }
      waiting = try symbolic.store.either(waiting, try patients(of: pathway, with: holding))
    }
    return waiting
  }

  /// Where a step can be open beside one of some outcomes; those that take its place leave it not so.
  private mutating func open(
    _ step: Index<PlanStep>, _ outcomes: [OutcomeName], _ all: ConditionParts,
    _ pathway: PlannedPathway
  ) throws(LimitExceeded) -> Diagram {
    let guideline = guideline
    let content = guideline[step]
    let isDone = content.doneBy.contains(where: all.given.contains)
    if isDone, content.startsWith == nil, content.notWhileUnknown == nil { return .never }
    var standing = Diagram.always
    if content.standsWith == nil {
      standing = try patients(of: pathway) { (_, act) in
        act.namedStep == step && act.strength != .refrain
      }
    }
    if outcomes.isEmpty { return standing }
    var open = Diagram.never
    for outcome in outcomes {
      var region = try both(standing, try patients(of: pathway, with: [outcome]))
      for rule in guideline.plan.supersessions
      where rule.later.contains(outcome) && rule.steps.contains(content.id)
        && (content.startsWith == nil || rule.alsoBegun)
      {
        let stays = try patients(of: pathway) { (ending, act) in
          guard act.namedStep == step else { return false }
          let tree = guideline[ending.outcome.tree].id
          return tree == outcome.tree || !rule.earlier.isEmpty && !rule.earlier.contains(tree)
        }
        region = try both(region, stays)
      }
      open = try symbolic.store.either(open, region)
    }
    return open
  }

  /// Whether patients can leave the trees of some outcomes open or end otherwise.
  private mutating func leavesOpen(
    _ outcomes: [OutcomeName], of pathway: PlannedPathway, for met: Diagram
  ) throws(LimitExceeded) -> Bool {
    if met == .never { return false }
    for outcome in outcomes {
      let ended = try patients(of: pathway, with: [outcome])
      if try symbolic.store.difference(met, ended) == .never { return false }
    }
    return true
  }
}

/// What conditions that must hold together ask of events and answers.
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

  /// Whether answers can be as all of them say.
  var canHoldOfAnswers: Bool {
    let notKnown = Set(parts.flatMap(\.notKnown))
    return answered.allSatisfy { !notKnown.contains(guideline[$0].id) }
  }

  /// Items that must have an answer.
  private var answered: [Index<Item>] {
    parts.flatMap(\.answered).compactMap { guideline.item(named: $0.text) }
      + guideline.conditions(parts.flatMap(\.values))
      .filter { $0.values != guideline[$0.item].allValues }.map(\.item)
  }

  /// Whether events can be as all of them say.
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

  /// The events that a derived one is the first of; else the event itself.
  private func partsOf(_ event: Index<Event>) -> [Index<Event>] {
    guideline.eventRules.derived.first { $0.event == event }.map { Array($0.of) } ?? [event]
  }

  private func withParts(_ names: [Name<Event>]) -> IndexMask<Event> {
    IndexMask(places(names).flatMap { partsOf($0) + [$0] })
  }
}

extension PlanCondition {
  /// The lists of conditions of which one must hold whole.
  var alternatives: [[PlanCondition]] {
    let rest = anyOf.isEmpty ? [[]] : anyOf.flatMap(\.alternatives)
    return rest.map { [self] + $0 }
  }
}

extension Guideline {
  /// Conditions on items by their places.
  func conditions(_ drafts: [ConditionDraft]) -> [ItemCondition] {
    drafts.compactMap { draft in
      item(named: draft.item.text).map { item in
        ItemCondition(
          item: item,
          values: PossibleValues(draft.values.compactMap { self[item].value(named: $0.text) }))
      }
    }
  }

  /// The items that outcomes settle.
  var settledItems: Set<Index<Item>> {
    var items: Set<Index<Item>> = []
    for outcome in trees.flatMap(\.outcomes) {
      items.formUnion(outcome.fixes.map(\.item))
      if case .choice(let item, _) = outcome.continuation { items.insert(item) }
    }
    return items
  }
}
