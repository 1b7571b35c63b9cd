package import GuidelineModel

/// Why two guidelines cannot be compared.
package enum Incomparable: Error, Hashable, Sendable {
  /// They are not versions of one guideline: equal names do not mean equal things.
  case differentGuidelines(String, String)
  /// They have no item in common.
  case noCommonItem
  /// An item has more than 16 values in the two versions together.
  case tooManyValues(Name<Item>)
  case limit(LimitExceeded)
}

/// The variable order that two versions share: their items and values, matched by name.
package struct SharedSpace: Sendable {
  /// In the order of the levels.
  ///
  /// An item of both versions has the values of the new one first, then those that only the old one
  /// has.
  package let items: [Item]
  let old: ItemEncoding
  let new: ItemEncoding

  var valueCounts: [Int] { items.map(\.values.count) }

  init(_ old: Guideline, _ new: Guideline) throws(Incomparable) {
    guard new.items.contains(where: { old.item(named: $0.id.text) != nil }) else {
      throw .noCommonItem
    }
    var items = ItemSpace(new).items.map { new[$0] }
    for item in ItemSpace(old).items.map({ old[$0] })
    where !items.contains(where: { $0.id == item.id }) {
      items.append(item)
    }
    for (level, item) in items.enumerated() {
      guard let other = old.item(named: item.id.text) else { continue }
      let added = old[other].values.filter { value in !item.values.contains { $0.id == value.id } }
      guard item.values.count + added.count <= 16 else { throw .tooManyValues(item.id) }
      items[level] = item.adding(added)
    }
    self.items = items
    self.old = Self.encoding(of: old, among: items)
    self.new = Self.encoding(of: new, among: items)
  }

  private static func encoding(of guideline: Guideline, among items: [Item]) -> ItemEncoding {
    var levels: [Int] = []
    var places: [[Int]] = []
    for item in guideline.items {
      let level = items.firstIndex { $0.id == item.id } ?? 0
      levels.append(level)
      places.append(item.values.map { items[level].valueIndex(named: $0.id.text) ?? 0 })
    }
    return ItemEncoding(levels: levels, numbers: places)
  }
}
