import Cohort
import GuidelineModel

extension PublishedReport.Quality {
  /// - Parameters:
  ///   - analysis: What was counted.
  ///   - rows: The rows that could be read.
  ///   - smallCells: What is small.
  ///   - telling: Hidden numbers of undecided rows: where a tree depends on one item, a number here that is the
  ///     same would give them away.
  init(_ analysis: CohortAnalysis, rows: Int, _ smallCells: SmallCells, telling: Set<Int>) {
    var complete = 0
    var items: [DataQuality.ItemCounts] = []
    var warnings: [Int] = []
    for group in analysis.groups.values {
      complete += group.quality.complete
      items = items.isEmpty ? group.quality.items : zip(items, group.quality.items).map(+)
      warnings =
        warnings.isEmpty ? group.quality.warnings : zip(warnings, group.quality.warnings).map(+)
    }
    let isShown = !smallCells.isSmall(rows)
    func line(_ parts: [Int], sums: [Int] = []) -> [PublishedCount] {
      isShown && telling.isDisjoint(with: (parts + sums).filter { $0 > 0 })
        ? smallCells.line(parts) : parts.map { _ in .hidden }
    }
    // Of a part of all rows, the rest is known too.
    func part(_ count: Int, of all: Int) -> PublishedCount { line([count, all - count])[0] }
    let ends = line([complete, rows - complete])
    self.complete = ends[0]
    incomplete = ends[1]
    self.items = items.enumerated().map { place, counts in
      PublishedReport.ItemPart(
        item: Index(place),
        counts: line(
          [counts.missing, counts.coarse, counts.exact, counts.invalid],
          sums: [counts.missing + counts.coarse, rows - counts.exact]),
        alone: ends[1].isHidden
          ? .hidden : part(counts.aloneUndecided, of: rows - complete))
    }.sorted { left, right in
      // What is not shown must not tell its size by its place.
      let (first, second) = (left.alone.exact ?? -1, right.alone.exact ?? -1)
      return first == second
        ? (left.counts[0].exact ?? -1) > (right.counts[0].exact ?? -1) : first > second
    }
    self.warnings = warnings.map { part($0, of: rows) }
  }
}

extension DataQuality.ItemCounts {
  fileprivate static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.missing += right.missing
    sum.coarse += right.coarse
    sum.exact += right.exact
    sum.invalid += right.invalid
    sum.aloneUndecided += right.aloneUndecided
    return sum
  }
}

extension PublishedReport {
  mutating func addLimits(
    of analysis: CohortAnalysis, _ guideline: Guideline, _ smallCells: SmallCells
  ) {
    var counts: [TimelinessCounts.Limit: TimelinessCounts.Counts] = [:]
    for group in analysis.groups.values {
      counts.merge(group.timeliness.limits, uniquingKeysWith: +)
    }
    guard !counts.isEmpty else { return }
    var lines:
      [(limit: TimelinessCounts.Limit, counts: TimelinessCounts.Counts, line: [PublishedCount])] =
        []
    for part in trees {
      for (place, outcome) in part.outcomes.enumerated() {
        // What is counted of a limit hangs on how many rows have the outcome.
        guard let decided = outcome.exact else { continue }
        let isChoice =
          if case .choice = guideline[part.tree].outcomes[place].continuation { true } else {
            false
          }
        let own = counts.filter { $0.key.tree == part.tree && $0.key.outcome.offset == place }
          .sorted {
            ($0.key.within.seconds, $0.key.from.offset) < (
              $1.key.within.seconds, $1.key.from.offset
            )
          }
        for entry in own {
          let total = entry.value.parts.reduce(0, +)
          // The rest chose otherwise; without a choice, its answers contradict each other: a fault, always counted.
          let tellsChoice = isChoice && smallCells.isSmall(decided - total)
          guard total > 0, !smallCells.isSmall(total), !tellsChoice else { continue }
          lines.append((entry.key, entry.value, smallCells.line(entry.value.parts)))
        }
      }
    }
    let hiding = lines.filter { $0.line.contains(where: \.isHidden) }.map(\.limit)
    limits = lines.map { limit, counts, line in
      let isHidden = hiding.contains { $0 != limit && isLinked($0, limit, guideline) }
      return LimitPart(limit, counts, isHidden ? line.map { _ in .hidden } : line, smallCells)
    }
  }

  /// Whether one of two limits could tell what the other hides: they are of the same outcome, or of trees that
  /// follow one another, and share their start or an end.
  private func isLinked(
    _ one: TimelinessCounts.Limit, _ other: TimelinessCounts.Limit, _ guideline: Guideline
  ) -> Bool {
    guard one.from == other.from || !Set(one.until).isDisjoint(with: other.until) else {
      return false
    }
    guard one.tree != other.tree else { return one.outcome == other.outcome }
    return guideline.trees(after: one.tree).contains(other.tree)
      || guideline.trees(after: other.tree).contains(one.tree)
  }
}

extension PublishedReport.LimitPart {
  fileprivate init(
    _ limit: TimelinessCounts.Limit, _ counts: TimelinessCounts.Counts, _ parts: [PublishedCount],
    _ smallCells: SmallCells
  ) {
    self.limit = limit
    self.counts = parts
    total = counts.parts.reduce(0, +)
    let order = OrderStatistics(counts.minutes)
    let isShown = !parts.prefix(3).contains(where: \.isHidden)
    func isAnonymous(_ share: Double) -> Bool {
      isShown && Double(order.count) * (1 - share) >= Double(smallCells.least)
    }
    median = isAnonymous(0.5) ? order.quantile(0.5) : nil
    medianInterval = isAnonymous(0.5) ? order.interval(0.5) : nil
    ninetieth = isAnonymous(0.9) ? order.quantile(0.9) : nil
  }
}

extension TimelinessCounts.Counts {
  fileprivate var parts: [Int] { [met, late, uncertain, noStart, noEnd, reversed] }

  fileprivate static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.met += right.met
    sum.late += right.late
    sum.uncertain += right.uncertain
    sum.noStart += right.noStart
    sum.noEnd += right.noEnd
    sum.reversed += right.reversed
    sum.minutes.merge(right.minutes, uniquingKeysWith: +)
    return sum
  }
}

extension PublishedReport {
  func comparison(
    of comparison: GuidelineComparison, rows: Int, _ guideline: Guideline, _ smallCells: SmallCells
  ) -> Comparison {
    var changed: PublishedCount =
      smallCells.isSmall(rows - comparison.changed)
      ? .hidden : smallCells.single(comparison.changed)
    // What changes in a tree moves rows into and out of those that follow it: nothing is shown of what follows a
    // tree of which something is hidden.
    let hidden = Set(hiddenTrees + trees.filter { $0.together != nil }.map(\.tree))
    var unsafe = hidden
    let byTree = Dictionary(grouping: comparison.counts) { $0.key.tree }
    var parts: [(tree: Index<Tree>, changes: [(GuidelineComparison.Change, PublishedCount)])] = []
    for part in trees {
      let name = guideline.name(of: part.tree)
      let entries = (byTree[name] ?? []).map { ($0.key.change, $0.value) }
        .filter { $0.1 > 0 }.sorted { $0.0.order < $1.0.order }
      guard entries.contains(where: { $0.0 != .same }) else { continue }
      let own = entries.filter { $0.0 != .reached }
      // Fewer than reach it, where answers contradict an outcome.
      guard !smallCells.isSmall(own.reduce(0) { $0 + $1.1 }) else {
        unsafe.insert(part.tree)
        continue
      }
      let line = smallCells.line(own.map(\.1))
      // Without rows that stay the same, the outcomes that rows leave add up to those of the tree.
      let hasSame = own.contains { $0.0 == .same }
      let reached = entries.filter { $0.0 == .reached }.map { ($0.0, smallCells.single($0.1)) }
      let changes = zip(own, line).map { ($0.0, $1) } + reached
      if changes.contains(where: \.1.isHidden) {
        unsafe.insert(part.tree)
        // Trees before it tell how many leave it or come to it.
        guard hasSame, !entries.contains(where: { $0.0 == .left || $0.0 == .reached }),
          leavesRoom(changes, part, guideline, smallCells)
        else {
          continue
        }
        // All that changes in a tree may be all that changes.
        if changes.contains(where: { $0.0 == .same && $0.1.isHidden }) { changed = .hidden }
      }
      parts.append((part.tree, changes))
    }
    let after = unsafe.reduce(into: Set<Index<Tree>>()) { $0.formUnion(guideline.trees(after: $1)) }
    let shown = parts.filter { !after.contains($0.tree) && !hidden.contains($0.tree) }
    return Comparison(
      other: comparison.other, changed: changed,
      trees: shown.map { (tree: guideline.name(of: $0.tree), changes: $0.changes) })
  }
}

extension PublishedReport {
  /// Whether hidden changes from an outcome, or from none, can be not small beside those that are shown: together
  /// they are no more than the rows that have it.
  private func leavesRoom(
    _ changes: [(GuidelineComparison.Change, PublishedCount)], _ part: TreePart,
    _ guideline: Guideline, _ smallCells: SmallCells
  ) -> Bool {
    var wholes: [String: Int] = ["": part.undecided.exact ?? 0]
    for (outcome, count) in zip(guideline[part.tree].outcomes, part.outcomes) {
      wholes[outcome.id.text] = count.exact ?? 0
    }
    var hidden: Set<String> = []
    for (change, count) in changes {
      let from: String
      switch change {
      case .outcome(let name, _): from = name
      case .undecided(let name): from = name ?? ""
      case .decided: from = ""
      case .same, .left, .reached: continue
      }
      wholes[from, default: 0] -= count.exact ?? 0
      if count.isHidden { hidden.insert(from) }
    }
    return hidden.allSatisfy { wholes[$0, default: 0] >= smallCells.least }
  }
}

extension Guideline {
  /// The trees that a pathway can come to after one.
  fileprivate func trees(after tree: Index<Tree>) -> Set<Index<Tree>> {
    var found: Set<Index<Tree>> = []
    var next = self[tree].followers
    while let tree = next.popLast() {
      if found.insert(tree).inserted { next += self[tree].followers }
    }
    return found
  }
}

extension GuidelineComparison.Change {
  /// The key by which changes are sorted in the report.
  fileprivate var order: String {
    switch self {
    case .same: "0"
    case .outcome(let from, let to): "1\(from) \(to)"
    case .undecided(let from): "2\(from ?? "")"
    case .decided(let to): "3\(to)"
    case .left: "4"
    case .reached: "5"
    }
  }
}
