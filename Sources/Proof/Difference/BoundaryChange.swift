package import GuidelineModel

/// A measured amount from which on two versions assign different values.
package struct BoundaryChange: Hashable, Sendable {
  /// A value of an item, by indices.
  package struct ItemValue: Hashable, Sendable {
    package let item: Index<Item>
    package let value: Int
  }

  /// The smallest amount from which on the values differ, in thousandths of the scale's unit.
  package let thousandths: Int64
  package let scale: Scale
  package let old: ItemValue
  package let new: ItemValue

  /// The changes of all items that both versions measure in the same way.
  static func changes(from old: Guideline, to new: Guideline) -> [BoundaryChange] {
    new.items.indices.flatMap { place in
      old.item(named: new.items[place].id.text).map { changes($0, of: old, Index(place), of: new) }
        ?? []
    }
  }

  private static func changes(
    _ oldItem: Index<Item>, of old: Guideline, _ newItem: Index<Item>, of new: Guideline
  ) -> [BoundaryChange] {
    guard let before = old[oldItem].measurement, let after = new[newItem].measurement,
      before.scale == after.scale, before.until == after.until
    else { return [] }
    let bounds = (before.bands + after.bands).compactMap(\.bound?.thousandths)
    let amounts = Set([0] + bounds + bounds.map { $0 + 1 }).sorted()
    var changes: [BoundaryChange] = []
    var last: (Name<Item.Value>, Name<Item.Value>)?
    for amount in amounts {
      let (left, right) = (before.value(thousandths: amount), after.value(thousandths: amount))
      defer { last = (left, right) }
      guard left != right, last.map({ $0 != (left, right) }) ?? true,
        let oldValue = old[oldItem].valueIndex(named: left.text),
        let newValue = new[newItem].valueIndex(named: right.text)
      else { continue }
      changes.append(
        BoundaryChange(
          thousandths: amount, scale: after.scale,
          old: ItemValue(item: oldItem, value: oldValue),
          new: ItemValue(item: newItem, value: newValue)))
    }
    return changes
  }
}

extension Measurement {
  fileprivate func value(thousandths: Int64) -> Name<Item.Value> {
    value(for: Amount(thousandths: thousandths))
  }
}
