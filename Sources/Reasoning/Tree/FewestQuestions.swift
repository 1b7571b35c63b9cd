import GuidelineModel

/// Finds the question after which a tree can be expected to be decided soonest.
///
/// The measure is the expected number of further questions until the tree is decided, under the
/// best continuation, when each answer is one value, every value still possible is equally likely,
/// and items are independent. It is exact: every order of questions is weighed, with states met
/// before remembered. A tree that only waits for items asked in vain needs no further question.
struct FewestQuestions {
  private let tree: CompiledTree
  /// The items of the tree that are not asked again.
  private let askedInVain: Set<Index<Item>>
  private let items: [Int]
  private var values: [PossibleValues]
  private var expectations: [[UInt16]: Double] = [:]

  /// Differences smaller than this come from rounding, so the earlier question wins.
  private static let tolerance = 1e-9

  init(_ tree: CompiledTree, values: [PossibleValues], askedInVain: Set<Index<Item>>) {
    self.tree = tree
    self.values = values
    self.askedInVain = askedInVain.filter { tree.itemsBelow[0].contains($0.offset) }
    items = tree.itemsBelow[0].sorted()
  }

  /// The best item to ask, with the number of questions expected from there, itself included; nil
  /// where nothing can be asked.
  mutating func best() -> (item: Index<Item>, expected: Double)? {
    var best: (item: Index<Item>, expected: Double)?
    for item in candidates() {
      let expected = expectation(asking: item)
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
  private func candidates() -> [Index<Item>] {
    guard tree.possibleOutcomes(values).only == nil else { return [] }
    var seen: Set<Int> = []
    return tree.reachedNodes(values).compactMap { node in
      let item = tree.nodes[node].item
      guard tree.onlyTarget(of: node, values) == nil, seen.insert(item).inserted,
        !askedInVain.contains(Index(item)),
        askedInVain.isEmpty || tree.canChangeOutcome(item, values)
      else { return nil }
      return Index(item)
    }
  }

  private mutating func expectation(asking item: Index<Item>) -> Double {
    let possible = values[item.offset]
    defer { values[item.offset] = possible }
    var sum = 0.0
    for value in possible {
      values[item.offset] = PossibleValues(CollectionOfOne(value))
      sum += expectation()
    }
    return 1 + sum / Double(possible.count)
  }

  private mutating func expectation() -> Double {
    let key = items.map { values[$0].bits }
    if let known = expectations[key] { return known }
    let expected = best()?.expected ?? 0
    expectations[key] = expected
    return expected
  }
}
