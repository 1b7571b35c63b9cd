import GuidelineModel
import Reasoning

extension GuidelineComparison {
  /// The classes of patients whose plan differs although none of their outcomes does, with no event
  /// given, for every start of the pathway.
  ///
  /// Classes from the usual start come first.
  ///
  /// The plan for a complete answer depends only on how its trees end and on the few answers that
  /// the rules of plans read. So one answer for every combination of these represents all of it:
  /// the reasoner makes the plans of both versions for it.
  mutating func planClasses() throws(LimitExceeded) -> [PlanClass] {
    guard old.planBasis != new.planBasis else { return [] }
    let conditions = planConditions()
    var known: Set<PlanLineChange> = []
    var classes: [PlanClass] = []
    for (before, after) in starts {
      store.resetWork()
      let joint = try jointResults(from: before, after, conditions)
      let found = planChanges(in: joint, from: before, after)
      for (change, leaves) in found where known.insert(change).inserted {
        store.resetWork()
        let region = try store.condition(joint, is: Set(leaves))
        let conditions = (try? store.shortCover(of: region)) ?? []
        guard let found = planClass(change, from: before, after, region, conditions)
        else { continue }
        classes.append(found)
      }
    }
    return classes
  }

  /// The trees of both versions, each as a start; the usual start first.
  private var starts: [(old: Index<Tree>, new: Index<Tree>)] {
    let pairs = new.trees.enumerated().compactMap { place, tree in
      old.tree(named: tree.id.text).map { (old: $0, new: Index<Tree>(place)) }
    }
    return pairs.filter { $0.new == new.start } + pairs.filter { $0.new != new.start }
  }

  /// A function that numbers the complete answers by how their trees end in both versions and which
  /// conditions they meet.
  ///
  /// It is 0 if a version refuses the answers, or if an outcome differs.
  private mutating func jointResults(
    from before: Index<Tree>, _ after: Index<Tree>, _ conditions: [Diagram]
  ) throws(LimitExceeded) -> Diagram {
    let (left, right) = (
      try plannedPathway(of: old, space.old, from: before),
      try plannedPathway(of: new, space.new, from: after)
    )
    var joint = try combined(
      try ReachableResults(of: left, in: &store).diagram,
      try ReachableResults(of: right, in: &store).diagram, needsBoth: true)
    let told = try differingOutcomes(left, right)
    joint = try store.ifThenElse(told, .false, else: joint)
    for condition in conditions { joint = try combined(joint, condition, needsBoth: false) }
    return joint
  }

  /// A function that numbers the pairs of results of two functions.
  ///
  /// It is 0 if the first result is 0 and, if `needsBoth`, if the second is.
  private mutating func combined(
    _ left: Diagram, _ right: Diagram, needsBoth: Bool
  ) throws(LimitExceeded) -> Diagram {
    var numbers: [[Int]: Int] = [:]
    return try store.apply(left, right) { left, right in
      if left == .false || needsBoth && right == .false { return .false }
      guard let left = left.terminal, let right = right.terminal else { return nil }
      let number = numbers[[left, right]] ?? numbers.count + 1
      numbers[[left, right]] = number
      return Diagram(terminal: number)
    }
  }

  private mutating func plannedPathway(
    of guideline: Guideline, _ encoding: ItemEncoding, from start: Index<Tree>
  ) throws(LimitExceeded) -> PlannedPathway {
    var trees: [(tree: Tree, outcome: Diagram)] = []
    for tree in guideline.trees { trees.append((tree, try diagram(of: tree, encoding))) }
    var builder = SymbolicPathwayBuilder(trees: trees, encoding: encoding, store: store)
    let pathway = try builder.plannedPathway(from: [start], AdvisedActs(guideline))
    store = builder.store
    return pathway
  }

  /// The condition that a tree of the pathway ends otherwise, or with an outcome whose content
  /// differs.
  private mutating func differingOutcomes(
    _ before: PlannedPathway, _ after: PlannedPathway
  ) throws(LimitExceeded) -> Diagram {
    var differing = Diagram.false
    let gone = old.trees.map(\.id).filter { new.tree(named: $0.text) == nil }
    for name in new.trees.map(\.id) + gone {
      let (left, right) = (old.tree(named: name.text), new.tree(named: name.text))
      let region = try self.differing(
        try left.map { left throws(LimitExceeded) in try outcomes(of: left, in: before) } ?? .false,
        try right.map { right throws(LimitExceeded) in try outcomes(of: right, in: after) }
          ?? .false,
        left.flatMap { left in right.map { comparison(old[left], new[$0]) } })
      differing = try store.or(differing, region)
    }
    return differing
  }

  /// The index of a tree's outcome plus 1 where the pathway reaches the tree, else 0.
  private mutating func outcomes(
    of tree: Index<Tree>, in pathway: PlannedPathway
  ) throws(LimitExceeded) -> Diagram {
    var outcomes = Diagram.false
    for (ending, region) in pathway.endings.ofTrees[tree.offset] where ending.isReached {
      outcomes = try store.ifThenElse(
        region, Diagram(terminal: ending.outcome.outcome.offset + 1), else: outcomes)
    }
    return outcomes
  }

  /// All changes of lines, each with the terminals of `joint` for which it occurs.
  private func planChanges(
    in joint: Diagram, from before: Index<Tree>, _ after: Index<Tree>
  ) -> [(change: PlanLineChange, leaves: [Int])] {
    var order: [PlanLineChange] = []
    var leaves: [PlanLineChange: [Int]] = [:]
    let haveSamePlacements = old.placementsOfPlans == new.placementsOfPlans
    for (terminal, way) in store.shortestPaths(in: joint).sorted(by: { $0.key < $1.key })
    where terminal > 0 {
      guard let plans = witnesses.plans(of: completed(way), from: before, after) else { continue }
      // Most plans are equal, which is cheaper to see than comparing by names.
      if haveSamePlacements, plans.old == plans.new { continue }
      for found in PlanLineChange.all(from: (plans.old, old), to: (plans.new, new)) {
        if leaves[found.change] == nil { order.append(found.change) }
        leaves[found.change, default: []].append(terminal)
      }
    }
    return order.map { ($0, leaves[$0] ?? []) }
  }

  /// A complete answer that extends a condition: the other items have the first value that both
  /// versions know.
  private func completed(_ condition: AnswerCondition) -> AnswerCondition {
    let said = Dictionary(uniqueKeysWithValues: condition.parts.map { ($0.level, $0.values) })
    return AnswerCondition(
      space.items.indices.map { level in
        AnswerCondition.Part(
          level: level, values: said[level] ?? PossibleValues(only: commonValue(of: level)))
      })
  }

  private func commonValue(of level: Int) -> Int {
    let item = space.items[level]
    return item.values.indices.first { place in
      [old, new].allSatisfy { guideline in
        guideline.item(named: item.id.text).map { own in
          guideline[own].valueIndex(named: item.values[place].id.text) != nil
        } ?? true
      }
    } ?? 0
  }

  /// The class of a change, with a small witness: of a complete answer, every item is left out that
  /// is not needed for the change.
  private func planClass(
    _ change: PlanLineChange, from before: Index<Tree>, _ after: Index<Tree>, _ region: Diagram,
    _ conditions: [AnswerCondition]
  ) -> PlanClass? {
    func found(_ answers: AnswerCondition) -> (WitnessSearch.Plans, PlanLineChange.Found)? {
      guard let plans = witnesses.plans(of: answers, from: before, after) else { return nil }
      return PlanLineChange.all(from: (plans.old, old), to: (plans.new, new))
        .first { $0.change == change }.map { (plans, $0) }
    }
    guard let way = store.shortestPaths(in: region)[1] else { return nil }
    var answers = completed(way)
    guard var best = found(answers) else { return nil }
    for level in space.items.indices.reversed() {
      let fewer = AnswerCondition(answers.parts.filter { $0.level != level })
      guard let smaller = found(fewer) else { continue }
      (answers, best) = (fewer, smaller)
    }
    return PlanClass(
      start: after, old: change.old, new: change.new, changes: change.changes,
      conditions: conditions, share: store.share(of: region), witness: best.0.witness,
      oldLine: best.1.old, newLine: best.1.new)
  }

  /// The conditions on answers that rules of plans of either version read.
  private mutating func planConditions() -> [Diagram] {
    var found: Set<LevelCondition> = []
    for (guideline, encoding) in [(old, space.old), (new, space.new)] {
      for draft in guideline.conditionsOfPlans {
        guard let item = guideline.item(named: draft.item.text) else { continue }
        let values = PossibleValues(
          draft.values.compactMap { guideline[item].valueIndex(named: $0.text) })
        found.insert(
          LevelCondition(
            level: encoding.level(of: item), values: encoding.encode(values, of: item)))
      }
    }
    return found.sorted { ($0.level, $0.values.bits) < ($1.level, $1.values.bits) }
      .compactMap { try? store.literal($0.level, in: $0.values) }
  }
}

private struct LevelCondition: Hashable {
  let level: Int
  let values: PossibleValues
}

extension Guideline {
  /// The names of everything that a plan refers to, by index: equal for two versions whose plans
  /// can be compared directly.
  fileprivate var placementsOfPlans: [[String]] {
    [events.map(\.id.text), items.map(\.id.text), trees.map(\.id.text), steps.map(\.id.text)]
      + items.map { $0.values.map(\.id.text) } + trees.map { $0.outcomes.map(\.id.text) }
  }

  /// Everything that plans depend on besides the outcomes of trees.
  fileprivate var planBasis: [String] {
    planLogic + events.map { "event \($0.id) \($0.defaultsToNow) \($0.isSetByAdvice)" }
  }

  /// All conditions on answers that can change a plan, beyond its words.
  fileprivate var conditionsOfPlans: [ConditionDraft] {
    let actions = trees.flatMap(\.outcomes).flatMap { $0.action.conditionsMetBy }
    let waiting = plan.cautionWaits.map(\.caution)
    let cautions = plan.cautions.filter { waiting.contains($0.code) }.map(\.condition)
    return actions + plan.bounds.flatMap { $0.sooner?.values ?? [] }
      + cautions.flatMap(conditions)
  }

  private func conditions(of condition: PlanCondition) -> [ConditionDraft] {
    // Whether a path takes a branch depends on every item that the tree asks.
    let asked =
      condition.path.isEmpty
      ? []
      : condition.outcomes.flatMap { outcome in
        tree(named: outcome.tree.text).map { self[$0].decisions.map(\.item) } ?? []
      }
    return condition.values + condition.path
      + Set(asked).sorted().flatMap { item in
        self[item].values.map { ConditionDraft(item: self[item].id, values: [$0.id]) }
      } + condition.anyOf.flatMap(conditions)
  }
}

extension Action {
  fileprivate var conditionsMetBy: [ConditionDraft] {
    switch self {
    case .step(let step): step.role.conditionMetBy
    case .group(let group):
      group.role.conditionMetBy + group.actions.flatMap(\.conditionsMetBy)
    }
  }
}
