package import GuidelineModel

/// The pathway of all patients at once, from some trees on.
///
/// For a complete answer the pathway does not depend on the order of its queue: a tree is evaluated
/// where an outcome that leads to it is reached. So one diagram for each tree says everything. An item
/// that an outcome settles has the settled value for the trees that follow, whatever was answered;
/// ``refused`` says for which answers the engine refuses instead, because they contradict it.
package struct SymbolicPathway: Sendable {
  /// For every tree, 0 where it is not evaluated, else one more than the place of its outcome.
  package let advice: [Diagram]
  /// Where an answer contradicts what an outcome settles.
  package let refused: Diagram
  /// Where two outcomes settle one item in ways that exclude each other.
  package let conflict: Diagram

  /// The condition that a tree is evaluated.
  package func reach(
    of tree: Index<Tree>, in store: inout DiagramStore
  ) throws(LimitExceeded) -> Diagram {
    try store.renaming(advice[tree.offset]) { $0 == 0 ? 0 : 1 }
  }
}

extension SymbolicGuideline {
  /// The pathway from some trees on.
  ///
  /// - Parameters:
  ///   - start: The trees.
  ///   - reading: The reading whose tree stands in place of the base's; nil for the base.
  /// - Returns: For every tree, its outcome as a function of the answers.
  /// - Throws: ``LimitExceeded`` where that takes more nodes than allowed.
  package mutating func pathway(
    from start: [Index<Tree>], under reading: Index<Reading>? = nil
  ) throws(LimitExceeded) -> SymbolicPathway {
    var trees = trees
    if let reading {
      trees[guideline.readings[reading.offset].tree.offset] = readings[reading.offset]
    }
    var builder = SymbolicPathwayBuilder(
      trees: zip(guideline.trees, trees).map { ($0, $1) }, vocabulary: Vocabulary(space),
      store: store)
    let pathway = try builder.pathway(from: start)
    store = builder.store
    return pathway
  }
}

/// Works through the trees, each after those that link to it.
struct SymbolicPathwayBuilder {
  private let trees: [(tree: Tree, outcome: Diagram)]
  private let vocabulary: Vocabulary
  private(set) var store: DiagramStore
  private var reach: [Diagram]
  /// For every item that some outcome settles, where it is settled to which values.
  private var settled: [Index<Item>: [PossibleValues: Diagram]] = [:]
  private var refused = Diagram.never
  private var conflict = Diagram.never

  init(
    trees: [(tree: Tree, outcome: Diagram)], vocabulary: Vocabulary, store: DiagramStore
  ) {
    self.trees = trees
    self.vocabulary = vocabulary
    self.store = store
    reach = Array(repeating: .never, count: trees.count)
  }

  mutating func pathway(
    from start: [Index<Tree>]
  ) throws(LimitExceeded) -> SymbolicPathway {
    for tree in start { reach[tree.offset] = .always }
    var advice = Array(repeating: Diagram.never, count: trees.count)
    for place in linkOrder() where reach[place] != .never {
      let outcome = try outcomeAfterSettling(trees[place].outcome)
      let shifted = try store.renaming(outcome) { $0 + 1 }
      advice[place] = try store.choice(reach[place], shifted, else: .never)
      for (number, outcome) in trees[place].tree.outcomes.enumerated() {
        let region = try store.condition(advice[place], is: [number + 1])
        guard region != .never else { continue }
        for fix in outcome.fixes { try settle(fix.item, to: fix.values, where: region) }
        try follow(outcome.continuation, from: region)
      }
    }
    return SymbolicPathway(advice: advice, refused: refused, conflict: conflict)
  }

  /// The trees, each after all those that link to it; links form no cycle.
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

  /// A tree's outcome with settled values in the place of answers.
  private mutating func outcomeAfterSettling(
    _ outcome: Diagram
  ) throws(LimitExceeded) -> Diagram {
    var outcome = outcome
    let support = Set(store.support(of: outcome))
    for (item, regions) in settled.sorted(by: { $0.key < $1.key })
    where support.contains(vocabulary.level(of: item)) {
      for (values, region) in regions.sorted(by: { $0.key.bits < $1.key.bits }) {
        guard let value = values.only else { continue }
        let fixed = try store.fixing(outcome, vocabulary.level(of: item), to: value)
        outcome = try store.choice(region, fixed, else: outcome)
      }
    }
    return outcome
  }

  private mutating func settle(
    _ item: Index<Item>, to own: PossibleValues, where region: Diagram
  ) throws(LimitExceeded) {
    let values = vocabulary.shared(own, of: item)
    for (earlier, place) in settled[item, default: [:]].sorted(by: { $0.key.bits < $1.key.bits })
    where earlier.isDisjoint(with: values) {
      conflict = try store.either(conflict, try store.both(region, place))
    }
    let agreeing = try store.condition(vocabulary.level(of: item), in: values)
    refused = try store.either(refused, try store.difference(region, agreeing))
    let before = settled[item]?[values] ?? .never
    settled[item, default: [:]][values] = try store.either(before, region)
  }

  private mutating func follow(
    _ continuation: Outcome.Continuation, from region: Diagram
  ) throws(LimitExceeded) {
    switch continuation {
    case .trees(let next):
      for tree in next { reach[tree.offset] = try store.either(reach[tree.offset], region) }
    case .choice(let item, let options):
      let allowed = options.reduce(PossibleValues([])) { $0.union($1.value) }
      for option in options {
        let chosen = try store.both(region, try holds(item, in: option.value))
        for tree in option.trees {
          reach[tree.offset] = try store.either(reach[tree.offset], chosen)
        }
      }
      try settle(item, to: allowed, where: region)
    }
  }

  /// Where an item has one of some values, as settled or else as answered.
  private mutating func holds(
    _ item: Index<Item>, in own: PossibleValues
  ) throws(LimitExceeded) -> Diagram {
    let values = vocabulary.shared(own, of: item)
    var holds = try store.condition(vocabulary.level(of: item), in: values)
    for (fixed, region) in (settled[item] ?? [:]).sorted(by: { $0.key.bits < $1.key.bits }) {
      guard let value = fixed.only else { continue }
      holds = try store.choice(region, values.contains(value) ? .always : .never, else: holds)
    }
    return holds
  }
}
