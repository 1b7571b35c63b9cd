import GuidelineModel

extension CompiledTree {
  /// The items that can change the outcome, in the order of the decisions that ask them.
  ///
  /// An item can change the outcome when two completions of the state that differ in that item
  /// alone end differently. The first is what the tree waits for; there is none once it is decided.
  func influentialItems(_ values: [PossibleValues]) -> [Index<Item>] {
    var seen: Set<Int> = []
    var items: [Index<Item>] = []
    for node in reachedNodes(values) where onlyTarget(of: node, values) == nil {
      let item = nodes[node].item
      if seen.insert(item).inserted, canChangeOutcome(item, values) {
        items.append(Index(item))
      }
    }
    return items
  }

  /// Whether two completions of the state that differ in this item alone end differently.
  func canChangeOutcome(_ item: Int, _ values: [PossibleValues]) -> Bool {
    let possible = Array(values[item])
    var rest = values
    for (place, left) in possible.enumerated() {
      for right in possible[(place + 1)...] {
        var pair = Pair(item: item, left: 1 << UInt16(left), right: 1 << UInt16(right))
        if endDifferently(0, 0, &pair, &rest) { return true }
      }
    }
    return false
  }

  /// Two values of one item that a pair of patients, alike in all else, differ in.
  private struct Pair {
    let item: Int
    let left: UInt16
    let right: UInt16
    /// Places up to which the two went together and from which they never end differently.
    ///
    /// What was answered on the way there does not matter: below, no branch is open that it closes.
    var settled: Set<Int> = []
  }

  /// Whether some completion of `rest` sends the two patients of a pair, one at each place, to
  /// different outcomes.
  private func endDifferently(
    _ left: Int, _ right: Int, _ pair: inout Pair, _ rest: inout [PossibleValues]
  ) -> Bool {
    if left < 0, right < 0 { return left != right }
    if left == right {
      if !itemsBelow[left].contains(pair.item) || pair.settled.contains(left) { return false }
      if nodes[left].item != pair.item {
        let isDifferent = endDifferentlyBelow(left, right, &pair, &rest)
        if !isDifferent { pair.settled.insert(left) }
        return isDifferent
      }
    }
    if left >= 0, nodes[left].item == pair.item {
      return endDifferently(target(of: left, for: pair.left), right, &pair, &rest)
    }
    if right >= 0, nodes[right].item == pair.item {
      return endDifferently(left, target(of: right, for: pair.right), &pair, &rest)
    }
    return endDifferentlyBelow(left, right, &pair, &rest)
  }

  private func endDifferentlyBelow(
    _ left: Int, _ right: Int, _ pair: inout Pair, _ rest: inout [PossibleValues]
  ) -> Bool {
    // The earlier place moves, so that the two meet where their ways do.
    let moving = left >= 0 && (right < 0 || left <= right) ? left : right
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
