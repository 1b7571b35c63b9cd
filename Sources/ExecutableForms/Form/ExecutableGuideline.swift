package import GuidelineModel

/// A guideline in the intermediate form from which all exports are written.
package struct ExecutableGuideline: Sendable {
  package let guideline: Guideline
  /// The logic digest.
  package let digest: String
  /// The trees, in the order of the guideline.
  package let trees: [ExecutableTree]
  private let start: [Index<Tree>]

  /// Converts a guideline.
  ///
  /// - Parameters:
  ///   - guideline: The guideline.
  ///   - digest: Its digest.
  ///   - start: The trees that the pathway starts at.
  /// - Throws: ``ExportRefusal`` when a tree has too many paths.
  package init(
    _ guideline: Guideline, digest: String, start: [Index<Tree>]
  ) throws(ExportRefusal) {
    var trees: [ExecutableTree] = []
    for place in guideline.trees.indices {
      trees.append(try ExecutableTree(Index(place), of: guideline))
    }
    self.guideline = guideline
    self.digest = digest
    self.trees = trees
    self.start = start
  }

  /// The pathway, for forms that include it.
  ///
  /// - Throws: ``ExportRefusal`` when the order of trees depends on the answers and matters.
  package var pathway: ExecutablePathway {
    get throws(ExportRefusal) { try ExecutablePathway(guideline, from: start) }
  }
}

/// A tree as the set of all paths from its root to an outcome.
///
/// An outcome is possible exactly if on one of its paths every item still has a value that the path
/// requires. This holds because no path asks an item twice: where a tree does, the lower decision
/// keeps only the values that the upper one lets through, and is left out if one branch remains.
package struct ExecutableTree: Sendable {
  /// The target of a branch.
  package indirect enum Node: Sendable {
    case question(Question)
    case outcome(Index<Outcome>)
  }

  /// A decision, with the branches that are possible after the path to it.
  package struct Question: Sendable {
    package let decision: Index<Decision>
    package let item: Index<Item>
    package let branches: [Branch]
  }

  /// A branch of a question.
  package struct Branch: Sendable {
    package let values: PossibleValues
    /// The label of the branch.
    package let label: Text
    package let target: Node
  }

  /// A path from the root to an outcome; it has each item at most once.
  package struct Path: Hashable, Sendable {
    package let conditions: [ItemCondition]
    package let outcome: Index<Outcome>
  }

  /// The largest number of paths of a tree.
  package static let mostPaths = 4096

  package let index: Index<Tree>
  package let tree: Tree
  package let root: Node
  /// All paths, in the order of the branches.
  package let paths: [Path]
  /// The items that the tree asks on any path, in the order of the items.
  package let items: [Index<Item>]

  init(_ index: Index<Tree>, of guideline: Guideline) throws(ExportRefusal) {
    let tree = guideline[index]
    var unfolding = PathUnfolding(index, tree)
    root = try unfolding.node(.decision(Index(0)), after: [])
    paths = unfolding.paths
    items = Set(tree.decisions.map(\.item)).sorted()
    self.index = index
    self.tree = tree
  }

  /// The paths to one outcome.
  package func paths(to outcome: Index<Outcome>) -> [Path] {
    paths.filter { $0.outcome == outcome }
  }
}

/// Enumerates the paths of a tree, with the values that the path so far leaves of every item.
private struct PathUnfolding {
  private let index: Index<Tree>
  private let tree: Tree
  private(set) var paths: [ExecutableTree.Path] = []

  init(_ index: Index<Tree>, _ tree: Tree) {
    self.index = index
    self.tree = tree
  }

  mutating func node(
    _ target: Branch.Target, after known: [ItemCondition]
  ) throws(ExportRefusal) -> ExecutableTree.Node {
    switch target {
    case .outcome(let outcome):
      guard paths.count < ExecutableTree.mostPaths else {
        throw ExportRefusal.tooManyPaths(tree, index)
      }
      paths.append(ExecutableTree.Path(conditions: known, outcome: outcome))
      return .outcome(outcome)
    case .decision(let next):
      return try question(next, after: known)
    }
  }

  private mutating func question(
    _ index: Index<Decision>, after known: [ItemCondition]
  ) throws(ExportRefusal) -> ExecutableTree.Node {
    let decision = tree.decisions[index.offset]
    let before = known.firstIndex { $0.item == decision.item }
    let open = openBranches(of: decision, before.map { known[$0].values })
    if open.count == 1 { return try node(open[0].target, after: known) }
    var branches: [ExecutableTree.Branch] = []
    for branch in open {
      let condition = ItemCondition(item: decision.item, values: branch.values)
      var after = known
      if let before { after[before] = condition } else { after.append(condition) }
      branches.append(
        ExecutableTree.Branch(
          values: branch.values, label: branch.label, target: try node(branch.target, after: after)
        ))
    }
    return .question(
      ExecutableTree.Question(decision: index, item: decision.item, branches: branches))
  }

  /// The branches of a decision that are possible for some values of its item; branches with the
  /// same target are merged.
  private func openBranches(
    of decision: Decision, _ known: PossibleValues?
  ) -> [(values: PossibleValues, label: Text, target: Branch.Target)] {
    var open: [(values: PossibleValues, label: Text, target: Branch.Target)] = []
    for branch in decision.branches {
      let values = known.map(branch.values.intersection) ?? branch.values
      guard !values.isEmpty else { continue }
      if let same = open.firstIndex(where: { $0.target == branch.target }) {
        let label = Text(
          nl: "\(open[same].label.nl), \(branch.label.nl)",
          en: "\(open[same].label.en), \(branch.label.en)")
        open[same] = (open[same].values.union(values), label, branch.target)
      } else {
        open.append((values, branch.label, branch.target))
      }
    }
    return open
  }
}
