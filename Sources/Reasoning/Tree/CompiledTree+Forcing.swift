import GuidelineModel

extension CompiledTree {
  /// The outcomes that answers can force while some items stay as they are.
  ///
  /// At a decision that nobody can settle, the tree ends in one way only where all branches still open
  /// do. Never too few: what is answered on one way is not weighed against another.
  ///
  /// - Parameters:
  ///   - values: By item, what is possible.
  ///   - staysOpen: By item, whether no answer to it can come.
  /// - Returns: The outcomes.
  func forcibleOutcomes(_ values: [PossibleValues], staysOpen: [Bool]) -> OutcomeSet {
    var below = nodes.map { _ in OutcomeSet() }
    // Every node comes after those that lead to it.
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

  /// The items that decisions on some way ask and that are not known.
  func openItems(_ values: [PossibleValues]) -> Set<Int> {
    Set(
      reachedNodes(values).filter { onlyTarget(of: $0, values) == nil }.map { nodes[$0].item })
  }
}
