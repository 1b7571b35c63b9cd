import GuidelineModel

extension CompiledTree {
  /// The items that can change the outcome, in the order of the decisions that ask them.
  ///
  /// An item can change the outcome when two completions of the state that differ in that item
  /// alone end differently. The first is what the tree waits for; there is none once it is decided.
  ///
  /// - Parameters:
  ///   - values: By item, what is possible.
  ///   - steps: How many pairs of places may be looked at. Beyond, an item counts as one that can
  ///     change the outcome: nothing that matters goes unasked, though something idle may be asked.
  /// - Returns: The items, none twice.
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

  /// Whether two completions of the state that differ in this item alone end differently.
  func canChangeOutcome(_ item: Int, _ values: [PossibleValues], steps: inout Int) -> Bool {
    let possible = Array(values[item])
    var rest = values
    for (place, left) in possible.enumerated() {
      for right in possible[(place + 1)...] {
        var pair = Pair(
          item: item, left: 1 << UInt16(left), right: 1 << UInt16(right), stepsLeft: steps)
        let isDifferent = endDifferently(0, 0, &pair, &rest)
        steps = pair.stepsLeft
        if isDifferent { return true }
      }
    }
    return false
  }

  /// Two values of one item that a pair of patients, alike in all else, differ in.
  private struct Pair {
    /// Where the two are, and what both may still answer to what is asked there or below.
    struct Meeting: Hashable {
      let left: Int
      let right: Int
      let rest: [UInt16]
    }

    let item: Int
    let left: UInt16
    let right: UInt16
    var stepsLeft: Int
    /// Places up to which the two went together and from which they never end differently.
    ///
    /// What was answered on the way there does not matter: below, no branch is open that it closes.
    var settled: Set<Int> = []
    /// Where the two went apart and from where they never end differently; kept once it takes long.
    var alike: Set<Meeting> = []
    private var walked = 0

    init(item: Int, left: UInt16, right: UInt16, stepsLeft: Int) {
      self.item = item
      self.left = left
      self.right = right
      self.stepsLeft = stepsLeft
    }

    /// Takes a step.
    ///
    /// - Parameter items: How many items a meeting is remembered by.
    /// - Returns: Whether it was allowed.
    mutating func step(items: Int) -> Bool {
      walked += 1
      stepsLeft -= isLong ? 1 + items / 8 : 1
      return stepsLeft >= 0
    }

    var isLong: Bool { walked > 200 }
  }

  /// Whether some completion of `rest` sends the two patients of a pair, one at each place, to
  /// different outcomes.
  private func endDifferently(
    _ left: Int, _ right: Int, _ pair: inout Pair, _ rest: inout [PossibleValues]
  ) -> Bool {
    if left < 0, right < 0 { return left != right }
    guard pair.step(items: items.count) else { return true }
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
    guard pair.isLong else { return endDifferentlyBelow(left, right, &pair, &rest) }
    let meeting = Pair.Meeting(left: left, right: right, rest: asked(below: left, right, rest))
    if pair.alike.contains(meeting) { return false }
    if endDifferentlyBelow(left, right, &pair, &rest) { return true }
    pair.alike.insert(meeting)
    return false
  }

  /// What is still possible of the items asked at two places or below; nothing for the others.
  private func asked(below left: Int, _ right: Int, _ rest: [PossibleValues]) -> [UInt16] {
    items.map { item in
      let isAsked =
        left >= 0 && itemsBelow[left].contains(item)
        || right >= 0 && itemsBelow[right].contains(item)
      return isAsked ? rest[item].bits : 0
    }
  }

  private func endDifferentlyBelow(
    _ left: Int, _ right: Int, _ pair: inout Pair, _ rest: inout [PossibleValues]
  ) -> Bool {
    // The place that lies higher moves, so that the two meet where their ways do, and come to what
    // both are asked one after the other.
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
