import GuidelineModel
import Reasoning

extension GuidelineComparison {
  /// The classes of patients whose plan differs although none of their outcomes does, no event given, from
  /// whichever tree their pathway starts at; those from the usual start first.
  ///
  /// The plan of a complete answer is a function of how its trees end and of the few answers that the
  /// rules of plans look at by themselves. So one answer of every combination of these stands for all
  /// of it, and the plain engine makes its plans.
  mutating func planClasses() throws(LimitExceeded) -> [PlanClass] {
    guard old.planBasis != new.planBasis else { return [] }
    let conditions = planConditions()
    var known: Set<PlanLineChange> = []
    var classes: [PlanClass] = []
    for (before, after) in starts {
      store.beginQuestion()
      let joint = try jointResults(from: before, after, conditions)
      let found = planChanges(in: joint, from: before, after)
      for (change, leaves) in found where known.insert(change).inserted {
        store.beginQuestion()
        let region = try store.condition(joint, is: Set(leaves))
        let conditions = (try? store.fewConditions(for: region)) ?? []
        guard let found = planClass(change, from: before, after, region, conditions)
        else { continue }
        classes.append(found)
      }
    }
    return classes
  }

  /// The trees that a pathway can start at in both versions.
  private var starts: [(old: Index<Tree>, new: Index<Tree>)] {
    let pairs = new.trees.enumerated().compactMap { place, tree in
      old.tree(named: tree.id.text).map { (old: $0, new: Index<Tree>(place)) }
    }
    return pairs.filter { $0.new == new.start } + pairs.filter { $0.new != new.start }
  }

  /// For every complete answer a number for how its trees end in both versions and which conditions it
  /// meets; 0 where a version refuses it, or where an outcome differs.
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
    joint = try store.choice(told, .never, else: joint)
    for condition in conditions { joint = try combined(joint, condition, needsBoth: false) }
    return joint
  }

  /// A number for every pair of results; 0 where the first is 0 or, where both are needed, the other.
  private mutating func combined(
    _ left: Diagram, _ right: Diagram, needsBoth: Bool
  ) throws(LimitExceeded) -> Diagram {
    var numbers: [[Int]: Int] = [:]
    return try store.combination(left, right) { left, right in
      if left == .never || needsBoth && right == .never { return .never }
      guard let left = left.leaf, let right = right.leaf else { return nil }
      let number = numbers[[left, right]] ?? numbers.count + 1
      numbers[[left, right]] = number
      return Diagram(leaf: number)
    }
  }

  private mutating func plannedPathway(
    of guideline: Guideline, _ vocabulary: Vocabulary, from start: Index<Tree>
  ) throws(LimitExceeded) -> PlannedPathway {
    var trees: [(tree: Tree, outcome: Diagram)] = []
    for tree in guideline.trees { trees.append((tree, try diagram(of: tree, vocabulary))) }
    var builder = SymbolicPathwayBuilder(trees: trees, vocabulary: vocabulary, store: store)
    let pathway = try builder.plannedPathway(from: [start], AdvisedActs(guideline))
    store = builder.store
    return pathway
  }

  /// Where a tree of the pathway ends otherwise or with an outcome that tells something else.
  private mutating func differingOutcomes(
    _ before: PlannedPathway, _ after: PlannedPathway
  ) throws(LimitExceeded) -> Diagram {
    var differing = Diagram.never
    let gone = old.trees.map(\.id).filter { new.tree(named: $0.text) == nil }
    for name in new.trees.map(\.id) + gone {
      let (left, right) = (old.tree(named: name.text), new.tree(named: name.text))
      let region = try self.differing(
        try left.map { left throws(LimitExceeded) in try outcomes(of: left, in: before) } ?? .never,
        try right.map { right throws(LimitExceeded) in try outcomes(of: right, in: after) }
          ?? .never,
        left.flatMap { left in right.map { comparison(old[left], new[$0]) } })
      differing = try store.either(differing, region)
    }
    return differing
  }

  /// One more than the place of the outcome where the pathway comes to a tree, else 0.
  private mutating func outcomes(
    of tree: Index<Tree>, in pathway: PlannedPathway
  ) throws(LimitExceeded) -> Diagram {
    var outcomes = Diagram.never
    for (ending, region) in pathway.endings.ofTrees[tree.offset] where ending.isReached {
      outcomes = try store.choice(
        region, Diagram(leaf: ending.outcome.outcome.offset + 1), else: outcomes)
    }
    return outcomes
  }

  /// Every change of a line, with the numbers of those in whose plan it is.
  private func planChanges(
    in joint: Diagram, from before: Index<Tree>, _ after: Index<Tree>
  ) -> [(change: PlanLineChange, leaves: [Int])] {
    var order: [PlanLineChange] = []
    var leaves: [PlanLineChange: [Int]] = [:]
    let haveSamePlaces = old.placesOfPlans == new.placesOfPlans
    for (leaf, way) in store.shortestWays(in: joint).sorted(by: { $0.key < $1.key }) where leaf > 0
    {
      guard let plans = witnesses.plans(of: completed(way), from: before, after) else { continue }
      // Most plans are the same to the last place; only others are compared by names.
      if haveSamePlaces, plans.old == plans.new { continue }
      for found in PlanLineChange.all(from: (plans.old, old), to: (plans.new, new)) {
        if leaves[found.change] == nil { order.append(found.change) }
        leaves[found.change, default: []].append(leaf)
      }
    }
    return order.map { ($0, leaves[$0] ?? []) }
  }

  /// A complete answer with what is said, and for the rest the first value that both versions know.
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
          guideline[own].value(named: item.values[place].id.text) != nil
        } ?? true
      }
    } ?? 0
  }

  /// A class with the smallest witness found: of a complete answer every item is left out without which
  /// the line differs the same way.
  private func planClass(
    _ change: PlanLineChange, from before: Index<Tree>, _ after: Index<Tree>, _ region: Diagram,
    _ conditions: [AnswerCondition]
  ) -> PlanClass? {
    func found(_ answers: AnswerCondition) -> (WitnessSearch.Plans, PlanLineChange.Found)? {
      guard let plans = witnesses.plans(of: answers, from: before, after) else { return nil }
      return PlanLineChange.all(from: (plans.old, old), to: (plans.new, new))
        .first { $0.change == change }.map { (plans, $0) }
    }
    guard let way = store.shortestWays(in: region)[1] else { return nil }
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

  /// The conditions on answers that plans hang on by themselves, in either version.
  private mutating func planConditions() -> [Diagram] {
    var found: Set<LevelCondition> = []
    for (guideline, vocabulary) in [(old, space.old), (new, space.new)] {
      for draft in guideline.conditionsOfPlans {
        guard let item = guideline.item(named: draft.item.text) else { continue }
        let values = PossibleValues(
          draft.values.compactMap { guideline[item].value(named: $0.text) })
        found.insert(
          LevelCondition(
            level: vocabulary.level(of: item), values: vocabulary.shared(values, of: item)))
      }
    }
    return found.sorted { ($0.level, $0.values.bits) < ($1.level, $1.values.bits) }
      .compactMap { try? store.condition($0.level, in: $0.values) }
  }
}

private struct LevelCondition: Hashable {
  let level: Int
  let values: PossibleValues
}

extension Guideline {
  /// The names of everything that a plan speaks of, at their places.
  fileprivate var placesOfPlans: [[String]] {
    [events.map(\.id.text), items.map(\.id.text), trees.map(\.id.text), steps.map(\.id.text)]
      + items.map { $0.values.map(\.id.text) } + trees.map { $0.outcomes.map(\.id.text) }
  }

  /// Everything that plans are made by, apart from where trees end.
  fileprivate var planBasis: [String] {
    planLogic + events.map { "event \($0.id) \($0.defaultsToNow) \($0.isSetByAdvice)" }
  }

  /// Every condition on an answer that can change what a plan says, beside its words.
  fileprivate var conditionsOfPlans: [ConditionDraft] {
    let actions = trees.flatMap(\.outcomes).flatMap { $0.action.conditionsMetBy }
    let waiting = plan.cautionWaits.map(\.caution)
    let cautions = plan.cautions.filter { waiting.contains($0.code) }.map(\.condition)
    return actions + plan.bounds.flatMap { $0.sooner?.values ?? [] }
      + cautions.flatMap(conditions)
  }

  private func conditions(of condition: PlanCondition) -> [ConditionDraft] {
    // Whether a way passes a branch hangs on every answer that its tree asks.
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
