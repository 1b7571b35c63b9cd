import GuidelineModel

/// A walk along every path of a tree that the values still possible allow.
///
/// A path that asks one item twice narrows it at the first: the second keeps only the branches that
/// share a value with what is left.
struct PathSearch {
  private let tree: Tree
  private let known: [Index<Item>: PossibleValues]
  /// Items asked in more than one place, whose narrowing a later decision may notice.
  private let repeated: Set<Index<Item>>
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
    repeated = items.filter { item in tree.decisions.count { $0.item == item } > 1 }
    branches = tree.decisions.map { _ in [] }
  }

  /// The values of an item that are possible where a path has narrowed some.
  func values(
    of item: Index<Item>, _ narrowed: [Index<Item>: PossibleValues]
  ) -> PossibleValues {
    narrowed[item] ?? known[item] ?? PossibleValues([])
  }

  /// The branch that every value still possible leads along, or nil.
  func settledBranch(
    of place: Int, narrowed: [Index<Item>: PossibleValues]
  ) -> Branch? {
    let decision = tree.decisions[place]
    let values = values(of: decision.item, narrowed)
    return decision.branches.first { values.isSubset(of: $0.values) }
  }

  /// Collects what can be reached from a decision.
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
        var further = narrowed
        if repeated.contains(decision.item) {
          further[decision.item] = values.intersection(branch.values)
        }
        visit(next.offset, narrowed: further)
      }
    }
  }
}
