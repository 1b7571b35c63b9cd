import GuidelineModel

/// Finds the question that minimises the expected number of questions until a tree is decided.
///
/// The expectation assumes optimal continuation, single-value answers, equal probability for every
/// value still possible, and independent items. It is exact: every order of questions is examined,
/// with memoised states. A tree whose remaining items are all unanswerable needs no further
/// questions.
///
/// The number of states is exponential in the number of items, so the search has a step limit.
struct FewestQuestions {
  private let tree: CompiledTree
  /// The items of the tree that are not asked again.
  private let unanswerable: Set<Index<Item>>
  private var values: [PossibleValues]
  private var expectations: [[UInt16]: Double] = [:]
  private var stepsLeft: Int

  /// Smaller differences are rounding errors; the earlier question then wins.
  private static let tolerance = 1e-9

  /// - Parameters:
  ///   - tree: The tree.
  ///   - values: The possible values of each item.
  ///   - unanswerable: Items that are not asked again.
  ///   - steps: The maximum number of steps. A state costs one step for each item of the tree each
  ///     time it is looked up, and one for each node of the tree when it is expanded.
  init(
    _ tree: CompiledTree, values: [PossibleValues], unanswerable: Set<Index<Item>>, steps: Int
  ) {
    self.tree = tree
    self.values = values
    self.unanswerable = unanswerable.filter { tree.itemsBelow[0].contains($0.offset) }
    stepsLeft = steps
  }

  /// The best item to ask, with the expected number of questions including it; `nil` if nothing can
  /// be asked.
  ///
  /// - Throws: ``SearchExceeded`` when the step limit is reached.
  mutating func best() throws(SearchExceeded) -> (item: Index<Item>, expected: Double)? {
    var best: (item: Index<Item>, expected: Double)?
    for item in try candidates() {
      let expected = try expectation(asking: item)
      if expected < (best?.expected ?? .infinity) - Self.tolerance {
        best = (item, expected)
      }
    }
    return best
  }

  /// The items that may be asked next.
  ///
  /// Items that cannot change the outcome are left out only if some item is unanswerable: the tree
  /// can then stay undecided with nothing left worth asking. Otherwise such an item is never
  /// optimal, as it only adds a question, and checking it would be wasted work.
  private mutating func candidates() throws(SearchExceeded) -> [Index<Item>] {
    try spend(tree.nodes.count)
    guard tree.possibleOutcomes(values).only == nil else { return [] }
    var seen: Set<Int> = []
    var candidates: [Index<Item>] = []
    for node in tree.reachedNodes(values) where tree.onlyTarget(of: node, values) == nil {
      let item = tree.nodes[node].item
      guard seen.insert(item).inserted, !unanswerable.contains(Index(item)),
        unanswerable.isEmpty || tree.canChangeOutcome(item, values, steps: &stepsLeft)
      else { continue }
      candidates.append(Index(item))
    }
    return candidates
  }

  private mutating func expectation(asking item: Index<Item>) throws(SearchExceeded) -> Double {
    let possible = values[item.offset]
    defer { values[item.offset] = possible }
    var sum = 0.0
    for value in possible.indices {
      values[item.offset] = PossibleValues(only: value)
      sum += try expectation()
    }
    return 1 + sum / Double(possible.count)
  }

  private mutating func expectation() throws(SearchExceeded) -> Double {
    try spend(tree.items.count)
    let key = tree.items.map { values[$0].bits }
    if let known = expectations[key] { return known }
    let expected = try best()?.expected ?? 0
    expectations[key] = expected
    return expected
  }

  private mutating func spend(_ steps: Int) throws(SearchExceeded) {
    stepsLeft -= steps
    guard stepsLeft >= 0 else { throw SearchExceeded() }
  }
}
