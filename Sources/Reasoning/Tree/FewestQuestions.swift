import GuidelineModel

/// Finds the question after which a tree can be expected to be decided soonest.
///
/// The measure is the expected number of further questions until the tree is decided, under the
/// best continuation, when each answer is one value, every value still possible is equally likely,
/// and items are independent. It is exact: every order of questions is weighed, with states met
/// before remembered. A tree that only waits for items asked in vain needs no further question.
///
/// The states may be as many as there are ways to answer some of the questions, so they are counted.
struct FewestQuestions {
  private let tree: CompiledTree
  /// The items of the tree that are not asked again.
  private let askedInVain: Set<Index<Item>>
  private var values: [PossibleValues]
  private var expectations: [[UInt16]: Double] = [:]
  private var stepsLeft: Int

  /// Differences smaller than this come from rounding, so the earlier question wins.
  private static let tolerance = 1e-9

  /// - Parameters:
  ///   - tree: The tree.
  ///   - values: By item, what is possible.
  ///   - askedInVain: Items that are not asked again.
  ///   - steps: How many items of states may be looked at; a state costs one for each item of the
  ///     tree whenever it is come by, and as many as the tree has places to be weighed.
  init(
    _ tree: CompiledTree, values: [PossibleValues], askedInVain: Set<Index<Item>>, steps: Int
  ) {
    self.tree = tree
    self.values = values
    self.askedInVain = askedInVain.filter { tree.itemsBelow[0].contains($0.offset) }
    stepsLeft = steps
  }

  /// The best item to ask, with the number of questions expected from there, itself included; nil
  /// where nothing can be asked.
  ///
  /// - Throws: ``SearchExceeded`` where too many states would have to be weighed.
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
  /// What cannot change the outcome is never asked. Where everything may be asked, leaving it in
  /// changes nothing, as it only costs a question; where something was asked in vain, a tree can
  /// stay undecided while nothing is left that is worth asking.
  private mutating func candidates() throws(SearchExceeded) -> [Index<Item>] {
    try spend(tree.nodes.count)
    guard tree.possibleOutcomes(values).only == nil else { return [] }
    var seen: Set<Int> = []
    var candidates: [Index<Item>] = []
    for node in tree.reachedNodes(values) where tree.onlyTarget(of: node, values) == nil {
      let item = tree.nodes[node].item
      guard seen.insert(item).inserted, !askedInVain.contains(Index(item)),
        askedInVain.isEmpty || tree.canChangeOutcome(item, values, steps: &stepsLeft)
      else { continue }
      candidates.append(Index(item))
    }
    return candidates
  }

  private mutating func expectation(asking item: Index<Item>) throws(SearchExceeded) -> Double {
    let possible = values[item.offset]
    defer { values[item.offset] = possible }
    var sum = 0.0
    for value in possible {
      values[item.offset] = PossibleValues(CollectionOfOne(value))
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
