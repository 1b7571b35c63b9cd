import GuidelineModel

extension CompiledTree {
  /// The outcomes of all completions of the state.
  ///
  /// Does not allocate for a tree of up to 64 nodes: the reachable nodes then fit into one machine
  /// word.
  func possibleOutcomes(_ values: [PossibleValues]) -> OutcomeSet {
    guard nodes.count <= 64 else { return sweep(values).outcomes }
    var outcomes: UInt64 = 0
    var pending: UInt64 = 1
    while pending != 0 {
      let node = nodes[pending.trailingZeroBitCount]
      pending &= pending &- 1
      let possible = values[node.item].bits
      for place in node.arcs {
        let arc = arcs[place]
        guard arc.mask & possible != 0 else { continue }
        if arc.target >= 0 {
          pending |= 1 &<< UInt64(arc.target)
        } else {
          outcomes |= 1 &<< UInt64(~arc.target)
        }
      }
    }
    return OutcomeSet(bits: outcomes)
  }

  /// The nodes reachable in some completion of the state, in topological order.
  func reachedNodes(_ values: [PossibleValues]) -> [Int] {
    let reached = sweep(values).reached
    return nodes.indices.filter { reached[$0] }
  }

  /// Marks everything reachable from the root in one pass; nodes are in topological order.
  private func sweep(_ values: [PossibleValues]) -> (reached: [Bool], outcomes: OutcomeSet) {
    var reached = Array(repeating: false, count: nodes.count)
    var outcomes = OutcomeSet()
    reached[0] = true
    for place in nodes.indices where reached[place] {
      let possible = values[nodes[place].item].bits
      for number in nodes[place].arcs where arcs[number].mask & possible != 0 {
        let target = arcs[number].target
        if target >= 0 {
          reached[target] = true
        } else {
          outcomes.insert(Index(~target))
        }
      }
    }
    return (reached, outcomes)
  }

  /// The target that every completion of the state takes from a node; `nil` if they diverge.
  func onlyTarget(of node: Int, _ values: [PossibleValues]) -> Int? {
    let possible = values[nodes[node].item].bits
    var only: Int?
    for place in nodes[node].arcs where arcs[place].mask & possible != 0 {
      guard only == nil else { return nil }
      only = arcs[place].target
    }
    return only
  }

  /// The index of the first arc of a node that accepts one of these values.
  func arc(from node: Int, for values: UInt16) -> Int {
    guard let arc = nodes[node].arcs.first(where: { arcs[$0].mask & values != 0 }) else {
      preconditionFailure("Guideline.init accepts no decision that leaves a value out.")
    }
    return arc
  }

  /// The nodes from the root on, for as long as all possible values lead along one branch.
  func settledNodes(_ values: [PossibleValues]) -> [Int] {
    var settled: [Int] = []
    var place = 0
    while place >= 0, let next = onlyTarget(of: place, values) {
      settled.append(place)
      place = next
    }
    return settled
  }
}

extension CompiledTree {
  /// The outcomes that further answers can force while some items remain unknown.
  ///
  /// At a decision on an item that remains unknown, the outcome is forced only if all branches
  /// still open lead to it. This is an over-approximation: answers required on different paths are
  /// not checked against each other.
  ///
  /// - Parameters:
  ///   - values: The possible values of each item.
  ///   - staysOpen: For each item, whether it can no longer be answered.
  /// - Returns: The outcomes.
  func forcibleOutcomes(_ values: [PossibleValues], staysOpen: [Bool]) -> OutcomeSet {
    var below = nodes.map { _ in OutcomeSet() }
    // Nodes are in topological order: every node comes after its predecessors.
    for place in nodes.indices.reversed() {
      let item = nodes[place].item
      let ends = arcs[nodes[place].arcs].filter { $0.mask & values[item].bits != 0 }
        .map { $0.target >= 0 ? below[$0.target] : OutcomeSet(bits: 1 << UInt64(~$0.target)) }
      let first = ends.first ?? OutcomeSet()
      below[place] = ends.dropFirst().reduce(first) { found, end in
        OutcomeSet(bits: staysOpen[item] ? found.bits & end.bits : found.bits | end.bits)
      }
    }
    return below[0]
  }

  /// The items with more than one possible value that are asked on some reachable path.
  func openItems(_ values: [PossibleValues]) -> Set<Int> {
    Set(
      reachedNodes(values).filter { onlyTarget(of: $0, values) == nil }.map { nodes[$0].item })
  }
}
