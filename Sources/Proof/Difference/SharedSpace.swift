package import GuidelineModel

/// Why two guidelines cannot be compared.
package enum Incomparable: Error, Hashable, Sendable {
  /// They are no two versions of one: what has the same name in both has it by chance.
  case differentGuidelines(String, String)
  /// They ask nothing of which both know.
  case noCommonItem
  /// The two together give an item more values than can be told apart.
  case tooManyValues(Name<Item>)
  case limit(LimitExceeded)
}

/// The items and values of two guidelines together, those of the same name taken as one.
package struct SharedSpace: Sendable {
  /// By level; an item of both has the values of the new one first.
  package let items: [Item]
  let old: Vocabulary
  let new: Vocabulary

  var widths: [Int] { items.map(\.values.count) }

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
    self.old = Self.vocabulary(of: old, among: items)
    self.new = Self.vocabulary(of: new, among: items)
  }

  private static func vocabulary(of guideline: Guideline, among items: [Item]) -> Vocabulary {
    var levels: [Int] = []
    var places: [[Int]] = []
    for item in guideline.items {
      let level = items.firstIndex { $0.id == item.id } ?? 0
      levels.append(level)
      places.append(item.values.map { items[level].value(named: $0.id.text) ?? 0 })
    }
    return Vocabulary(levels: levels, places: places)
  }
}
