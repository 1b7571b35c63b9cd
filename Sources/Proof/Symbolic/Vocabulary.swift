import GuidelineModel

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
