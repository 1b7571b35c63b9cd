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

/// What a guideline's items and values are called where diagrams are shared with another guideline.
struct Vocabulary: Sendable {
  /// For every item, its level.
  private let levels: [Int]
  /// For every item and every value of it, its place on the level.
  private let places: [[Int]]

  init(levels: [Int], places: [[Int]]) {
    self.levels = levels
    self.places = places
  }

  /// The names of a guideline that shares its diagrams with no other.
  init(_ space: ItemSpace) {
    var levels = Array(repeating: 0, count: space.items.count)
    var places = Array(repeating: [Int](), count: space.items.count)
    for (level, item) in space.items.enumerated() {
      levels[item.offset] = level
      places[item.offset] = Array(0..<space.widths[level])
    }
    self.init(levels: levels, places: places)
  }

  func level(of item: Index<Item>) -> Int { levels[item.offset] }

  /// Values of an item by their places on its level.
  func shared(_ values: PossibleValues, of item: Index<Item>) -> PossibleValues {
    PossibleValues(values.map { places[item.offset][$0] })
  }

  /// The item's own value for a place on its level, or nil where it has none.
  func own(_ place: Int, of item: Index<Item>) -> Int? {
    places[item.offset].firstIndex(of: place)
  }
}
