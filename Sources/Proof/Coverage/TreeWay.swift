package import GuidelineModel

/// One way through a tree, from the root to an outcome.
package struct TreeWay: Hashable, Sendable {
  /// A branch by its decision and its place there.
  package struct Step: Hashable, Sendable {
    package let decision: Index<Decision>
    package let branch: Int
  }

  package let steps: [Step]
  package let outcome: Index<Outcome>
  /// What whoever takes this way has answered.
  package let answers: [Index<Item>: PossibleValues]

  /// Every way that some patient takes through each of some trees.
  ///
  /// - Throws: ``LimitExceeded`` where a tree has too many, or all have too many pairs of branches.
  package static func all(
    of trees: [Tree], limits: ProofLimits
  ) throws(LimitExceeded) -> [[TreeWay]] {
    var pairsLeft = limits.steps
    var ways: [[TreeWay]] = []
    for tree in trees { ways.append(try all(of: tree, limits: limits, pairsLeft: &pairsLeft)) }
    return ways
  }

  private static func all(
    of tree: Tree, limits: ProofLimits, pairsLeft: inout Int
  ) throws(LimitExceeded) -> [TreeWay] {
    let limit = limits.conditions
    var ways: [TreeWay] = []
    func visit(
      _ place: Int, _ steps: [Step], _ answers: [Index<Item>: PossibleValues]
    ) -> Bool {
      let decision = tree.decisions[place]
      for (number, branch) in decision.branches.enumerated() {
        let before = answers[decision.item] ?? PossibleValues(bits: .max)
        let values = branch.values.intersection(before)
        guard !values.isEmpty else { continue }
        var narrowed = answers
        narrowed[decision.item] = values
        let longer = steps + [Step(decision: Index(place), branch: number)]
        switch branch.target {
        case .decision(let next):
          guard visit(next.offset, longer, narrowed) else { return false }
        case .outcome(let outcome):
          ways.append(TreeWay(steps: longer, outcome: outcome, answers: narrowed))
          pairsLeft -= longer.count * (longer.count + 1) / 2
        }
        guard ways.count <= limit, pairsLeft >= 0 else { return false }
      }
      return true
    }
    guard visit(0, [], [:]) else {
      throw LimitExceeded(resource: .ways, limit: limit, isBeyondAll: !mayBeFew(in: tree))
    }
    return ways
  }

  /// Whether the largest limit is enough for a tree for certain.
  ///
  /// Counts also ways that contradict themselves, which no patient takes.
  private static func mayBeFew(in tree: Tree) -> Bool {
    let most = ProofLimits(nodes: ProofLimits.most)
    var known: [Int: (ways: Double, length: Int)] = [:]
    func ways(from place: Int) -> (ways: Double, length: Int) {
      if let known = known[place] { return known }
      var (sum, length) = (0.0, 0)
      for branch in tree.decisions[place].branches {
        switch branch.target {
        case .outcome: sum += 1
        case .decision(let next):
          let rest = ways(from: next.offset)
          (sum, length) = (sum + rest.ways, max(length, rest.length))
        }
      }
      known[place] = (sum, length + 1)
      return (sum, length + 1)
    }
    let (count, length) = ways(from: 0)
    return count <= Double(most.conditions)
      && count * Double(length * (length + 1) / 2) <= Double(most.steps)
  }
}
