import GuidelineModel

/// Counts rows, whatever the guideline.
struct RowCounter: CohortCounter {
  private let tables: CohortTables
  private let unknown: [UInt16]
  private var masks: [UInt16]
  private var groups: GroupKeys
  private var counts: [CohortCounts.Group] = []
  private(set) var group = 0

  init(_ tables: CohortTables, groups: Int) {
    self.tables = tables
    unknown = tables.guideline.allValues.map(\.bits)
    masks = unknown
    self.groups = GroupKeys(columns: groups)
  }

  mutating func begin() { masks = unknown }
  mutating func item(_ item: Int, digit: UInt32) { masks[item] = UInt16(digit + 1) }
  mutating func noValue(_ item: Int) { masks[item] = 0 }
  mutating func text(_ column: Int, _ cell: some Collection<UInt8>) { groups.set(column, cell) }

  mutating func end() -> RowFault? {
    guard let group = groups.number else { return .noText }
    self.group = group
    count(tables.row(masks), in: group)
    return nil
  }

  /// Counts a row that is not read cell by cell, and has no group.
  mutating func count(_ facts: RowFacts) {
    count(tables.row(facts.masks, from: facts.start), in: 0)
  }

  private mutating func count(_ row: CohortTables.Row, in group: Int) {
    while counts.count <= group { counts.append(CohortCounts.Group(trees: tables.trees.count)) }
    counts[group].rows += 1
    if row.isContradiction { counts[group].contradictions? += 1 }
    for place in tables.trees.indices {
      counts[group].trees[place][row.trees[place], default: 0] += 1
      guard let outcomes = row.pathway[place] else { continue }
      counts[group].pathway[place][outcomes, default: 0] += 1
    }
  }

  var keys: [[String]] { groups.keys }
  var hasTooManyGroups: Bool { groups.isFull }

  func counted(columns: [String]) -> CohortCounts {
    var all = CohortCounts(columns: columns, trees: tables.trees.count)
    for (key, group) in zip(groups.keys, counts) where group.rows > 0 { all.groups[key] = group }
    return all
  }
}
