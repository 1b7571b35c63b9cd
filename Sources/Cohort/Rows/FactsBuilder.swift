import GuidelineModel

/// Counts rows as another counter does, and hands on what is known of each.
struct FactsBuilder<Counter: CohortCounter, Sink: RowFactsSink>: CohortCounter {
  private(set) var counter: Counter
  private(set) var sink: Sink
  private let groups: Int
  private let unknown: RowFacts
  private var facts: RowFacts
  /// What reads the columns that are taken as text for a mapping.
  private var cells: MappedCells?
  /// The items whose cells of the row mean nothing.
  private var unreadItems: [Int] = []
  /// Of every item, how many cells of columns of codes mean nothing.
  private var unread: [Int]
  private var block = 0
  /// How many rows of the block have begun.
  private var row = 0

  init(
    _ counter: Counter, _ sink: Sink, _ guideline: Guideline, mapping cells: MappedCells? = nil
  ) {
    self.cells = cells
    unread = Array(repeating: 0, count: guideline.items.count)
    self.counter = counter
    self.sink = sink
    groups = counter.groupColumns
    unknown = RowFacts(guideline)
    facts = unknown
  }

  /// The rows of a block follow.
  mutating func beginBlock(_ number: Int) {
    block = number
    row = 0
  }

  mutating func begin() {
    row += 1
    counter.begin()
    // One by one, so that no array is made for every row.
    for item in unknown.masks.indices { facts.masks[item] = unknown.masks[item] }
    if !unreadItems.isEmpty { unreadItems.removeAll(keepingCapacity: true) }
  }

  mutating func item(_ item: Int, digit: UInt32) {
    facts.masks[item] = UInt16(digit + 1)
    counter.item(item, digit: digit)
  }

  mutating func noValue(_ item: Int) {
    facts.masks[item] = 0
    unreadItems.append(item)
    counter.noValue(item)
  }

  mutating func text(_ column: Int, _ cell: some Collection<UInt8>) {
    if column < groups { counter.text(column, cell) }
    cells?.take(column, cell)
  }

  mutating func end() -> RowFault? {
    readTexts()
    if let fault = counter.end() { return fault }
    for item in unreadItems { unread[item] += 1 }
    cells?.countUnread()
    sink.add(facts, group: counter.group, row: RowPlace(block: block, row: row))
    return nil
  }

  /// Reads the cells taken as text, and tells the counter of the items that they tell.
  private mutating func readTexts() {
    guard var cells else { return }
    // Taken out for the time being, so that no array of it is copied.
    self.cells = nil
    cells.read(into: &facts, unknown)
    for item in cells.items {
      let mask = facts.masks[item]
      if mask == 0 { counter.noValue(item) } else { counter.item(item, digit: UInt32(mask) - 1) }
    }
    self.cells = cells
  }

  /// Of every column of the mapping, how many cells mean nothing.
  func unreadCells(of mapping: RegistryMapping) -> [Int] {
    mapping.columns.enumerated().map { place, column in
      if let count = cells?.unread[place] { return count }
      return column.use.item.map { unread[$0] } ?? 0
    }
  }

  var group: Int { counter.group }
  var groupColumns: Int { groups }
  var keys: [[String]] { counter.keys }
  var hasTooManyGroups: Bool { counter.hasTooManyGroups }

  func counted(columns: [String]) -> CohortCounts { counter.counted(columns: columns) }
}

extension FactsBuilder where Counter == RowCounter {
  /// Takes a case.
  ///
  /// - Parameters:
  ///   - facts: What is known of it.
  ///   - row: Its number within the block.
  mutating func add(_ facts: RowFacts, row: Int) {
    counter.count(facts)
    sink.add(facts, group: 0, row: RowPlace(block: block, row: row))
  }
}
