import Cohort
import GuidelineModel

extension PublishedReport.Quality {
  init(_ analysis: CohortAnalysis, rows: Int, _ smallCells: SmallCells) {
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
    func line(_ parts: [Int]) -> [PublishedCount] {
      isShown ? smallCells.line(parts) : parts.map { _ in .hidden }
    }
    let ends = line([complete, rows - complete])
    self.complete = ends[0]
    incomplete = ends[1]
    self.items = items.enumerated().map { place, counts in
      PublishedReport.ItemPart(
        item: Index(place),
        counts: line([counts.missing, counts.coarse, counts.exact, counts.invalid]),
        alone: ends[1].isHidden ? .hidden : smallCells.single(counts.aloneUndecided))
    }.sorted { left, right in
      // What is not shown must not tell its size by its place.
      let (first, second) = (left.alone.exact ?? -1, right.alone.exact ?? -1)
      return first == second
        ? (left.counts[0].exact ?? -1) > (right.counts[0].exact ?? -1) : first > second
    }
    self.warnings = warnings.map(smallCells.single)
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
  mutating func addLimits(of analysis: CohortAnalysis, _ smallCells: SmallCells) {
    var counts: [TimelinessCounts.Limit: TimelinessCounts.Counts] = [:]
    for group in analysis.groups.values {
      counts.merge(group.timeliness.limits, uniquingKeysWith: +)
    }
    guard !counts.isEmpty else { return }
    var parts: [LimitPart] = []
    for part in trees {
      for (place, outcome) in part.outcomes.enumerated() {
        // What is counted of a limit hangs on how many rows have the outcome.
        guard let decided = outcome.exact else { continue }
        let own = counts.filter { $0.key.tree == part.tree && $0.key.outcome.offset == place }
          .sorted {
            ($0.key.within.seconds, $0.key.from.offset) < (
              $1.key.within.seconds, $1.key.from.offset
            )
          }
        let lines = own.map { smallCells.line($0.value.parts) }
        let isOnlyOne = own.count == 1
        for (entry, line) in zip(own, lines) {
          let total = entry.value.parts.reduce(0, +)
          guard total > 0, !smallCells.isSmall(total), !smallCells.isSmall(decided - total) else {
            continue
          }
          // Limits of one outcome share their start or their end: one could tell what another hides.
          let isHidden = !isOnlyOne && lines.joined().contains(where: \.isHidden)
          parts.append(
            LimitPart(
              entry.key, entry.value, isHidden ? line.map { _ in .hidden } : line, smallCells))
        }
      }
    }
    limits = parts
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
    let changed: PublishedCount =
      smallCells.isSmall(rows - comparison.changed)
      ? .hidden : smallCells.single(comparison.changed)
    let byTree = Dictionary(grouping: comparison.counts) { $0.key.tree }
    let parts = trees.compactMap {
      part -> (String, [(GuidelineComparison.Change, PublishedCount)])? in
      let name = guideline.name(of: part.tree)
      let entries = (byTree[name] ?? []).map { ($0.key.change, $0.value) }
        .filter { $0.1 > 0 }.sorted { $0.0.order < $1.0.order }
      guard entries.contains(where: { $0.0 != .same }) else { return nil }
      let own = entries.filter { $0.0 != .reached }
      // Fewer than reach it, where answers contradict an outcome.
      guard !smallCells.isSmall(own.reduce(0) { $0 + $1.1 }) else { return nil }
      let line = smallCells.line(own.map(\.1))
      // Without rows that stay the same, the outcomes that rows leave add up to those of the tree.
      let hasSame = own.contains { $0.0 == .same }
      guard hasSame || !line.contains(where: \.isHidden) else { return nil }
      let reached = entries.filter { $0.0 == .reached }.map { ($0.0, smallCells.single($0.1)) }
      return (name, zip(own, line).map { ($0.0, $1) } + reached)
    }
    return Comparison(
      other: comparison.other, changed: changed, trees: parts.map { (tree: $0.0, changes: $0.1) })
  }
}

extension GuidelineComparison.Change {
  /// In which order changes are told.
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
