import GuidelineModel

extension DiagramStore {
  /// The outcome of a tree for every complete answer, and of the part below each decision.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - level: The level of each item.
  ///   - value: The place of the branch's value for a place on the level of an item; nil where the
  ///     tree knows no such value.
  ///   - result: The leaf for each outcome.
  ///   - unknown: The leaf for a value that the tree does not know.
  /// - Returns: For every decision, what follows from there; the first is the whole tree.
  /// - Throws: ``LimitExceeded`` where that takes more nodes than allowed.
  mutating func diagrams(
    of tree: Tree, level: (Index<Item>) -> Int,
    value: (Index<Item>, Int) -> Int? = { $1 },
    result: (Index<Outcome>) -> Int = { $0.offset }, unknown: Int = 0
  ) throws(LimitExceeded) -> [Diagram] {
    var below = Array(repeating: Diagram.never, count: tree.decisions.count)
    for place in tree.decisions.indices.reversed() {
      let decision = tree.decisions[place]
      let level = level(decision.item)
      let next = (0..<widths[level]).map { position -> Diagram in
        guard let value = value(decision.item, position),
          let branch = decision.branches.first(where: { $0.values.contains(value) })
        else { return Diagram(leaf: unknown) }
        switch branch.target {
        case .decision(let later): return below[later.offset]
        case .outcome(let outcome): return Diagram(leaf: result(outcome))
        }
      }
      below[place] = try asking(level, next)
    }
    return below
  }

  /// For every decision of a tree, which complete answers come to it.
  mutating func reach(
    of tree: Tree, level: (Index<Item>) -> Int
  ) throws(LimitExceeded) -> [Diagram] {
    var reach = Array(repeating: Diagram.never, count: tree.decisions.count)
    reach[0] = .always
    for (place, decision) in tree.decisions.enumerated() {
      for branch in decision.branches {
        guard case .decision(let next) = branch.target else { continue }
        let taken = try condition(level(decision.item), in: branch.values)
        reach[next.offset] = try either(reach[next.offset], try both(reach[place], taken))
      }
    }
    return reach
  }
}
