package import GuidelineModel

/// A path through a tree, from the root to an outcome.
package struct TreePath: Hashable, Sendable {
  /// A branch, by its decision and its index there.
  package struct TakenBranch: Hashable, Sendable {
    package let decision: Index<Decision>
    package let branch: Int
  }

  package let steps: [TakenBranch]
  package let outcome: Index<Outcome>
  /// For each item that the path asks, the values with which a patient takes it.
  package let answers: [Index<Item>: PossibleValues]

  /// Every path through each of some trees that some patient can take.
  ///
  /// - Throws: ``LimitExceeded`` when a tree has too many paths, or all paths have too many pairs
  ///   of branches.
  package static func all(
    of trees: [Tree], limits: ProofLimits
  ) throws(LimitExceeded) -> [[TreePath]] {
    var pairsLeft = limits.steps
    var paths: [[TreePath]] = []
    for tree in trees { paths.append(try all(of: tree, limits: limits, pairsLeft: &pairsLeft)) }
    return paths
  }

  private static func all(
    of tree: Tree, limits: ProofLimits, pairsLeft: inout Int
  ) throws(LimitExceeded) -> [TreePath] {
    let limit = limits.conditions
    var paths: [TreePath] = []
    func visit(
      _ place: Int, _ steps: [TakenBranch], _ answers: [Index<Item>: PossibleValues]
    ) -> Bool {
      let decision = tree.decisions[place]
      for (number, branch) in decision.branches.enumerated() {
        let before = answers[decision.item] ?? PossibleValues(bits: .max)
        let values = branch.values.intersection(before)
        guard !values.isEmpty else { continue }
        var narrowed = answers
        narrowed[decision.item] = values
        let longer = steps + [TakenBranch(decision: Index(place), branch: number)]
        switch branch.target {
        case .decision(let next):
          guard visit(next.offset, longer, narrowed) else { return false }
        case .outcome(let outcome):
          paths.append(TreePath(steps: longer, outcome: outcome, answers: narrowed))
          pairsLeft -= longer.count * (longer.count + 1) / 2
        }
        guard paths.count <= limit, pairsLeft >= 0 else { return false }
      }
      return true
    }
    guard visit(0, [], [:]) else {
      throw LimitExceeded(resource: .paths, limit: limit, isBeyondAll: !mayFit(in: tree))
    }
    return paths
  }

  /// Whether the largest limit that can be set is certainly enough for a tree.
  ///
  /// It also counts paths that contradict themselves, which no patient takes.
  private static func mayFit(in tree: Tree) -> Bool {
    let most = ProofLimits(nodes: ProofLimits.most)
    var known: [Int: (paths: Double, length: Int)] = [:]
    func paths(from place: Int) -> (paths: Double, length: Int) {
      if let known = known[place] { return known }
      var (sum, length) = (0.0, 0)
      for branch in tree.decisions[place].branches {
        switch branch.target {
        case .outcome: sum += 1
        case .decision(let next):
          let rest = paths(from: next.offset)
          (sum, length) = (sum + rest.paths, max(length, rest.length))
        }
      }
      known[place] = (sum, length + 1)
      return (sum, length + 1)
    }
    let (count, length) = paths(from: 0)
    return count <= Double(most.conditions)
      && count * Double(length * (length + 1) / 2) <= Double(most.steps)
  }
}
