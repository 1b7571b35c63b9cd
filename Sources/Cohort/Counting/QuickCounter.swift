import GuidelineModel

/// Counts rows by ``QuickTables``: the states of all trees are sixteen numbers side by side.
struct QuickCounter: CohortCounter {
  private let tables: QuickTables
  /// The state of every tree, of the row that is being read.
  private var states: SIMD16<UInt16>
  /// The trees that ask for an item whose answer is not a value, one bit each.
  private var silent: UInt16 = 0
  /// The values still possible of the items that outcomes settle; 0 where the answer is not a value.
  private var settled: [UInt16]
  private var tallies: GroupTallies
  private var queue: [Int] = []

  init(_ tables: QuickTables, groups: Int) {
    self.tables = tables
    tallies = GroupTallies(columns: groups, results: tables.results.count)
    states = tables.start
    settled = tables.settledValues
  }

  @inline(__always)
  mutating func begin() {
    states = tables.start
    silent = 0
    for place in tables.unsetPlaces { settled[place] = tables.settledValues[place] }
  }

  @inline(__always)
  mutating func item(_ item: Int, digit: UInt32) {
    let digit = UInt16(truncatingIfNeeded: digit)
    states = states &+ SIMD16(repeating: digit) &* tables.weights[item]
    let place = tables.settledPlaces[item]
    if place >= 0 { settled[place] = digit &+ 1 }
  }

  mutating func noValue(_ item: Int) {
    silent |= tables.asking[item]
    let place = tables.settledPlaces[item]
    if place >= 0 { settled[place] = 0 }
  }

  mutating func text(_ column: Int, _ cell: some Collection<UInt8>) { tallies.set(column, cell) }

  @inline(__always)
  mutating func end() -> RowFault? {
    guard let group = tallies.groupOfRow else { return .noText }
    tallies.countRow(in: group)
    for lane in tables.trees.indices { tallies.countAlone(result(of: lane)) }
    // Taken out while it is changed, since the walk changes this counter as well.
    var queue = self.queue
    self.queue = []
    if tables.pathway.walk(&self, from: tables.pathway.start, queue: &queue) {
      tallies.countContradiction()
    }
    self.queue = queue
    return nil
  }

  /// The number of what a tree says in its state.
  @inline(__always)
  private func result(of lane: Int) -> Int {
    let tree = tables.trees[lane]
    guard silent & (1 << UInt16(lane)) == 0 else { return tree.firstResult }
    return tree.firstResult &+ Int(tables.states[tree.firstState &+ Int(states[lane])])
  }

  var groupColumns: Int { tallies.columns }
  var group: Int { tallies.group }
  var keys: [[String]] { tallies.keys }
  var hasTooManyGroups: Bool { tallies.hasTooManyGroups }

  func counted(columns: [String]) -> CohortCounts {
    tallies.counted(columns: columns, tables.results, trees: tables.trees.count)
  }
}

extension QuickCounter: PathwayAnswers {
  @inline(__always)
  mutating func visit(_ tree: Int) -> OutcomeSet {
    let result = result(of: tree)
    tallies.countOnPathway(result)
    return tables.results[result].outcomes
  }

  @inline(__always)
  func values(of item: Int) -> UInt16 { settled[tables.settledPlaces[item]] }

  @inline(__always)
  mutating func narrow(_ item: Int, to bits: UInt16) {
    let place = tables.settledPlaces[item]
    let step = SIMD16(repeating: bits &- settled[place]) &* tables.weights[item]
    states = states &+ step
    settled[place] = bits
  }
}
