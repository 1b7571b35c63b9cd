import GuidelineModel

/// Counts rows as another counter does, and hands on what is known of each.
struct FactsBuilder<Counter: CohortCounter, Sink: RowFactsSink>: CohortCounter {
  private(set) var counter: Counter
  private(set) var sink: Sink
  private let unknown: RowFacts
  private var facts: RowFacts
  private var block = 0
  /// How many rows of the block have begun.
  private var row = 0

  init(_ counter: Counter, _ sink: Sink, _ guideline: Guideline) {
    self.counter = counter
    self.sink = sink
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
  }

  mutating func item(_ item: Int, digit: UInt32) {
    facts.masks[item] = UInt16(digit + 1)
    counter.item(item, digit: digit)
  }

  mutating func noValue(_ item: Int) {
    facts.masks[item] = 0
    counter.noValue(item)
  }

  mutating func text(_ column: Int, _ cell: some Collection<UInt8>) { counter.text(column, cell) }

  mutating func end() -> RowFault? {
    if let fault = counter.end() { return fault }
    sink.add(facts, group: counter.group, row: RowPlace(block: block, row: row))
    return nil
  }

  var group: Int { counter.group }
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
