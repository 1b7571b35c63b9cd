import GuidelineModel

extension CompiledTree {
  /// The items that can change the outcome, in the order of the decisions that ask them.
  ///
  /// An item can change the outcome when two completions of the state that differ in this item only
  /// lead to different outcomes. The first such item is the one the tree waits for; a decided tree
  /// has none.
  ///
  /// - Parameters:
  ///   - values: The possible values of each item.
  ///   - steps: The maximum number of node pairs to visit. When it is exceeded, the item is assumed
  ///     to be able to change the outcome: an irrelevant question may then be asked, but no
  ///     relevant one is skipped.
  /// - Returns: The items, without duplicates.
  func influentialItems(_ values: [PossibleValues], steps: Int) -> [Index<Item>] {
    var steps = steps
    var seen: Set<Int> = []
    var items: [Index<Item>] = []
    for node in reachedNodes(values) where onlyTarget(of: node, values) == nil {
      let item = nodes[node].item
      if seen.insert(item).inserted, canChangeOutcome(item, values, steps: &steps) {
        items.append(Index(item))
      }
    }
    return items
  }

  /// Whether two completions of the state that differ in this item only have different outcomes.
  func canChangeOutcome(_ item: Int, _ values: [PossibleValues], steps: inout Int) -> Bool {
    let possible = Array(values[item].indices)
    var rest = values
    for (place, left) in possible.enumerated() {
      for right in possible[(place + 1)...] {
        var pair = PairSearch(
          item: item, left: 1 << UInt16(left), right: 1 << UInt16(right), stepsLeft: steps)
        let isDifferent = endDifferently(0, 0, &pair, &rest)
        steps = pair.stepsLeft
        if isDifferent { return true }
      }
    }
    return false
  }

  /// The search for two completions that differ in one item only and have different outcomes.
  private struct PairSearch {
    /// The current nodes of the two completions, with the values still possible of the items asked
    /// at or below them.
    struct NodePair: Hashable {
      let left: Int
      let right: Int
      let rest: [UInt16]
    }

    let item: Int
    let left: UInt16
    let right: UInt16
    var stepsLeft: Int
    /// Nodes reached by both completions together, below which their outcomes never differ.
    ///
    /// The path to the node is irrelevant: it closes no branch below it.
    var equivalentNodes: Set<Int> = []
    /// Pairs of nodes below which the outcomes never differ; memoised only once the search has
    /// become long.
    var equivalentPairs: Set<NodePair> = []
    private var walked = 0

    init(item: Int, left: UInt16, right: UInt16, stepsLeft: Int) {
      self.item = item
      self.left = left
      self.right = right
      self.stepsLeft = stepsLeft
    }

    /// Counts one step.
    ///
    /// - Parameter items: The number of items in a memo key.
    /// - Returns: Whether the limit permits the step.
    mutating func step(items: Int) -> Bool {
      walked += 1
      stepsLeft -= isLong ? 1 + items / 8 : 1
      return stepsLeft >= 0
    }

    var isLong: Bool { walked > 200 }
  }

  /// Whether some completion of `rest` leads from these two nodes, one for each completion, to
  /// different outcomes.
  private func endDifferently(
    _ left: Int, _ right: Int, _ pair: inout PairSearch, _ rest: inout [PossibleValues]
  ) -> Bool {
    if left < 0, right < 0 { return left != right }
    guard pair.step(items: items.count) else { return true }
    if left == right {
      if !itemsBelow[left].contains(pair.item) || pair.equivalentNodes.contains(left) {
        return false
      }
      if nodes[left].item != pair.item {
        let isDifferent = endDifferentlyBelow(left, right, &pair, &rest)
        if !isDifferent { pair.equivalentNodes.insert(left) }
        return isDifferent
      }
    }
    if left >= 0, nodes[left].item == pair.item {
      return endDifferently(target(of: left, for: pair.left), right, &pair, &rest)
    }
    if right >= 0, nodes[right].item == pair.item {
      return endDifferently(left, target(of: right, for: pair.right), &pair, &rest)
    }
    guard pair.isLong else { return endDifferentlyBelow(left, right, &pair, &rest) }
    let nodePair = PairSearch.NodePair(
      left: left, right: right, rest: asked(below: left, right, rest))
    if pair.equivalentPairs.contains(nodePair) { return false }
    if endDifferentlyBelow(left, right, &pair, &rest) { return true }
    pair.equivalentPairs.insert(nodePair)
    return false
  }

  /// The possible values of the items asked at or below two nodes; zero for all other items.
  private func asked(below left: Int, _ right: Int, _ rest: [PossibleValues]) -> [UInt16] {
    items.map { item in
      let isAsked =
        left >= 0 && itemsBelow[left].contains(item)
        || right >= 0 && itemsBelow[right].contains(item)
      return isAsked ? rest[item].bits : 0
    }
  }

  private func endDifferentlyBelow(
    _ left: Int, _ right: Int, _ pair: inout PairSearch, _ rest: inout [PossibleValues]
  ) -> Bool {
    // Advance at the node closer to the root, so that paths that join again are seen to join, and
    // an item asked on both is fixed for both at once.
    let moving = left >= 0 && (right < 0 || depths[left] <= depths[right]) ? left : right
    let item = nodes[moving].item
    let possible = rest[item]
    defer { rest[item] = possible }
    for arc in arcs[nodes[moving].arcs] where arc.mask & possible.bits != 0 {
      rest[item] = PossibleValues(bits: arc.mask & possible.bits)
      let isDifferent = endDifferently(
        left == moving ? arc.target : left, right == moving ? arc.target : right, &pair, &rest)
      if isDifferent { return true }
    }
    return false
  }

  private func target(of node: Int, for value: UInt16) -> Int {
    arcs[arc(from: node, for: value)].target
  }
}
