package import GuidelineModel

/// A guideline in the one form that every export is written from.
package struct ExecutableGuideline: Sendable {
  package let guideline: Guideline
  /// The digest over all that can change an advice.
  package let digest: String
  /// In the order of the guideline.
  package let trees: [ExecutableTree]
  private let start: [Index<Tree>]

  /// Brings a guideline into the form.
  ///
  /// - Parameters:
  ///   - guideline: The guideline.
  ///   - digest: Its digest.
  ///   - start: The trees that the pathway starts at.
  /// - Throws: ``ExportRefusal`` where a tree is too large.
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

  /// The pathway, for the forms that tell it.
  ///
  /// - Throws: ``ExportRefusal`` where it depends on more than a form can say.
  package var pathway: ExecutablePathway {
    get throws(ExportRefusal) { try ExecutablePathway(guideline, from: start) }
  }
}

/// A tree as other engines can run it: every way from its root to an outcome.
///
/// An outcome is still possible exactly where on one of its ways every item still has a value that the
/// way asks for. That holds because no way asks an item twice: where a tree does, the lower decision
/// keeps only the values that the one above lets through, and is left out where one branch is left.
package struct ExecutableTree: Sendable {
  /// Where a branch leads.
  package indirect enum Place: Sendable {
    case question(Question)
    case outcome(Index<Outcome>)
  }

  /// A decision with the branches that are open on the way to it.
  package struct Question: Sendable {
    package let decision: Index<Decision>
    package let item: Index<Item>
    package let branches: [Branch]
  }

  /// One way on from a question.
  package struct Branch: Sendable {
    package let values: PossibleValues
    /// The words on the line.
    package let label: Text
    package let target: Place
  }

  /// A way from the root to an outcome; each item stands on it once.
  package struct Way: Hashable, Sendable {
    package let conditions: [ItemCondition]
    package let outcome: Index<Outcome>
  }

  /// The most ways that are written out.
  package static let mostWays = 4096

  package let index: Index<Tree>
  package let tree: Tree
  package let root: Place
  /// In the order of the branches.
  package let ways: [Way]
  /// What the tree asks, on whatever way, in the order of the items.
  package let items: [Index<Item>]

  init(_ index: Index<Tree>, of guideline: Guideline) throws(ExportRefusal) {
    let tree = guideline[index]
    var unfolding = WayUnfolding(index, tree)
    root = try unfolding.place(.decision(Index(0)), after: [])
    ways = unfolding.ways
    items = Set(tree.decisions.map(\.item)).sorted()
    self.index = index
    self.tree = tree
  }

  /// The ways to one outcome.
  package func ways(to outcome: Index<Outcome>) -> [Way] {
    ways.filter { $0.outcome == outcome }
  }
}

/// Follows a tree from its root, with what the way so far leaves of every item asked on it.
private struct WayUnfolding {
  private let index: Index<Tree>
  private let tree: Tree
  private(set) var ways: [ExecutableTree.Way] = []

  init(_ index: Index<Tree>, _ tree: Tree) {
    self.index = index
    self.tree = tree
  }

  mutating func place(
    _ target: Branch.Target, after known: [ItemCondition]
  ) throws(ExportRefusal) -> ExecutableTree.Place {
    switch target {
    case .outcome(let outcome):
      guard ways.count < ExecutableTree.mostWays else {
        throw ExportRefusal.tooManyWays(tree, index)
      }
      ways.append(ExecutableTree.Way(conditions: known, outcome: outcome))
      return .outcome(outcome)
    case .decision(let next):
      return try question(next, after: known)
    }
  }

  private mutating func question(
    _ index: Index<Decision>, after known: [ItemCondition]
  ) throws(ExportRefusal) -> ExecutableTree.Place {
    let decision = tree.decisions[index.offset]
    let before = known.firstIndex { $0.item == decision.item }
    let open = openBranches(of: decision, before.map { known[$0].values })
    if open.count == 1 { return try place(open[0].target, after: known) }
    var branches: [ExecutableTree.Branch] = []
    for branch in open {
      let condition = ItemCondition(item: decision.item, values: branch.values)
      var after = known
      if let before { after[before] = condition } else { after.append(condition) }
      branches.append(
        ExecutableTree.Branch(
          values: branch.values, label: branch.label, target: try place(branch.target, after: after)
        ))
    }
    return .question(
      ExecutableTree.Question(decision: index, item: decision.item, branches: branches))
  }

  /// The ways on that are left where an item has only some of its values; those that lead to the same
  /// place are one.
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
