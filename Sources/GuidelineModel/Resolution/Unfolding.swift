/// Counts the nodes of a tree once decisions reached with different known values are duplicated.
///
/// An item asked again on one path has fewer values the second time, depending on the path. A tree
/// whose branches join between the two can therefore unfold into far more nodes than it has
/// decisions; `CompiledTree` stores all of them.
struct Unfolding {
  /// The maximum number of nodes.
  static let most = 4096

  private let decisions: [Decision]
  /// For each decision, the items asked at or below it.
  private let asked: [Set<Index<Item>>]

  /// - Parameter decisions: The decisions in topological order.
  init(_ decisions: [Decision]) {
    var asked = decisions.map { Set([$0.item]) }
    for (place, decision) in decisions.enumerated().reversed() {
      for next in decision.laterDecisions { asked[place].formUnion(asked[next.offset]) }
    }
    self.decisions = decisions
    self.asked = asked
  }

  /// Whether the tree unfolds into at most this many nodes.
  func isWithin(_ limit: Int) -> Bool {
    var known = decisions.map { _ in Set<[Index<Item>: PossibleValues]>() }
    if known.isEmpty { return true }
    known[0] = [[:]]
    var count = 1
    for (place, decision) in decisions.enumerated() {
      for before in known[place] {
        for branch in decision.branches {
          guard case .decision(let next) = branch.target else { continue }
          let values = before[decision.item]?.intersection(branch.values) ?? branch.values
          guard !values.isEmpty else { continue }
          var after = before
          after[decision.item] = values
          let below = asked[next.offset]
          if known[next.offset].insert(after.filter { below.contains($0.key) }).inserted {
            count += 1
          }
          guard count <= limit else { return false }
        }
      }
    }
    return true
  }
}

extension Decision {
  fileprivate var laterDecisions: [Index<Decision>] {
    branches.compactMap { branch in
      switch branch.target {
      case .decision(let next): next
      case .outcome: nil
      }
    }
  }
}
