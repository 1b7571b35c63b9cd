package import Cohort
package import GuidelineModel

extension PublishedReport {
  /// Makes what may be published of the counts, and of the analysis where there is one.
  package init(
    _ guideline: Guideline, counts: CohortCounts, analysis: CohortAnalysis?, smallCells: SmallCells
  ) {
    let total = counts.total
    least = smallCells.least
    rows = smallCells.single(total.rows)
    contradictions = total.contradictions
    hasAnalysis = analysis != nil
    let results = guideline.trees.indices.map {
      TreeCount(total.pathway[$0], of: guideline.trees[$0])
    }
    let hidden = Self.hidden(results, guideline, smallCells)
    hiddenTrees = guideline.trees.indices.filter(hidden.contains).map { Index($0) }
    trees = guideline.trees.indices.filter { !hidden.contains($0) }.map { place in
      results[place].published(Index(place), guideline.trees[place], smallCells)
    }
    guard let analysis else { return }
    for place in trees.indices where trees[place].together == nil {
      let flow = analysis.flow.trees[trees[place].tree.offset]
      let tree = guideline[trees[place].tree]
      if smallCells.leaves(flow, of: tree) { trees[place].flow = flow }
    }
    addConcordance(of: analysis, guideline, smallCells)
    quality = Quality(analysis, rows: total.rows, smallCells)
    addLimits(of: analysis, smallCells)
    comparisons = analysis.comparisons.map {
      comparison(of: $0, rows: total.rows, guideline, smallCells)
    }
  }

  /// The trees that are not shown: those that few rows reach, and all that can follow an outcome that is not
  /// shown, since how many reach these would tell how many had the outcome.
  private static func hidden(
    _ results: [TreeCount], _ guideline: Guideline, _ smallCells: SmallCells
  ) -> Set<Int> {
    var hidden: Set<Int> = []
    func hide(_ tree: Int) {
      guard hidden.insert(tree).inserted else { return }
      for next in guideline.trees[tree].followers { hide(next.offset) }
    }
    for (place, result) in results.enumerated() {
      let tree = guideline.trees[place]
      guard !smallCells.isSmall(result.all) else {
        hide(place)
        continue
      }
      let parts = smallCells.line(result.parts, order: result.order(of: tree))
      for (outcome, count) in zip(tree.outcomes, parts) where count.isHidden {
        for next in outcome.continuation.trees { hide(next.offset) }
      }
    }
    return hidden
  }
}

/// What the rows that reach a tree come to.
private struct TreeCount {
  /// Of every outcome, then of the undecided and the invalid.
  let parts: [Int]

  init(_ counts: [OutcomeSet: Int], of tree: Tree) {
    let decided = tree.outcomes.indices.map { counts[OutcomeSet([Index($0)]), default: 0] }
    let invalid = counts[OutcomeSet(), default: 0]
    let all = counts.values.reduce(0, +)
    parts = decided + [all - decided.reduce(0, +) - invalid, invalid]
  }

  var all: Int { parts.reduce(0, +) }

  /// In which order parts are hidden with small ones: first those that no tree follows.
  func order(of tree: Tree) -> [Int] {
    func isFollowed(_ place: Int) -> Bool {
      place < tree.outcomes.count && !tree.outcomes[place].continuation.trees.isEmpty
    }
    return parts.indices.sorted { left, right in
      let (first, second) = (isFollowed(left), isFollowed(right))
      return first == second ? (parts[left], left) < (parts[right], right) : second
    }
  }

  func published(
    _ index: Index<Tree>, _ tree: Tree, _ smallCells: SmallCells
  ) -> PublishedReport.TreePart {
    let counts = smallCells.line(parts, order: order(of: tree))
    let together = zip(parts, counts).filter(\.1.isHidden).map(\.0)
    return PublishedReport.TreePart(
      tree: index, reached: all, outcomes: Array(counts.prefix(tree.outcomes.count)),
      undecided: counts[tree.outcomes.count], invalid: counts[tree.outcomes.count + 1],
      together: together.isEmpty ? nil : together.reduce(0, +))
  }
}

extension SmallCells {
  /// Whether no number of a flow is small, nor what follows from them: how many come to an outcome without its
  /// way being certain.
  fileprivate func leaves(_ flow: PatientFlow.TreeFlow, of tree: Tree) -> Bool {
    var unexplained = flow.outcomes
    for (decision, counts) in zip(tree.decisions, flow.branches) {
      for (branch, count) in zip(decision.branches, counts) {
        if case .outcome(let outcome) = branch.target { unexplained[outcome.offset] -= count }
      }
    }
    let numbers = flow.branches.joined() + flow.waiting + flow.outcomes + unexplained
    return !(numbers + [flow.invalid]).contains(where: isSmall)
  }
}
