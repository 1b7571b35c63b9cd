import GuidelineModel

/// A search along all paths of a tree that the values still possible allow.
///
/// A path that asks an item twice narrows it at the first decision: at the second, only branches
/// that share a value with the rest are open. A decision is visited once for each narrowing of the
/// items that are asked there or below; other narrowings make no difference. Evaluation visits at
/// least as many (`Unfolding`, at most 4096); a guideline with more is refused.
struct PathSearch {
  private let tree: Tree
  private let known: [Index<Item>: PossibleValues]
  /// For every decision, the items asked there or below that are asked in several places.
  private let askedAgain: [Set<Index<Item>>]
  private var seen: Set<Visit> = []

  private(set) var decisions: Set<Int> = []
  private(set) var branches: [Set<Int>]
  private(set) var outcomes: Set<Int> = []

  private struct Visit: Hashable {
    let decision: Int
    let narrowed: [Index<Item>: PossibleValues]
  }

  init(tree: Tree, values: (Index<Item>) -> PossibleValues) {
    self.tree = tree
    let items = Set(tree.decisions.map(\.item))
    known = Dictionary(uniqueKeysWithValues: items.map { ($0, values($0)) })
    let repeated = items.filter { item in tree.decisions.count { $0.item == item } > 1 }
    var askedAgain = tree.decisions.map { repeated.intersection([$0.item]) }
    if !repeated.isEmpty {
      // Every decision comes after those that lead to it.
      for (place, decision) in tree.decisions.enumerated().reversed() {
        for case .decision(let next) in decision.branches.map(\.target) {
          askedAgain[place].formUnion(askedAgain[next.offset])
        }
      }
    }
    self.askedAgain = askedAgain
    branches = tree.decisions.map { _ in [] }
  }

  /// The values of an item that are possible on a path.
  func values(
    of item: Index<Item>, _ narrowed: [Index<Item>: PossibleValues]
  ) -> PossibleValues {
    narrowed[item] ?? known[item] ?? PossibleValues([])
  }

  /// The branch that all values still possible take; nil if they take several.
  func settledBranch(
    of place: Int, narrowed: [Index<Item>: PossibleValues]
  ) -> Branch? {
    let decision = tree.decisions[place]
    let values = values(of: decision.item, narrowed)
    return decision.branches.first { values.isSubset(of: $0.values) }
  }

  /// Collects what is reachable from a decision.
  mutating func visit(_ place: Int, narrowed: [Index<Item>: PossibleValues]) {
    guard seen.insert(Visit(decision: place, narrowed: narrowed)).inserted else { return }
    decisions.insert(place)
    let decision = tree.decisions[place]
    let values = values(of: decision.item, narrowed)
    for (number, branch) in decision.branches.enumerated()
    where !branch.values.isDisjoint(with: values) {
      branches[place].insert(number)
      switch branch.target {
      case .outcome(let outcome):
        outcomes.insert(outcome.offset)
      case .decision(let next):
        let below = askedAgain[next.offset]
        var further = narrowed.filter { below.contains($0.key) }
        if below.contains(decision.item) {
          further[decision.item] = values.intersection(branch.values)
        }
        visit(next.offset, narrowed: further)
      }
    }
  }
}
