/// How large a tree becomes where a decision is told apart by what is known when it is reached.
///
/// An item that is asked again on one way has fewer values the second time, and which ones depends on
/// the way. So a tree whose branches meet between the two can stand for far more decisions than it
/// has; evaluation lays them all out.
struct Unfolding {
  /// The most decisions that a tree may stand for.
  static let most = 4096

  private let decisions: [Decision]
  /// For every decision, the items asked there or below.
  private let asked: [Set<Index<Item>>]

  /// - Parameter decisions: Each after those that lead to it.
  init(_ decisions: [Decision]) {
    var asked = decisions.map { Set([$0.item]) }
    for (place, decision) in decisions.enumerated().reversed() {
      for next in decision.laterDecisions { asked[place].formUnion(asked[next.offset]) }
    }
    self.decisions = decisions
    self.asked = asked
  }

  /// Whether the tree stands for at most so many decisions.
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
