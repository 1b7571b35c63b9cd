package import GuidelineModel
package import Reasoning

/// How much of a guideline some cases cover.
package struct Coverage: Sendable {
  /// Two branches of one tree that are on one path.
  package struct Pair: Hashable, Sendable {
    package let first: TreePath.TakenBranch
    package let second: TreePath.TakenBranch
  }

  /// A value of an item, answered at a decision.
  package struct AskedValue: Hashable, Sendable {
    package let decision: Index<Decision>
    package let value: Int
  }

  /// A number of covered things out of all.
  package struct Count: Hashable, Sendable {
    package let covered: Int
    package let all: Int

    package init(covered: Int, all: Int) {
      self.covered = covered
      self.all = all
    }
  }

  package let guideline: Guideline
  let limits: ProofLimits
  private let branches: [Set<TreePath.TakenBranch>]
  private let pairs: [Set<Pair>]
  private let values: [Set<AskedValue>]
  private var coveredBranches: [Set<TreePath.TakenBranch>]
  private var coveredPairs: [Set<Pair>]
  private var coveredValues: [Set<AskedValue>]

  /// Starts with nothing covered.
  ///
  /// Only what some patient can reach counts.
  ///
  /// - Parameters:
  ///   - guideline: The guideline.
  ///   - limits: How much the analysis may use.
  /// - Throws: ``LimitExceeded`` when a tree has too many paths.
  package init(
    _ guideline: Guideline, limits: ProofLimits = ProofLimits()
  ) throws(LimitExceeded) {
    self.guideline = guideline
    self.limits = limits
    var branches: [Set<TreePath.TakenBranch>] = []
    var pairs: [Set<Pair>] = []
    var values: [Set<AskedValue>] = []
    let allPaths = try TreePath.all(of: guideline.trees, limits: limits)
    for (tree, paths) in zip(guideline.trees, allPaths) {
      branches.append(Set(paths.flatMap(\.steps)))
      pairs.append(Set(paths.flatMap { Self.pairs(of: $0.steps) }))
      values.append(
        Set(
          branches[branches.count - 1].flatMap { step in
            tree.decisions[step.decision.offset].branches[step.branch].values.indices.map {
              AskedValue(decision: step.decision, value: $0)
            }
          }))
    }
    self.branches = branches
    self.pairs = pairs
    self.values = values
    coveredBranches = branches.map { _ in [] }
    coveredPairs = pairs.map { _ in [] }
    coveredValues = values.map { _ in [] }
  }

  private static func pairs(of steps: [TreePath.TakenBranch]) -> [Pair] {
    steps.indices.flatMap { place in
      steps[(place + 1)...].map { Pair(first: steps[place], second: $0) }
    }
  }

  /// Adds what the decisions taken in an advice cover.
  package mutating func record(_ advice: Advice) {
    for tree in advice.trees {
      let place = tree.tree.offset
      let decisions = guideline[tree.tree].decisions
      let steps = tree.path.compactMap { step -> TreePath.TakenBranch? in
        let branches = decisions[step.decision.offset].branches
        let branch = branches.firstIndex { step.values.isSubset(of: $0.values) }
        return branch.map { TreePath.TakenBranch(decision: step.decision, branch: $0) }
      }
      coveredBranches[place].formUnion(steps)
      coveredPairs[place].formUnion(Self.pairs(of: steps))
      for step in tree.path {
        if let value = step.values.onlyIndex {
          coveredValues[place].insert(AskedValue(decision: step.decision, value: value))
        }
      }
    }
  }

  /// Coverage of the branches that lead to an outcome.
  package func endings() -> Count {
    count(coveredBranches, branches) { tree, step in isEnding(step, of: tree) }
  }

  package func allBranches() -> Count { count(coveredBranches, branches) { _, _ in true } }
  package func allPairs() -> Count { count(coveredPairs, pairs) { _, _ in true } }
  package func allValues() -> Count { count(coveredValues, values) { _, _ in true } }

  private func count<Part>(
    _ covered: [Set<Part>], _ all: [Set<Part>], _ counts: (Tree, Part) -> Bool
  ) -> Count {
    func number(_ sets: [Set<Part>]) -> Int {
      zip(guideline.trees, sets).reduce(0) { sum, pair in
        sum + pair.1.count { counts(pair.0, $0) }
      }
    }
    return Count(
      covered: number(zip(covered, all).map { $0.intersection($1) }), all: number(all))
  }

  /// A lower bound for the number of cases that a tree still needs: one for each missed branch that
  /// leads to an outcome, or one if only other branches were missed.
  package func casesNeeded(for tree: Index<Tree>) -> Int {
    let missing = missingBranches(of: tree)
    let endings = missing.count { isEnding($0, of: guideline[tree]) }
    return max(endings, missing.isEmpty ? 0 : 1)
  }

  private func isEnding(_ step: TreePath.TakenBranch, of tree: Tree) -> Bool {
    switch tree.decisions[step.decision.offset].branches[step.branch].target {
    case .outcome: true
    case .decision: false
    }
  }

  /// The branches of a tree that no case covers, in order.
  package func missingBranches(of tree: Index<Tree>) -> [TreePath.TakenBranch] {
    branches[tree.offset].subtracting(coveredBranches[tree.offset]).sorted {
      ($0.decision, $0.branch) < ($1.decision, $1.branch)
    }
  }
}
