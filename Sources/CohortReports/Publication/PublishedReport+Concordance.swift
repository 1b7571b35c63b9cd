import Cohort
import GuidelineModel

extension PublishedReport {
  mutating func addConcordance(
    of analysis: CohortAnalysis, _ guideline: Guideline, _ smallCells: SmallCells
  ) {
    var counts = ClassCounts()
    for group in analysis.groups.values { counts.add(group.concordance) }
    hasTreatment = counts.hasTreatment
    guard hasTreatment else { return }
    let shown = trees.map(\.tree)
    let all = counts.sum(over: shown)
    guard !smallCells.isSmall(all.reduce(0, +)) else { return }
    let classes = smallCells.line(all)
    self.classes = classes
    guard !classes.contains(where: \.isHidden) else { return }
    addTrees(counts, smallCells)
    for column in analysis.columns.indices {
      let isPeriod = column == analysis.periodColumn
      let groups = Dictionary(grouping: analysis.groups) { $0.key[column] }.mapValues { groups in
        var counts = ClassCounts()
        for group in groups { counts.add(group.value.concordance) }
        return (rows: groups.reduce(0) { $0 + $1.value.rows }, classes: counts.sum(over: shown))
      }
      if let rows = smallCells.rows(of: groups) {
        groupings.append(
          Grouping(
            column: analysis.columns[column], isPeriod: isPeriod, rows: rows.rows,
            together: rows.together))
      } else {
        hiddenColumns.append(analysis.columns[column])
      }
    }
  }

  private mutating func addTrees(_ counts: ClassCounts, _ smallCells: SmallCells) {
    let cells = trees.map { counts.sum(over: [$0.tree]) }
    guard let table = smallCells.table(cells, within: zip(trees, cells).map(ranges)) else { return }
    for place in trees.indices {
      trees[place].classes = table[place]
      guard !table[place].contains(where: \.isHidden) else { continue }
      addOutcomes(counts, to: place, smallCells)
      let reasons = counts.reasons[trees[place].tree, default: [:]].sorted {
        ($0.key?.offset ?? .max) < ($1.key?.offset ?? .max)
      }
      let parts = smallCells.line(reasons.map(\.value))
      let order = zip(reasons, parts).sorted { left, right in
        // What is not shown must not tell its size by its place.
        (left.1.exact ?? -1) > (right.1.exact ?? -1)
      }
      trees[place].reasons = order.filter { $0.0.value > 0 }.map { (reason: $0.0.key, count: $0.1) }
    }
  }

  /// What the classes of a tree can be: an invalid row is undecidable, and conditional rows are undecided ones.
  private func ranges(of part: TreePart, _ cells: [Int]) -> [ClosedRange<Int>] {
    zip(Concordance.allCases, cells).map { name, count in
      switch name {
      case .conditional: 0...max(count, part.undecided.exact ?? .max)
      case .undecidable: min(count, part.invalid.exact ?? count)...(.max)
      default: 0...(.max)
      }
    }
  }

  private func rows(of part: TreePart, _ counts: ClassCounts) -> [(row: OutcomeRow, cells: [Int])] {
    var rows: [(row: OutcomeRow, cells: [Int])] = []
    var together: [Int] = []
    func add(_ outcome: Index<Outcome>?, isHidden: Bool, as row: OutcomeRow) {
      let cells = counts[TreeResult(tree: part.tree, outcome: outcome)]
      if isHidden {
        together = together.isEmpty ? cells : zip(together, cells).map(+)
      } else {
        rows.append((row, cells))
      }
    }
    for (place, count) in part.outcomes.enumerated() {
      add(Index(place), isHidden: count.isHidden, as: .outcome(Index(place)))
    }
    add(nil, isHidden: part.undecided.isHidden || part.invalid.isHidden, as: .none)
    if !together.isEmpty { rows.append((.together, together)) }
    return rows.filter { $0.cells.contains { $0 > 0 } }
  }

  private mutating func addOutcomes(
    _ counts: ClassCounts, to place: Int, _ smallCells: SmallCells
  ) {
    let rows = rows(of: trees[place], counts)
    let ranges = rows.map { row, cells -> [ClosedRange<Int>] in
      if case .outcome = row { return cells.map { _ in 0...Int.max } }
      return self.ranges(of: trees[place], cells)
    }
    guard let table = smallCells.table(rows.map(\.cells), within: ranges) else { return }
    trees[place].byOutcome = zip(rows, table).map { row, classes in
      OutcomePart(row: row.row, total: row.cells.reduce(0, +), classes: classes)
    }
  }
}

/// The classes of concordance of trees and outcomes, before anything is hidden.
private struct ClassCounts {
  private var counts: [TreeResult: [Int]] = [:]
  private(set) var reasons: [Index<Tree>: [Index<DeclineReason>?: Int]] = [:]

  mutating func add(_ other: ConcordanceCounts) {
    for (key, classes) in other.counts {
      let own = counts[key, default: Concordance.allCases.map { _ in 0 }]
      counts[key] = zip(own, Concordance.allCases).map { $0 + classes[$1, default: 0] }
    }
    reasons.merge(other.reasons) { $0.merging($1, uniquingKeysWith: +) }
  }

  subscript(result: TreeResult) -> [Int] {
    counts[result, default: Concordance.allCases.map { _ in 0 }]
  }

  func sum(over trees: [Index<Tree>]) -> [Int] {
    var sum = Concordance.allCases.map { _ in 0 }
    for (key, classes) in counts where trees.contains(key.tree) {
      sum = zip(sum, classes).map(+)
    }
    return sum
  }

  var hasTreatment: Bool {
    counts.values.contains { classes in
      zip(Concordance.allCases, classes).contains { $0 != .undecidable && $1 > 0 }
    }
  }
}

extension SmallCells {
  /// The groups of a column, small ones together; nil where that does not leave two rows.
  fileprivate func rows(
    of groups: [String: (rows: Int, classes: [Int])]
  ) -> (rows: [PublishedReport.GroupRow], together: Int)? {
    let sorted = groups.sorted {
      ($0.value.rows, $0.key) < ($1.value.rows, $1.key)
    }
    typealias Member = (key: String, value: (rows: Int, classes: [Int]))
    func total(_ group: Member) -> Int { group.value.classes.reduce(0, +) }
    func isSmallGroup(_ group: Member) -> Bool {
      isSmall(group.value.rows) || isSmall(total(group))
    }
    var pooled = sorted.filter(isSmallGroup)
    var shown = sorted.filter { !isSmallGroup($0) }
    while true {
      let together = pooled.reduce(into: (rows: 0, classes: Concordance.allCases.map { _ in 0 })) {
        $0.rows += $1.value.rows
        $0.classes = zip($0.classes, $1.value.classes).map(+)
      }
      let sum = together.classes.reduce(0, +)
      let isPoolSafe =
        pooled.isEmpty || pooled.count > 1 && together.rows >= least && !isSmall(sum)
      let cells = shown.map(\.value.classes) + (pooled.isEmpty ? [] : [together.classes])
      if isPoolSafe, let table = table(cells) {
        guard !shown.isEmpty else { return nil }
        var rows = zip(shown, table).map { group, classes in
          PublishedReport.GroupRow(
            text: group.key, rows: group.value.rows, total: total(group), classes: classes)
        }
        rows.sort { ($0.text ?? "").utf8.lexicographicallyPrecedes(($1.text ?? "").utf8) }
        if let last = table.last, !pooled.isEmpty {
          rows.append(
            PublishedReport.GroupRow(
              text: nil, rows: together.rows, total: sum, classes: last))
        }
        return (rows, pooled.count)
      }
      guard !shown.isEmpty else { return nil }
      // One in eight of what is shown, so that thousands of groups take few rounds.
      let more = max(1, shown.count / 8)
      pooled += shown.prefix(more)
      shown.removeFirst(more)
    }
  }
}
