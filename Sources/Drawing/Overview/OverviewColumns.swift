import GuidelineModel

/// The column of each tree in the overview.
///
/// Every phase has its own columns, as few as its longest chain of links needs. A tree is in a
/// column after those that link to it; where the chain allows, it may also be further right.
struct OverviewColumns {
  /// The columns of each phase.
  let phases: [Range<Int>]
  /// The trees of all phases, in the order of the guideline.
  let trees: [Int]
  /// The trees that each tree leads to.
  let targets: [[Int]]
  /// The column of each tree.
  private(set) var column: [Int]

  /// Places every tree as far left as its phase and the links allow.
  init(_ guideline: Guideline) {
    let targets = guideline.trees.map { $0.followers.map(\.offset).sorted() }
    var column = guideline.trees.map { _ in 0 }
    var phases: [Range<Int>] = []
    for phase in guideline.phases {
      let start = phases.last?.upperBound ?? 0
      let members = phase.trees.map(\.offset)
      for tree in members { column[tree] = start }
      let inPhase = Set(members)
      // Links form no cycle, so there are at most as many rounds as trees.
      var isSettled = false
      while !isSettled {
        isSettled = true
        for tree in members {
          for target in targets[tree]
          where inPhase.contains(target) && column[target] <= column[tree] {
            column[target] = column[tree] + 1
            isSettled = false
          }
        }
      }
      phases.append(start..<((members.map { column[$0] }.max() ?? start) + 1))
    }
    self.phases = phases
    trees = guideline.phases.flatMap { $0.trees.map(\.offset) }
      .reduce(into: []) { trees, tree in if !trees.contains(tree) { trees.append(tree) } }
    self.targets = targets
    self.column = column
  }

  /// The trees that a tree leads to in later columns; no arrow points left.
  func targetsAhead(of tree: Int) -> [Int] {
    targets[tree].filter { column[$0] > column[tree] }
  }

  /// The number of layers that all links together pass through.
  var passageCount: Int {
    trees.reduce(0) { sum, tree in
      targetsAhead(of: tree).reduce(sum) { $0 + column[$1] - column[tree] - 1 }
    }
  }

  /// All variants with one tree in another column of its phase that keep every link pointing right.
  var moves: some Sequence<OverviewColumns> {
    let own = self
    return trees.lazy.flatMap { tree in
      own.free(for: tree).lazy.filter { $0 != own.column[tree] }.map { place in
        var moved = own
        moved.column[tree] = place
        return moved
      }
    }
  }

  /// The columns after the trees that lead to a tree and before those that it leads to.
  private func free(for tree: Int) -> Range<Int> {
    guard let phase = phases.first(where: { $0.contains(column[tree]) }) else { return 0..<0 }
    let sources = trees.filter { targets[$0].contains(tree) && column[$0] < column[tree] }
    let first = sources.map { column[$0] + 1 }.max() ?? phase.lowerBound
    let end = targetsAhead(of: tree).map { column[$0] }.min() ?? phase.upperBound
    return max(first, phase.lowerBound)..<min(end, phase.upperBound)
  }
}
