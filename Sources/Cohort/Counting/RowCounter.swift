import GuidelineModel

/// Counts rows of any guideline.
struct RowCounter: CohortCounter {
  private let tables: CohortTables
  private let unknown: [UInt16]
  private var masks: [UInt16]
  private var tallies: GroupTallies
  /// Every result that occurred, in the order of their first rows.
  private var results: [TreeOutcomes] = []
  private var numbers: [TreeOutcomes: Int] = [:]

  init(_ tables: CohortTables, groups: Int) {
    self.tables = tables
    unknown = tables.guideline.allValues.map(\.bits)
    masks = unknown
    tallies = GroupTallies(columns: groups, results: 4 * tables.trees.count)
  }

  mutating func begin() { masks = unknown }
  mutating func item(_ item: Int, digit: UInt32) { masks[item] = UInt16(digit + 1) }
  mutating func noValue(_ item: Int) { masks[item] = 0 }
  mutating func text(_ column: Int, _ cell: some Collection<UInt8>) { tallies.set(column, cell) }

  mutating func end() -> RowFault? {
    guard let group = tallies.groupOfRow else { return .noText }
    count(tables.row(masks), in: group)
    return nil
  }

  /// Counts a row that is not read cell by cell, and has no group.
  mutating func count(_ facts: RowFacts) {
    count(tables.row(facts.masks, from: facts.start), in: 0)
  }

  private mutating func count(_ row: CohortTables.Row, in group: Int) {
    tallies.countRow(in: group)
    for tree in tables.trees.indices {
      let alone = number(of: TreeOutcomes(tree: tree, outcomes: row.trees[tree]))
      tallies.countAlone(alone)
      guard let outcomes = row.pathway[tree] else { continue }
      let reached = number(of: TreeOutcomes(tree: tree, outcomes: outcomes))
      tallies.countOnPathway(reached)
    }
    if row.isContradiction { tallies.countContradiction() }
  }

  private mutating func number(of result: TreeOutcomes) -> Int {
    if let number = numbers[result] { return number }
    let number = results.count
    numbers[result] = number
    results.append(result)
    tallies.makeRoom(for: results.count)
    return number
  }

  var groupColumns: Int { tallies.columns }
  var group: Int { tallies.group }
  var keys: [[String]] { tallies.keys }
  var hasTooManyGroups: Bool { tallies.hasTooManyGroups }

  func counted(columns: [String]) -> CohortCounts {
    tallies.counted(columns: columns, results, trees: tables.trees.count)
  }
}
