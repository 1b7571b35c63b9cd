package import GuidelineModel
import Reasoning

/// The pathway of all patients at once, from some trees on.
///
/// For a complete answer, the pathway does not depend on the order of its queue: a tree is
/// evaluated if an outcome that leads to it is reached. So one diagram for each tree is enough. An
/// item that an outcome settles has the settled value in the trees that follow, whatever was
/// answered; ``refused`` is the condition that an answer contradicts it, which makes the reasoner
/// refuse the case.
package struct SymbolicPathway: Sendable {
  /// For every tree, the index of its outcome plus 1; 0 if it is not evaluated.
  package let advice: [Diagram]
  /// The condition that an answer contradicts what an outcome settles.
  package let refused: Diagram
  /// The condition that two outcomes settle an item with disjoint values.
  package let conflict: Diagram

  /// The condition that a tree is evaluated.
  package func reach(
    of tree: Index<Tree>, in store: inout DiagramStore
  ) throws(LimitExceeded) -> Diagram {
    try store.mapTerminals(of: advice[tree.offset]) { $0 == 0 ? 0 : 1 }
  }
}

extension SymbolicGuideline {
  /// The pathway from some trees on.
  ///
  /// - Parameters:
  ///   - start: The trees.
  ///   - reading: The reading whose tree replaces the base tree; nil for the base.
  /// - Returns: The pathway.
  /// - Throws: ``LimitExceeded`` when that takes more nodes than allowed.
  package mutating func pathway(
    from start: [Index<Tree>], under reading: Index<Reading>? = nil
  ) throws(LimitExceeded) -> SymbolicPathway {
    var trees = trees
    if let reading {
      trees[guideline.readings[reading.offset].tree.offset] = readings[reading.offset]
    }
    var builder = SymbolicPathwayBuilder(
      trees: zip(guideline.trees, trees).map { ($0, $1) }, encoding: ItemEncoding(space),
      store: store)
    let pathway = try builder.pathway(from: start)
    store = builder.store
    return pathway
  }
}

/// Builds pathways: visits each tree after those that link to it.
struct SymbolicPathwayBuilder {
  private let trees: [(tree: Tree, outcome: Diagram)]
  private let encoding: ItemEncoding
  private(set) var store: DiagramStore
  private var reach: [Diagram]
  /// For every item that some outcome settles, the values with the condition that they are settled.
  private var settled: [Index<Item>: [PossibleValues: Diagram]] = [:]
  private var refused = Diagram.false
  private var conflict = Diagram.false

  init(
    trees: [(tree: Tree, outcome: Diagram)], encoding: ItemEncoding, store: DiagramStore
  ) {
    self.trees = trees
    self.encoding = encoding
    self.store = store
    reach = Array(repeating: .false, count: trees.count)
  }

  mutating func pathway(
    from start: [Index<Tree>]
  ) throws(LimitExceeded) -> SymbolicPathway {
    for tree in start { reach[tree.offset] = .true }
    var advice = Array(repeating: Diagram.false, count: trees.count)
    for place in linkOrder() where reach[place] != .false {
      let outcome = try outcomeAfterSettling(trees[place].outcome)
      let shifted = try store.mapTerminals(of: outcome) { $0 + 1 }
      advice[place] = try store.ifThenElse(reach[place], shifted, else: .false)
      for (number, outcome) in trees[place].tree.outcomes.enumerated() {
        let region = try store.condition(advice[place], is: [number + 1])
        guard region != .false else { continue }
        for fix in outcome.fixes { try settle(fix.item, to: fix.values, where: region) }
        try follow(outcome.continuation, from: region)
      }
    }
    return SymbolicPathway(advice: advice, refused: refused, conflict: conflict)
  }

  /// The pathway, with what plans need of it.
  ///
  /// - Parameters:
  ///   - start: The trees to start at.
  ///   - acts: The acts that outcomes contribute to plans.
  /// - Returns: For every tree, how it ends in a plan.
  /// - Throws: ``LimitExceeded`` when that takes more nodes than allowed.
  mutating func plannedPathway(
    from start: [Index<Tree>], _ acts: AdvisedActs
  ) throws(LimitExceeded) -> PlannedPathway {
    let pathway = try pathway(from: start)
    var endings = PlannedEndings(treeCount: trees.count)
    var asked = Array(repeating: Diagram.false, count: trees.count)
    for (place, tree) in trees.enumerated() where pathway.advice[place] != .false {
      for number in tree.tree.outcomes.indices {
        let outcome = TreeOutcome(Index(number), of: Index(place))
        let region = try store.condition(pathway.advice[place], is: [number + 1])
        guard region != .false else { continue }
        for (chosen, region) in try choices(of: outcome, in: region) {
          endings.add(
            PlannedEnding(outcome: outcome, isReached: true, chosen: chosen), in: region)
          for act in acts.acts(of: outcome, chosen: chosen) {
            guard case .decides(let tree) = act.effect else { continue }
            asked[tree.offset] = try store.or(asked[tree.offset], region)
          }
        }
      }
    }
    for place in trees.indices where asked[place] != .false {
      let reached = try store.mapTerminals(of: pathway.advice[place]) { $0 == 0 ? 0 : 1 }
      let alone = try store.difference(asked[place], reached)
      guard alone != .false else { continue }
      let ending = try outcomeAfterSettling(trees[place].outcome)
      for number in trees[place].tree.outcomes.indices {
        let region = try store.and(alone, try store.condition(ending, is: [number]))
        guard region != .false else { continue }
        endings.add(
          PlannedEnding(
            outcome: TreeOutcome(Index(number), of: Index(place)), isReached: false, chosen: nil),
          in: region)
      }
    }
    return PlannedPathway(
      start: start, endings: endings,
      impossible: try store.or(pathway.refused, pathway.conflict))
  }

  /// The values of an outcome's choice, each with the part of a region in which it is chosen; the
  /// region itself if the outcome leaves no choice.
  private mutating func choices(
    of outcome: TreeOutcome, in region: Diagram
  ) throws(LimitExceeded) -> [(chosen: PossibleValues?, region: Diagram)] {
    let content = trees[outcome.tree.offset].tree.outcomes[outcome.outcome.offset]
    guard case .choice(let item, let options) = content.continuation else {
      return [(nil, region)]
    }
    var choices: [(chosen: PossibleValues?, region: Diagram)] = []
    for value in options.reduce(PossibleValues([]), { $0.union($1.value) }).indices {
      let chosen = PossibleValues(only: value)
      let part = try store.and(region, try holds(item, in: chosen))
      if part != .false { choices.append((chosen, part)) }
    }
    return choices
  }

  /// The trees in topological order of their links, which form no cycle.
  private func linkOrder() -> [Int] {
    var finished: Set<Int> = []
    var postorder: [Int] = []
    func visit(_ place: Int) {
      guard finished.insert(place).inserted else { return }
      for next in trees[place].tree.outcomes.flatMap(\.continuation.trees).reversed() {
        visit(next.offset)
      }
      postorder.append(place)
    }
    for place in trees.indices.reversed() { visit(place) }
    return postorder.reversed()
  }

  /// A tree's outcome with settled values in place of answers.
  private mutating func outcomeAfterSettling(
    _ outcome: Diagram
  ) throws(LimitExceeded) -> Diagram {
    var outcome = outcome
    let support = Set(store.support(of: outcome))
    for (item, regions) in settled.sorted(by: { $0.key < $1.key })
    where support.contains(encoding.level(of: item)) {
      for (values, region) in regions.sorted(by: { $0.key.bits < $1.key.bits }) {
        guard let value = values.onlyIndex else { continue }
        let fixed = try store.restrict(outcome, encoding.level(of: item), to: value)
        outcome = try store.ifThenElse(region, fixed, else: outcome)
      }
    }
    return outcome
  }

  private mutating func settle(
    _ item: Index<Item>, to own: PossibleValues, where region: Diagram
  ) throws(LimitExceeded) {
    let values = encoding.encode(own, of: item)
    for (earlier, place) in settled[item, default: [:]].sorted(by: { $0.key.bits < $1.key.bits })
    where earlier.isDisjoint(with: values) {
      conflict = try store.or(conflict, try store.and(region, place))
    }
    let agreeing = try store.literal(encoding.level(of: item), in: values)
    refused = try store.or(refused, try store.difference(region, agreeing))
    let before = settled[item]?[values] ?? .false
    settled[item, default: [:]][values] = try store.or(before, region)
  }

  private mutating func follow(
    _ continuation: Outcome.Continuation, from region: Diagram
  ) throws(LimitExceeded) {
    switch continuation {
    case .trees(let next):
      for tree in next { reach[tree.offset] = try store.or(reach[tree.offset], region) }
    case .choice(let item, let options):
      let allowed = options.reduce(PossibleValues([])) { $0.union($1.value) }
      for option in options {
        let chosen = try store.and(region, try holds(item, in: option.value))
        for tree in option.trees {
          reach[tree.offset] = try store.or(reach[tree.offset], chosen)
        }
      }
      try settle(item, to: allowed, where: region)
    }
  }

  /// The condition that an item has one of some values, as settled or else as answered.
  private mutating func holds(
    _ item: Index<Item>, in own: PossibleValues
  ) throws(LimitExceeded) -> Diagram {
    let values = encoding.encode(own, of: item)
    var holds = try store.literal(encoding.level(of: item), in: values)
    for (fixed, region) in (settled[item] ?? [:]).sorted(by: { $0.key.bits < $1.key.bits }) {
      guard let value = fixed.onlyIndex else { continue }
      holds = try store.ifThenElse(region, values.contains(value) ? .true : .false, else: holds)
    }
    return holds
  }
}
