package import GuidelineModel
import Reasoning

/// What rows are compared with.
package enum ComparedGuideline: Sendable {
  /// Another version, as tables; its parts have the names of this one.
  case guideline(CohortTables)
  /// This guideline under one of its readings.
  case reading(Index<Reading>)
}

/// Another guideline or reading as tables, and which of its parts are which of this guideline.
final class ComparisonTables: Sendable {
  /// Where the values of an item of the other guideline come from.
  enum Source: Sendable {
    /// From an item of this one with the same values.
    case same(Int)
    /// From an item of this one: of each of its values, that of the other.
    case values(Int, [UInt16])
    /// From nowhere: all are possible.
    case unknown
  }

  let other: GuidelineComparison.Other
  let walk: WalkTables
  let isReading: Bool
  /// Of every item of the other guideline.
  let sources: [Source]
  /// Of every tree of the other guideline, its place here; those that are not here come after all that are.
  let trees: [Int]
  /// Of every tree here, its place in the other guideline.
  let places: [Int?]
  /// The names of the trees here, and then of those that are only there.
  let treeNames: [String]
  /// Of every such tree the names of its outcomes here, and there.
  let ownOutcomes: [[String]]
  let otherOutcomes: [[String]]
  /// Whether an outcome of the tree has the same place here and there.
  let isSame: [Bool]

  init(
    _ compared: ComparedGuideline, _ tables: CohortTables, _ reasoner: Reasoner
  ) throws(TooManyStates) {
    let own = tables.guideline
    let guideline: Guideline
    switch compared {
    case .guideline(let tables):
      guideline = tables.guideline
      other = .guideline("\(guideline.id) \(guideline.version)")
      isReading = false
      walk = WalkTables(tables)
    case .reading(let reading):
      guideline = own
      other = .reading(own[reading].id.text)
      isReading = true
      walk = WalkTables(try CohortTables(tables, under: reading, of: reasoner))
    }
    sources = guideline.items.map { Source($0, in: own) }
    var names = own.trees.map(\.id.text)
    trees = guideline.trees.map { tree in
      if let place = own.tree(named: tree.id.text) { return place.offset }
      names.append(tree.id.text)
      return names.count - 1
    }
    treeNames = names
    places = own.trees.map { guideline.tree(named: $0.id.text)?.offset }
    func outcomes(in guideline: Guideline) -> [[String]] {
      names.map { name in
        guideline.tree(named: name).map { guideline[$0].outcomes.map(\.id.text) } ?? []
      }
    }
    ownOutcomes = outcomes(in: own)
    otherOutcomes = outcomes(in: guideline)
    isSame = zip(ownOutcomes, otherOutcomes).map { $0 == $1 }
  }

  /// The names of outcomes, so that these can be compared whatever their places.
  func names(_ outcomes: OutcomeSet, of tree: Int, isOther: Bool) -> Set<String> {
    let names = isOther ? otherOutcomes[tree] : ownOutcomes[tree]
    return Set(outcomes.map { names[$0.offset] })
  }
}

extension ComparisonTables.Source {
  fileprivate init(_ item: Item, in own: Guideline) {
    guard let place = own.item(named: item.id.text) else {
      self = .unknown
      return
    }
    let values = own[place].values.map(\.id)
    if values == item.values.map(\.id) {
      self = .same(place.offset)
    } else {
      self = .values(
        place.offset,
        values.map { value in
          item.values.firstIndex { $0.id == value }.map { 1 << UInt16($0) } ?? 0
        })
    }
  }

  /// The values still possible of the other item.
  ///
  /// A value that the other guideline does not know leaves all of its values possible, as no answer does.
  ///
  /// - Parameters:
  ///   - masks: Of every item here the values still possible.
  ///   - all: All values of the other item.
  /// - Returns: The values; none where the answer is no value.
  @inline(__always)
  func mask(_ masks: [UInt16], all: UInt16) -> UInt16 {
    switch self {
    case .same(let item): return masks[item]
    case .unknown: return all
    case .values(let item, let places):
      var mask: UInt16 = 0
      var rest = masks[item]
      guard rest.nonzeroBitCount < places.count else { return all }
      while rest != 0 {
        let place = places[rest.trailingZeroBitCount]
        guard place != 0 else { return all }
        mask |= place
        rest &= rest &- 1
      }
      return mask
    }
  }
}

/// Counts what changes for rows under another guideline or reading.
struct RowComparison: Sendable {
  /// A tree and what is possible of it here and there; nil where it is not reached.
  private struct Change: Hashable {
    let tree: Int
    let own: OutcomeSet?
    let other: OutcomeSet?
  }

  private let tables: ComparisonTables
  private let all: [UInt16]
  private var walk: PathwayWalk
  /// Of every tree, what is possible there; nil where it is not reached.
  private var reached: [OutcomeSet?]
  private var same: [Int]
  private var changes: [Change: Int] = [:]
  private var changed = 0
  /// The numbers of the rows for which anything changes, where these are asked for.
  private var rows: [RowPlace]?

  init(_ tables: ComparisonTables, numbersRows: Bool) {
    self.tables = tables
    all = tables.walk.tables.guideline.allValues.map(\.bits)
    walk = PathwayWalk(tables.walk, settledWins: tables.isReading)
    reached = tables.treeNames.map { _ in nil }
    same = tables.treeNames.map { _ in 0 }
    rows = numbersRows ? [] : nil
  }

  /// Compares a row without a contradiction.
  mutating func add(_ facts: RowFacts, _ visits: [PathwayWalk.Visit], row: RowPlace) {
    for (item, source) in tables.sources.enumerated() {
      walk.masks[item] = source.mask(facts.masks, all: all[item])
    }
    let start = facts.start.map { $0.compactMap { tables.places[$0] } }
    walk.walk(from: start, isExplaining: false)
    for visit in walk.visits { reached[tables.trees[visit.tree]] = visit.outcomes }
    var isChanged = false
    for visit in visits {
      let other = reached[visit.tree]
      reached[visit.tree] = nil
      if let other, isSame(visit.outcomes, other, visit.tree) {
        same[visit.tree] += 1
      } else {
        isChanged = true
        changes[Change(tree: visit.tree, own: visit.outcomes, other: other), default: 0] += 1
      }
    }
    for visit in walk.visits {
      let tree = tables.trees[visit.tree]
      guard let other = reached[tree] else { continue }
      reached[tree] = nil
      isChanged = true
      changes[Change(tree: tree, own: nil, other: other), default: 0] += 1
    }
    guard isChanged else { return }
    changed += 1
    rows?.append(row)
  }

  private func isSame(_ own: OutcomeSet, _ other: OutcomeSet, _ tree: Int) -> Bool {
    if tables.isSame[tree] { return own == other }
    return tables.names(own, of: tree, isOther: false)
      == tables.names(other, of: tree, isOther: true)
  }

  /// What was counted, with the numbers of rows.
  func counted(_ numbers: RowNumbers) -> GuidelineComparison {
    var comparison = GuidelineComparison(other: tables.other)
    for (tree, count) in same.enumerated() where count > 0 {
      comparison.counts[.init(tree: tables.treeNames[tree], change: .same)] = count
    }
    for (change, count) in changes {
      let key = GuidelineComparison.Key(
        tree: tables.treeNames[change.tree], change: kind(of: change))
      comparison.counts[key, default: 0] += count
    }
    comparison.changed = changed
    comparison.rows = rows?.map { numbers[$0] }.sorted()
    return comparison
  }

  private func kind(of change: Change) -> GuidelineComparison.Change {
    guard let own = change.own else { return .reached }
    guard let other = change.other else { return .left }
    let from = own.only.map { tables.ownOutcomes[change.tree][$0.offset] }
    let to = other.only.map { tables.otherOutcomes[change.tree][$0.offset] }
    guard let to else { return .undecided(from: from) }
    guard let from else { return .decided(to: to) }
    return .outcome(from: from, to: to)
  }
}
