import GuidelineModel

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
