package import GuidelineModel

/// A tree evaluated by the definition alone: every complete answer walked from the root.
///
/// A complete answer is a number in a mixed base, one digit for each item of the tree.
package struct ReferenceTree {
  package let tree: Tree
  /// The items of the tree, in the order of the dictionary.
  package let items: [Int]
  /// How many values each has.
  package let sizes: [Int]
  /// What the digit of each item counts for.
  private let weights: [Int]
  /// The outcome of every complete answer.
  private let endings: [Int]

  package init(_ tree: Tree, in dictionary: [Item]) {
    self.tree = tree
    items = Set(tree.decisions.map(\.item.offset)).sorted()
    sizes = items.map { dictionary[$0].values.count }
    var weights: [Int] = []
    var total = 1
    for size in sizes {
      weights.append(total)
      total *= size
    }
    self.weights = weights
    var endings: [Int] = []
    for number in 0..<total {
      var answer = Array(repeating: 0, count: dictionary.count)
      for (place, item) in items.enumerated() {
        answer[item] = number / weights[place] % sizes[place]
      }
      endings.append(Self.ending(of: tree, answer))
    }
    self.endings = endings
  }

  private static func ending(of tree: Tree, _ answer: [Int]) -> Int {
    var place = 0
    while true {
      let decision = tree.decisions[place]
      let branch = decision.branches.filter { $0.values.contains(answer[decision.item.offset]) }
      precondition(branch.count == 1, "every value has one branch")
      switch branch[0].target {
      case .decision(let next): place = next.offset
      case .outcome(let outcome): return outcome.offset
      }
    }
  }

  /// The numbers of the complete answers that a state leaves possible.
  private func completions(_ state: [PossibleValues]) -> [Int] {
    var numbers = [0]
    for (place, item) in items.enumerated() {
      let possible = Array(state[item].indices)
      numbers = numbers.flatMap { number in possible.map { number + $0 * weights[place] } }
    }
    return numbers
  }

  /// The outcomes possible: the union over all complete answers.
  package func possibleOutcomes(_ state: [PossibleValues]) -> UInt64 {
    var outcomes: UInt64 = 0
    for number in completions(state) { outcomes |= 1 << UInt64(endings[number]) }
    return outcomes
  }

  /// Whether two completions of a state that differ in this item alone end differently.
  package func canChangeOutcome(_ item: Int, _ state: [PossibleValues]) -> Bool {
    guard let place = items.firstIndex(of: item), let first = Array(state[item].indices).first
    else {
      return false
    }
    var rest = state
    rest[item] = PossibleValues([first])
    return completions(rest).contains { number in
      state[item].indices.contains { value in
        endings[number + (value - first) * weights[place]] != endings[number]
      }
    }
  }

  /// The items that can change the outcome, in the order of the decisions on the possible ways.
  package func influentialItems(_ state: [PossibleValues]) -> [Int] {
    var items: [Int] = []
    for item in openDecisions(state).map({ tree.decisions[$0].item.offset })
    where !items.contains(item) && canChangeOutcome(item, state) {
      items.append(item)
    }
    return items
  }

  /// The item of the first decision on some possible way, in the order of the tree, that is not
  /// settled and can change the outcome.
  package func awaitedItem(_ state: [PossibleValues]) -> Int? {
    openDecisions(state).lazy.map { tree.decisions[$0].item.offset }
      .first { canChangeOutcome($0, state) }
  }

  /// The shortest set of answers that forces the outcome: every set of answers, the short ones
  /// first, and of those as long the ones with the earlier items; nil where none does.
  package func shortestReason(
    _ answered: [PossibleValues], unanswered: [PossibleValues]
  ) -> [Int]? {
    let candidates = items.filter { answered[$0] != unanswered[$0] }
    for size in 0...candidates.count {
      for set in combinations(size, of: candidates[...]) {
        var values = unanswered
        for item in set { values[item] = answered[item] }
        if possibleOutcomes(values).nonzeroBitCount == 1 { return set }
      }
    }
    return nil
  }

  /// In the order of the dictionary.
  private func combinations(_ size: Int, of items: ArraySlice<Int>) -> [[Int]] {
    guard size > 0 else { return [[]] }
    guard let first = items.first, items.count >= size else { return [] }
    let rest = items.dropFirst()
    return combinations(size - 1, of: rest).map { [first] + $0 } + combinations(size, of: rest)
  }

  /// The decisions on some possible way that are not settled, in the order of the tree.
  private func openDecisions(_ state: [PossibleValues]) -> [Int] {
    var reached: Set<Int> = []
    mark(0, state, &reached)
    return tree.decisions.indices.filter(reached.contains)
      .filter { openBranches($0, state).count > 1 }
  }

  private func mark(_ place: Int, _ state: [PossibleValues], _ reached: inout Set<Int>) {
    reached.insert(place)
    for branch in openBranches(place, state) {
      guard case .decision(let next) = branch.target else { continue }
      var narrowed = state
      let item = tree.decisions[place].item.offset
      narrowed[item] = state[item].intersection(branch.values)
      mark(next.offset, narrowed, &reached)
    }
  }

  private func openBranches(_ place: Int, _ state: [PossibleValues]) -> [Branch] {
    let possible = state[tree.decisions[place].item.offset]
    return tree.decisions[place].branches.filter { !$0.values.isDisjoint(with: possible) }
  }

  /// The settled decisions from the root on.
  package func path(_ state: [PossibleValues]) -> [Int] {
    var path: [Int] = []
    var place = 0
    while true {
      let open = openBranches(place, state)
      guard open.count == 1 else { return path }
      path.append(place)
      guard case .decision(let next) = open[0].target else { return path }
      place = next.offset
    }
  }
}

extension ReferenceTree {
  /// How many states the items of the tree can be in.
  package var stateCount: Int { sizes.reduce(1) { $0 * ((1 << $1) - 1) } }

  /// The state with this number, every set of every item of the tree being met once.
  package func state(_ number: Int, like open: [PossibleValues]) -> [PossibleValues] {
    var state = open
    var rest = number
    for (place, item) in items.enumerated() {
      let count = (1 << sizes[place]) - 1
      let bits = rest % count + 1
      state[item] = PossibleValues((0..<sizes[place]).filter { bits & (1 << $0) != 0 })
      rest /= count
    }
    return state
  }

  /// The values of the items of the tree, for the report of a failing test.
  package func text(_ state: [PossibleValues]) -> String {
    items.map { "\($0): \(Array(state[$0].indices))" }.joined(separator: ", ")
  }
}
