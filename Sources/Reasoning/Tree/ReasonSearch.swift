import GuidelineModel

/// Finds the shortest set of answers that alone forces the outcome of a decided tree, however all
/// other questions are answered.
///
/// Among sets of equal size it takes the lexicographically first by item order. If the step limit
/// is reached, it returns a set that is irreducible but perhaps not the shortest.
struct ReasonSearch {
  private let tree: CompiledTree
  /// The possible values of each item with its answer.
  private let answered: [PossibleValues]
  /// The possible values of each item without its answer.
  private let unanswered: [PossibleValues]

  init(_ tree: CompiledTree, answered: [PossibleValues], unanswered: [PossibleValues]) {
    self.tree = tree
    self.answered = answered
    self.unanswered = unanswered
  }

  /// The items whose answers form the set, in ascending order.
  func shortest(steps: Int) -> [Int] {
    let candidates = tree.items.filter { answered[$0] != unanswered[$0] }
    var needed: [Int] = []
    var values = answered
    for item in candidates {
      values[item] = unanswered[item]
      if !isForced(values) { needed.append(item) }
      values[item] = answered[item]
    }
    // An answer without which the outcome is open belongs to every such set; usually these suffice.
    if needed.count == candidates.count { return needed }
    for item in candidates where !needed.contains(item) { values[item] = unanswered[item] }
    if isForced(values) { return needed }
    let choices = candidates.filter { !needed.contains($0) }
    var search = ChoiceSearch(
      tree, kept: answered, dropped: values, choices: choices, steps: steps)
    do {
      return (needed + (try search.fewest())).sorted()
    } catch {
      return (needed + irreducible(choices)).sorted()
    }
  }

  private func isForced(_ values: [PossibleValues]) -> Bool {
    tree.possibleOutcomes(values).only != nil
  }

  /// The answers that remain when each is dropped in turn, last item first, unless the outcome
  /// would become open.
  private func irreducible(_ choices: [Int]) -> [Int] {
    var values = answered
    return choices.reversed().filter { item in
      values[item] = unanswered[item]
      if isForced(values) { return false }
      values[item] = answered[item]
      return true
    }
  }
}

/// Decides for each item, in the order in which the tree asks them, whether its answer is kept or
/// dropped.
///
/// The remaining search depends only on the nodes still reachable, not on the path to them, so
/// states are memoised. A score, where only the number of kept answers matters, therefore takes few
/// steps although there are exponentially many subsets.
private struct ChoiceSearch {
  /// The memo key: a state of the search.
  private struct State: Hashable {
    /// Positions reached but not yet expanded.
    var reached: NumberSet
    /// Choices already made whose item is asked again further on.
    var kept: NumberSet
    var dropped: NumberSet
  }

  private let tree: CompiledTree
  private let kept: [PossibleValues]
  private let dropped: [PossibleValues]
  private let choices: [Int]
  /// The index of each item in `choices`.
  private let choice: [Int?]
  /// The nodes sorted by depth and within one depth by item, and the position of each node in that
  /// order.
  private let order: [Int]
  private let position: [Int]
  /// For each choice, the last position whose node asks its item.
  private let last: [Int]
  /// For each node, whether it leads only to the outcome even if all is dropped, and whether it
  /// leads to another outcome even if all is kept.
  private let alwaysLeadsToOutcome: [Bool]
  private let canLeadElsewhere: [Bool]
  private let outcome: Int
  private var known: [State: NumberSet?] = [:]
  private var stepsLeft: Int

  /// - Parameters:
  ///   - tree: The tree, whose outcome is forced when all answers are kept.
  ///   - kept: The possible values of each item when its answer is kept.
  ///   - dropped: The possible values of each item when its answer is dropped; equal to `kept` for
  ///     items that are not in `choices`.
  ///   - choices: The items to decide on.
  ///   - steps: The maximum number of positions to expand.
  init(
    _ tree: CompiledTree, kept: [PossibleValues], dropped: [PossibleValues], choices: [Int],
    steps: Int
  ) {
    self.tree = tree
    self.kept = kept
    self.dropped = dropped
    self.choices = choices
    stepsLeft = steps
    var choice = [Int?](repeating: nil, count: kept.count)
    for (place, item) in choices.enumerated() { choice[item] = place }
    self.choice = choice
    let outcome = tree.possibleOutcomes(kept).only?.offset ?? 0
    self.outcome = outcome

    let nodes = tree.nodes
    let order = nodes.indices.sorted {
      (tree.depths[$0], nodes[$0].item, $0) < (tree.depths[$1], nodes[$1].item, $1)
    }
    var position = nodes.map { _ in 0 }
    var last = choices.map { _ in 0 }
    for (place, node) in order.enumerated() {
      position[node] = place
      if let choice = choice[nodes[node].item] { last[choice] = place }
    }
    (self.order, self.position, self.last) = (order, position, last)

    var (alwaysLeadsToOutcome, canLeadElsewhere) = (
      nodes.map { _ in true }, nodes.map { _ in false }
    )
    for (place, node) in nodes.enumerated().reversed() {
      for arc in tree.arcs[node.arcs] {
        let isOutcome = arc.target == ~outcome
        if arc.mask & dropped[node.item].bits != 0, !isOutcome {
          alwaysLeadsToOutcome[place] =
            alwaysLeadsToOutcome[place] && arc.target >= 0 && alwaysLeadsToOutcome[arc.target]
        }
        if arc.mask & kept[node.item].bits != 0, !isOutcome {
          canLeadElsewhere[place] =
            canLeadElsewhere[place] || arc.target < 0 || canLeadElsewhere[arc.target]
        }
      }
    }
    (self.alwaysLeadsToOutcome, self.canLeadElsewhere) = (alwaysLeadsToOutcome, canLeadElsewhere)
  }

  /// The smallest set of items whose answers must be kept, lexicographically first among equals.
  mutating func fewest() throws(SearchExceeded) -> [Int] {
    var state = State(
      reached: NumberSet(below: order.count), kept: NumberSet(below: choices.count),
      dropped: NumberSet(below: choices.count))
    state.reached.insert(position[0])
    let found = try fewest(from: state) ?? NumberSet(below: 0)
    return found.numbers.map { choices[$0] }
  }

  /// The choices to keep from a state on; `nil` if keeping all of them does not suffice.
  private mutating func fewest(from state: State) throws(SearchExceeded) -> NumberSet? {
    var state = state
    while let place = state.reached.first {
      guard stepsLeft > 0 else { throw SearchExceeded() }
      stepsLeft -= 1
      let node = tree.nodes[order[place]]
      let choice = self.choice[node.item]
      let isKept = choice.map(state.kept.contains) ?? false
      guard let choice, !isKept, !state.dropped.contains(choice) else {
        state.reached.remove(place)
        let values = isKept ? kept[node.item] : dropped[node.item]
        guard follow(node, values, &state) else { return nil }
        continue
      }
      state.kept = asked(state.kept, from: place)
      state.dropped = asked(state.dropped, from: place)
      if let found = known[state] { return found }
      var without = state
      without.dropped.insert(choice)
      var best = try fewest(from: without)
      var with = state
      with.kept.insert(choice)
      if var other = try fewest(from: with) {
        other.insert(choice)
        if best.map({ isBetter(other, than: $0) }) ?? true { best = other }
      }
      known.updateValue(best, forKey: state)
      return best
    }
    return NumberSet(below: choices.count)
  }

  /// Follows all branches of a node that accept some of the values.
  ///
  /// - Returns: `false` if any of them leads to another outcome whatever else is kept.
  private func follow(
    _ node: CompiledTree.Node, _ values: PossibleValues, _ state: inout State
  ) -> Bool {
    for arc in tree.arcs[node.arcs] where arc.mask & values.bits != 0 {
      guard arc.target >= 0 else {
        guard arc.target == ~outcome else { return false }
        continue
      }
      if canLeadElsewhere[arc.target] { return false }
      if !alwaysLeadsToOutcome[arc.target] { state.reached.insert(position[arc.target]) }
    }
    return true
  }

  /// The choices whose item is still asked at this position or later.
  private func asked(_ made: NumberSet, from place: Int) -> NumberSet {
    var made = made
    for choice in made.numbers where last[choice] < place { made.remove(choice) }
    return made
  }

  private func isBetter(_ one: NumberSet, than other: NumberSet) -> Bool {
    let (count, others) = (one.count, other.count)
    return count == others ? one.comesBefore(other) : count < others
  }
}

/// A set of small non-negative integers, stored as a bit set.
struct NumberSet: Hashable {
  private var words: [UInt64]

  /// Creates an empty set for numbers below `bound`.
  init(below bound: Int) {
    words = Array(repeating: 0, count: (bound + 63) / 64)
  }

  func contains(_ number: Int) -> Bool { words[number / 64] & 1 << UInt64(number % 64) != 0 }

  mutating func insert(_ number: Int) { words[number / 64] |= 1 << UInt64(number % 64) }

  mutating func remove(_ number: Int) { words[number / 64] &= ~(1 << UInt64(number % 64)) }

  /// The smallest number; `nil` if the set is empty.
  var first: Int? {
    words.firstIndex { $0 != 0 }.map { $0 * 64 + words[$0].trailingZeroBitCount }
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The numbers in ascending order.
  var numbers: [Int] {
    words.indices.flatMap { place in
      (0..<64).filter { words[place] & 1 << UInt64($0) != 0 }.map { place * 64 + $0 }
    }
  }

  /// Whether the smallest number in the symmetric difference belongs to this set.
  func comesBefore(_ other: NumberSet) -> Bool {
    for (own, others) in zip(words, other.words) where own != others {
      return own & (1 << UInt64((own ^ others).trailingZeroBitCount)) != 0
    }
    return false
  }
}
