package import GuidelineModel

/// The variable order of diagrams: the item that each level tests, and how many values it has.
///
/// Items are in the order in which the trees first ask them, which keeps the diagram of a tree about as
/// small as the tree.
package struct ItemSpace: Hashable, Sendable {
  /// For every level, its item.
  package let items: [Index<Item>]
  /// For every level, how many values its item has.
  package let valueCounts: [Int]
  /// For every item, its level.
  private let levels: [Int]

  /// The order for one guideline; items that no tree asks come last.
  package init(_ guideline: Guideline) {
    self.init(
      asked: (guideline.trees + guideline.readings.map(\.alternative)).flatMap(\.decisions)
        .map(\.item.offset),
      valueCounts: guideline.items.map(\.values.count))
  }

  /// Creates an order.
  ///
  /// - Parameters:
  ///   - asked: The indices of items in the order in which they are asked, with repetitions.
  ///   - itemValueCounts: For every item, how many values it has.
  init(asked: [Int], valueCounts itemValueCounts: [Int]) {
    var seen: Set<Int> = []
    let order = (asked + itemValueCounts.indices).filter { seen.insert($0).inserted }
    items = order.map { Index($0) }
    valueCounts = order.map { itemValueCounts[$0] }
    var levels = Array(repeating: 0, count: itemValueCounts.count)
    for (level, item) in order.enumerated() { levels[item] = level }
    self.levels = levels
  }

  /// The level that tests an item.
  package func level(of item: Index<Item>) -> Int { levels[item.offset] }

  /// The values still possible for a patient, given by item, in the order of the levels.
  package func byLevel(_ values: [PossibleValues]) -> [PossibleValues] {
    items.map { values[$0.offset] }
  }
}

/// How the items and values of a guideline are encoded in diagrams that it shares with another version.
struct ItemEncoding: Sendable {
  /// For every item, its level.
  private let levels: [Int]
  /// For every item and every value of it, the value's number at the level.
  private let numbers: [[Int]]

  init(levels: [Int], numbers: [[Int]]) {
    self.levels = levels
    self.numbers = numbers
  }

  /// The encoding of a guideline that shares its diagrams with no other.
  init(_ space: ItemSpace) {
    var levels = Array(repeating: 0, count: space.items.count)
    var numbers = Array(repeating: [Int](), count: space.items.count)
    for (level, item) in space.items.enumerated() {
      levels[item.offset] = level
      numbers[item.offset] = Array(0..<space.valueCounts[level])
    }
    self.init(levels: levels, numbers: numbers)
  }

  func level(of item: Index<Item>) -> Int { levels[item.offset] }

  /// Values of an item by their numbers at its level.
  func encode(_ values: PossibleValues, of item: Index<Item>) -> PossibleValues {
    PossibleValues(values.indices.map { numbers[item.offset][$0] })
  }

  /// The item's own value for a number at its level; nil where the guideline does not have the value.
  func decode(_ number: Int, of item: Index<Item>) -> Int? {
    numbers[item.offset].firstIndex(of: number)
  }
}
