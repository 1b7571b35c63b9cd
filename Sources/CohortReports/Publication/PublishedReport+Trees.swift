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
    quality = Quality(
      analysis, rows: total.rows, smallCells,
      telling: Set(
        zip(trees, trees.map { results[$0.tree.offset].parts.suffix(2) }).flatMap { part, counts in
          part.undecided.isHidden || part.invalid.isHidden
            ? [counts[counts.startIndex], counts.reduce(0, +)] : []
        }))
    addLimits(of: analysis, guideline, smallCells)
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
      let parts = smallCells.line(result.parts, order: result.order(of: tree, smallCells))
      let hiddenParts = parts.indices.filter { parts[$0].isHidden }
      for next in tree.followers {
        // How many reach it would tell how many had these: known of all that are hidden together.
        let leading = hiddenParts.filter { tree.leads($0, to: next) }
        if !leading.isEmpty, leading != hiddenParts { hide(next.offset) }
      }
    }
    for next in guideline.trees.indices where tellsSmallChoice(next, results, guideline, smallCells)
    {
      hide(next)
    }
    return hidden
  }

  /// Whether how many reach a tree tells how few chose it, or something else, after an outcome that leaves a
  /// choice.
  private static func tellsSmallChoice(
    _ next: Int, _ results: [TreeCount], _ guideline: Guideline, _ smallCells: SmallCells
  ) -> Bool {
    var (certain, chosen, hasChoice) = (0, 0, false)
    for (tree, result) in zip(guideline.trees, results) {
      for (place, outcome) in tree.outcomes.enumerated() where tree.leads(place, to: Index(next)) {
        if case .choice(_, let options) = outcome.continuation {
          hasChoice = true
          chosen += result.parts[place]
          // How few leave the choice open, where each option has a tree of its own.
          let firsts = Set(options.compactMap(\.trees.first))
          let known = firsts.reduce(0) { $0 + results[$1.offset].all }
          if smallCells.isSmall(abs(result.parts[place] - known)) { return true }
        } else {
          certain += result.parts[place]
        }
      }
    }
    let all = results[next].all
    return hasChoice
      && (smallCells.isSmall(abs(all - certain)) || smallCells.isSmall(abs(certain + chosen - all)))
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

  /// In which order parts are hidden with small ones, so that few trees are hidden with them: first those that the
  /// same trees follow as the small ones, then those that no tree follows.
  func order(of tree: Tree, _ smallCells: SmallCells) -> [Int] {
    func followers(_ place: Int) -> [Index<Tree>] {
      place < tree.outcomes.count ? tree.outcomes[place].continuation.trees : []
    }
    let small = Set(parts.indices.filter { smallCells.isSmall(parts[$0]) }.map(followers))
    func rank(_ place: Int) -> Int {
      if small.contains(followers(place)) { return 0 }
      return followers(place).isEmpty ? 1 : 2
    }
    return parts.indices.sorted { (rank($0), parts[$0], $0) < (rank($1), parts[$1], $1) }
  }

  func published(
    _ index: Index<Tree>, _ tree: Tree, _ smallCells: SmallCells
  ) -> PublishedReport.TreePart {
    let counts = smallCells.line(parts, order: order(of: tree, smallCells))
    let together = zip(parts, counts).filter(\.1.isHidden).map(\.0)
    return PublishedReport.TreePart(
      tree: index, reached: all, outcomes: Array(counts.prefix(tree.outcomes.count)),
      undecided: counts[tree.outcomes.count], invalid: counts[tree.outcomes.count + 1],
      together: together.isEmpty ? nil : together.reduce(0, +))
  }
}

extension Tree {
  /// Whether rows with a part of its counts, an outcome or none, go on to a tree.
  fileprivate func leads(_ part: Int, to next: Index<Tree>) -> Bool {
    part < outcomes.count && outcomes[part].continuation.trees.contains(next)
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
