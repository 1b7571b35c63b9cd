import GuidelineModel

/// Where everything stands that is counted of guidelines of which each tree is one table, at most sixteen.
///
/// A class, because it never changes and is asked for every cell: handing it on costs one count.
final class QuickTables: Sendable {
  /// A tree, as far as a row needs it.
  struct Tree: Sendable {
    /// Where its table begins among all states.
    let firstState: Int
    /// Where its counts begin, and how many there are.
    let firstCount: Int
    let results: Int
  }

  let pathway: PathwayRules
  let trees: [Tree]
  /// The tables of all trees one after the other; 0 is kept for answers that are no values.
  let states: [UInt16]
  /// Of every count, the outcomes that it counts.
  let outcomes: [OutcomeSet]
  /// Of every item, how much a step of it counts in the state of each tree.
  let weights: [SIMD16<UInt16>]
  /// Of every item, the trees that ask it, a bit each.
  let asking: [UInt16]
  /// Of every item, all its values, less one.
  let unknown: [UInt16]
  /// The states of the trees where nothing is known but of items that have a column.
  let start: SIMD16<UInt16>
  /// Of every item, its place among those that outcomes settle; -1 for the others.
  let settledPlaces: [Int]
  /// Of the items that outcomes settle, all values.
  let settledValues: [UInt16]
  /// The places among these of items without a column, which no row sets.
  let unsetPlaces: [Int]

  /// - Parameters:
  ///   - tables: The tables.
  ///   - columns: The items that have a column.
  init?(_ tables: CohortTables, columns: Set<Int>) {
    guard tables.trees.count <= 16, tables.trees.allSatisfy({ $0.parts.count == 1 }) else {
      return nil
    }
    let items = tables.guideline.items.count
    var trees: [Tree] = []
    var states: [UInt16] = []
    var outcomes: [OutcomeSet] = []
    var weights = Array(repeating: SIMD16<UInt16>.zero, count: items)
    var asking = Array(repeating: UInt16(0), count: items)
    for (lane, tree) in tables.trees.enumerated() {
      let part = tree.parts[0]
      trees.append(
        Tree(
          firstState: states.count, firstCount: outcomes.count, results: part.results.count + 1))
      states += part.states.map { $0 + 1 }
      outcomes += [OutcomeSet()] + part.results.map(\.outcomes)
      for (item, weight) in zip(part.items, part.weights) {
        weights[item][lane] = UInt16(truncatingIfNeeded: weight)
      }
      for item in tree.asked { asking[item] |= 1 << UInt16(lane) }
    }
    unknown = tables.guideline.allValues.map { $0.bits - 1 }
    var start = SIMD16<UInt16>.zero
    for item in unknown.indices where !columns.contains(item) {
      start = start &+ SIMD16(repeating: unknown[item]) &* weights[item]
    }
    pathway = tables.pathway
    settledPlaces = unknown.indices.map { tables.pathway.settledItems.firstIndex(of: $0) ?? -1 }
    let unknown = unknown
    settledValues = tables.pathway.settledItems.map { unknown[$0] + 1 }
    unsetPlaces = tables.pathway.settledItems.indices.filter {
      !columns.contains(tables.pathway.settledItems[$0])
    }
    self.start = start
    self.trees = trees
    self.states = states
    self.outcomes = outcomes
    self.weights = weights
    self.asking = asking
  }
}

/// Counts rows: the states of all trees are worked out at once, sixteen numbers side by side.
struct QuickCounter: CohortCounter {
  private let tables: QuickTables
  /// Of the row that is being read, the state of every tree.
  private var states: SIMD16<UInt16>
  /// The trees that ask something of which the answer is no value, a bit each.
  private var silent: UInt16 = 0
  /// Of the items that outcomes settle, the values still possible; 0 for what is no value.
  private var settled: [UInt16]
  private var groups: GroupKeys
  private let stride: Int
  /// Of every group: every tree by itself, every tree on the pathway, the rows, the contradictions.
  private var counts: [Int] = []
  private(set) var group = 0
  /// Where the counts of the row's group begin.
  private var first = 0
  private var queue: [Int] = []

  init(_ tables: QuickTables, groups: Int) {
    self.tables = tables
    self.groups = GroupKeys(columns: groups)
    stride = 2 * tables.outcomes.count + 2
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

  mutating func text(_ column: Int, _ cell: some Collection<UInt8>) { groups.set(column, cell) }

  @inline(__always)
  mutating func end() -> RowFault? {
    guard let group = groups.number else { return .noText }
    self.group = group
    first = group * stride
    while counts.count < first + stride { counts += Array(repeating: 0, count: stride) }
    for lane in tables.trees.indices { counts[first &+ count(of: lane)] &+= 1 }
    counts[first + stride - 2] &+= 1
    var queue = self.queue
    self.queue = []
    if tables.pathway.walk(&self, from: tables.pathway.start, queue: &queue) {
      counts[first + stride - 1] &+= 1
    }
    self.queue = queue
    return nil
  }

  /// Where a tree in its state is counted.
  @inline(__always)
  private func count(of lane: Int) -> Int {
    let tree = tables.trees[lane]
    guard silent & (1 << UInt16(lane)) == 0 else { return tree.firstCount }
    return tree.firstCount &+ Int(tables.states[tree.firstState &+ Int(states[lane])])
  }

  var keys: [[String]] { groups.keys }
  var hasTooManyGroups: Bool { groups.isFull }

  func counted(columns: [String]) -> CohortCounts {
    var all = CohortCounts(columns: columns, trees: tables.trees.count)
    let half = tables.outcomes.count
    for (number, key) in groups.keys.enumerated() where counts.count >= (number + 1) * stride {
      let counts = counts[(number * stride)..<((number + 1) * stride)].map(\.self)
      guard counts[stride - 2] > 0 else { continue }
      var group = CohortCounts.Group(trees: tables.trees.count)
      group.rows = counts[stride - 2]
      group.contradictions = counts[stride - 1]
      for (place, tree) in tables.trees.enumerated() {
        for count in tree.firstCount..<(tree.firstCount + tree.results) {
          let outcomes = tables.outcomes[count]
          if counts[count] > 0 { group.trees[place][outcomes] = counts[count] }
          if counts[half + count] > 0 { group.pathway[place][outcomes] = counts[half + count] }
        }
      }
      all.groups[key] = group
    }
    return all
  }
}

extension QuickCounter: PathwayAnswers {
  @inline(__always)
  mutating func visit(_ tree: Int) -> OutcomeSet {
    let count = count(of: tree)
    counts[first &+ tables.outcomes.count &+ count] &+= 1
    return tables.outcomes[count]
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
