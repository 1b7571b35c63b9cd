package import GuidelineModel
package import Reasoning

/// What of a guideline some cases have come past.
package struct Coverage: Sendable {
  /// Two branches of one tree that one patient takes both.
  package struct Pair: Hashable, Sendable {
    package let first: TreeWay.Step
    package let second: TreeWay.Step
  }

  /// A value of an item at a decision that asks for it.
  package struct AskedValue: Hashable, Sendable {
    package let decision: Index<Decision>
    package let value: Int
  }

  /// How much of something was come past.
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
  private let branches: [Set<TreeWay.Step>]
  private let pairs: [Set<Pair>]
  private let values: [Set<AskedValue>]
  private var coveredBranches: [Set<TreeWay.Step>]
  private var coveredPairs: [Set<Pair>]
  private var coveredValues: [Set<AskedValue>]

  /// Nothing covered yet; only what some patient can come past counts.
  ///
  /// - Parameters:
  ///   - guideline: The guideline.
  ///   - limits: How much that may take.
  /// - Throws: ``LimitExceeded`` where a tree has too many ways through it.
  package init(
    _ guideline: Guideline, limits: ProofLimits = ProofLimits()
  ) throws(LimitExceeded) {
    self.guideline = guideline
    self.limits = limits
    var branches: [Set<TreeWay.Step>] = []
    var pairs: [Set<Pair>] = []
    var values: [Set<AskedValue>] = []
    let allWays = try TreeWay.all(of: guideline.trees, limits: limits)
    for (tree, ways) in zip(guideline.trees, allWays) {
      branches.append(Set(ways.flatMap(\.steps)))
      pairs.append(Set(ways.flatMap { Self.pairs(of: $0.steps) }))
      values.append(
        Set(
          branches[branches.count - 1].flatMap { step in
            tree.decisions[step.decision.offset].branches[step.branch].values.map {
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

  private static func pairs(of steps: [TreeWay.Step]) -> [Pair] {
    steps.indices.flatMap { place in
      steps[(place + 1)...].map { Pair(first: steps[place], second: $0) }
    }
  }

  /// Adds what the decisions taken in an advice come past.
  package mutating func record(_ advice: Advice) {
    for tree in advice.trees {
      let place = tree.tree.offset
      let decisions = guideline[tree.tree].decisions
      let steps = tree.path.compactMap { step -> TreeWay.Step? in
        let branches = decisions[step.decision.offset].branches
        let branch = branches.firstIndex { step.values.isSubset(of: $0.values) }
        return branch.map { TreeWay.Step(decision: step.decision, branch: $0) }
      }
      coveredBranches[place].formUnion(steps)
      coveredPairs[place].formUnion(Self.pairs(of: steps))
      for step in tree.path {
        if let value = step.values.only {
          coveredValues[place].insert(AskedValue(decision: step.decision, value: value))
        }
      }
    }
  }

  /// The branches that end a tree, the others not counted.
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

  /// Whether a branch was come past.
  package func isCovered(_ step: TreeWay.Step, of tree: Index<Tree>) -> Bool {
    coveredBranches[tree.offset].contains(step)
  }

  /// At least how many more cases a tree needs: one for each branch that ends it and was missed, or
  /// one where only others were.
  package func casesNeeded(for tree: Index<Tree>) -> Int {
    let missing = missingBranches(of: tree)
    let endings = missing.count { isEnding($0, of: guideline[tree]) }
    return max(endings, missing.isEmpty ? 0 : 1)
  }

  private func isEnding(_ step: TreeWay.Step, of tree: Tree) -> Bool {
    switch tree.decisions[step.decision.offset].branches[step.branch].target {
    case .outcome: true
    case .decision: false
    }
  }

  /// The branches of a tree that no case came past, in order.
  package func missingBranches(of tree: Index<Tree>) -> [TreeWay.Step] {
    branches[tree.offset].subtracting(coveredBranches[tree.offset]).sorted {
      ($0.decision, $0.branch) < ($1.decision, $1.branch)
    }
  }
}
