package import GuidelineModel

/// The order in which diagrams ask about items, and how many values each has.
///
/// Items stand in the order in which the trees first ask them, which keeps a tree's diagram about as
/// small as the tree.
package struct ItemSpace: Hashable, Sendable {
  /// For every level, the item asked there.
  package let items: [Index<Item>]
  /// For every level, how many values its item has.
  package let widths: [Int]
  /// For every item, its level.
  private let levels: [Int]

  /// The order for one guideline; items that no tree asks come last.
  package init(_ guideline: Guideline) {
    self.init(
      asked: (guideline.trees + guideline.readings.map(\.alternative)).flatMap(\.decisions)
        .map(\.item.offset),
      widths: guideline.items.map(\.values.count))
  }

  /// Creates an order.
  ///
  /// - Parameters:
  ///   - asked: Places of items in the order in which they are asked, with repetitions.
  ///   - itemWidths: For every item, how many values it has.
  init(asked: [Int], widths itemWidths: [Int]) {
    var seen: Set<Int> = []
    let order = (asked + itemWidths.indices).filter { seen.insert($0).inserted }
    items = order.map { Index($0) }
    widths = order.map { itemWidths[$0] }
    var levels = Array(repeating: 0, count: itemWidths.count)
    for (level, item) in order.enumerated() { levels[item] = level }
    self.levels = levels
  }

  /// The level at which an item is asked.
  package func level(of item: Index<Item>) -> Int { levels[item.offset] }

  /// What is possible for a patient, by level.
  package func byLevel(_ values: [PossibleValues]) -> [PossibleValues] {
    items.map { values[$0.offset] }
  }
}
