import GuidelineModel

/// Finds the shortest set of answers that alone forces the outcome of a decided tree: however all
/// other questions are answered, it ends so.
///
/// Of several that short, the one with the earliest items: the first item that only one of two has is
/// in the one that is taken. Where that takes more steps than allowed, a set of which no answer can be
/// left out.
struct ReasonSearch {
  private let tree: CompiledTree
  /// By item, what is possible with its answer.
  private let answered: [PossibleValues]
  /// By item, what is possible without.
  private let unanswered: [PossibleValues]

  init(_ tree: CompiledTree, answered: [PossibleValues], unanswered: [PossibleValues]) {
    self.tree = tree
    self.answered = answered
    self.unanswered = unanswered
  }

  /// The items answered in that set, in their order.
  func shortest(steps: Int) -> [Int] {
    let candidates = tree.items.filter { answered[$0] != unanswered[$0] }
    var needed: [Int] = []
    var values = answered
    for item in candidates {
      values[item] = unanswered[item]
      if !isForced(values) { needed.append(item) }
      values[item] = answered[item]
    }
    // What the outcome is open without is in every set; mostly that is all there is to it.
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

  /// What is left of some answers when one after the other is dropped, the last item first, for as
  /// long as the outcome stays.
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

/// Weighs for one item after the other, in the order in which a tree comes to ask them, whether its
/// answer is kept or dropped.
///
/// What is left to weigh hangs on the places of the tree that are still reached, not on how they came
/// to be. So a score, where the number of answers kept says all there is to know, takes few steps,
/// though there are very many sets.
private struct ChoiceSearch {
  /// What the weighing has come to.
  private struct State: Hashable {
    /// Positions reached and not yet looked at, by their order.
    var reached: NumberSet
    /// Choices made that are asked about again.
    var kept: NumberSet
    var dropped: NumberSet
  }

  private let tree: CompiledTree
  private let kept: [PossibleValues]
  private let dropped: [PossibleValues]
  private let choices: [Int]
  /// By item, its place among the choices.
  private let choice: [Int?]
  /// The nodes, those at one distance from the root together and among these those of one item, and
  /// where each stands in that order.
  private let order: [Int]
  private let position: [Int]
  /// By choice, the last position that asks it.
  private let last: [Int]
  /// By node, whether it leads to the outcome alone even if all is dropped, and whether it leads to
  /// another even if all is kept.
  private let isSafe: [Bool]
  private let isLost: [Bool]
  private let outcome: Int
  private var known: [State: NumberSet?] = [:]
  private var stepsLeft: Int

  /// - Parameters:
  ///   - tree: The tree, whose outcome is forced where all answers are kept.
  ///   - kept: By item, what is possible where its answer is kept.
  ///   - dropped: By item, what is possible where it is dropped; the same where there is no choice.
  ///   - choices: The items to weigh.
  ///   - steps: How many positions may be looked at.
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

    var (isSafe, isLost) = (nodes.map { _ in true }, nodes.map { _ in false })
    for (place, node) in nodes.enumerated().reversed() {
      for arc in tree.arcs[node.arcs] {
        let isOutcome = arc.target == ~outcome
        if arc.mask & dropped[node.item].bits != 0, !isOutcome {
          isSafe[place] = isSafe[place] && arc.target >= 0 && isSafe[arc.target]
        }
        if arc.mask & kept[node.item].bits != 0, !isOutcome {
          isLost[place] = isLost[place] || arc.target < 0 || isLost[arc.target]
        }
      }
    }
    (self.isSafe, self.isLost) = (isSafe, isLost)
  }

  /// The fewest items whose answers have to be kept, the earliest of those that few.
  mutating func fewest() throws(SearchExceeded) -> [Int] {
    var state = State(
      reached: NumberSet(below: order.count), kept: NumberSet(below: choices.count),
      dropped: NumberSet(below: choices.count))
    state.reached.insert(position[0])
    let found = try fewest(from: state) ?? NumberSet(below: 0)
    return found.numbers.map { choices[$0] }
  }

  /// The choices to keep from a state on; nil where not even all would do.
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

  /// Goes on from a node along all branches that some values take.
  ///
  /// - Returns: Whether none of them leads to another outcome whatever else is kept.
  private func follow(
    _ node: CompiledTree.Node, _ values: PossibleValues, _ state: inout State
  ) -> Bool {
    for arc in tree.arcs[node.arcs] where arc.mask & values.bits != 0 {
      guard arc.target >= 0 else {
        guard arc.target == ~outcome else { return false }
        continue
      }
      if isLost[arc.target] { return false }
      if !isSafe[arc.target] { state.reached.insert(position[arc.target]) }
    }
    return true
  }

  /// Choices without those that are asked about nowhere any more.
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
