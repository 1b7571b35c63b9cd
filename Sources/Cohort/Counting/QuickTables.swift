import GuidelineModel

/// The tables of a guideline of at most sixteen trees, each of them one table, laid out so that the states of
/// all trees are computed at once.
///
/// A class, so that a counter that is copied for another thread shares the tables.
final class QuickTables: Sendable {
  /// The part of a tree that is needed for every row.
  struct Tree: Sendable {
    /// The place of its first state among the states of all trees.
    let firstState: Int
    /// The number of its first result, for answers that are not values; the others follow.
    let firstResult: Int
  }

  let pathway: PathwayRules
  let trees: [Tree]
  /// For every state of every tree, the number of its result, from the first of that tree.
  let states: [UInt16]
  /// Every result of every tree.
  let results: [TreeOutcomes]
  /// For every item, how much a step of it adds to the state of each tree.
  let weights: [SIMD16<UInt16>]
  /// For every item, the trees that ask for it, one bit each.
  let asking: [UInt16]
  /// The states of the trees when no item is known, without what the items that have a column add.
  let start: SIMD16<UInt16>
  /// For every item, its place among those that outcomes settle; -1 for the others.
  let settledPlaces: [Int]
  /// For every item that outcomes settle, all its values.
  let settledValues: [UInt16]
  /// The places among these of the items without a column, which no row sets.
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
    var results: [TreeOutcomes] = []
    var weights = Array(repeating: SIMD16<UInt16>.zero, count: items)
    var asking = Array(repeating: UInt16(0), count: items)
    for (lane, tree) in tables.trees.enumerated() {
      let part = tree.parts[0]
      trees.append(Tree(firstState: states.count, firstResult: results.count))
      states += part.states.map { $0 + 1 }
      let outcomes = [OutcomeSet()] + part.results.map(\.outcomes)
      results += outcomes.map { TreeOutcomes(tree: lane, outcomes: $0) }
      for (item, weight) in zip(part.items, part.weights) {
        weights[item][lane] = UInt16(truncatingIfNeeded: weight)
      }
      for item in tree.asked { asking[item] |= 1 << UInt16(lane) }
    }
    let unknown = tables.guideline.allValues.map { $0.bits - 1 }
    var start = SIMD16<UInt16>.zero
    for item in unknown.indices where !columns.contains(item) {
      start = start &+ SIMD16(repeating: unknown[item]) &* weights[item]
    }
    let settled = tables.pathway.settledItems
    pathway = tables.pathway
    settledPlaces = unknown.indices.map { settled.firstIndex(of: $0) ?? -1 }
    settledValues = settled.map { unknown[$0] + 1 }
    unsetPlaces = settled.indices.filter { !columns.contains(settled[$0]) }
    self.start = start
    self.trees = trees
    self.states = states
    self.results = results
    self.weights = weights
    self.asking = asking
  }
}
