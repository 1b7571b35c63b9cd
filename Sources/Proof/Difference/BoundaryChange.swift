package import GuidelineModel

/// A measurement that counts as one value in one version and as another in the other.
package struct BoundaryChange: Hashable, Sendable {
  package let item: Name<Item>
  /// A smallest such measurement: seconds of time elapsed, or months; in thousandths.
  package let thousandths: Int64
  package let isMonths: Bool
  package let old: Name<Item.Value>
  package let new: Name<Item.Value>

  /// The changes for one item that both versions measure in the same way.
  static func changes(_ old: Item, _ new: Item) -> [BoundaryChange] {
    guard let before = old.measurement, let after = new.measurement,
      before.quantity == after.quantity
    else { return [] }
    let bounds = (before.bands + after.bands).compactMap(\.bound?.thousandths)
    let amounts = Set([0] + bounds + bounds.map { $0 + 1 }).sorted()
    var changes: [BoundaryChange] = []
    for amount in amounts {
      let (left, right) = (before.value(thousandths: amount), after.value(thousandths: amount))
      guard left != right else { continue }
      let repeats = changes.last.map { $0.old == left && $0.new == right } ?? false
      if !repeats {
        changes.append(
          BoundaryChange(
            item: new.id, thousandths: amount, isMonths: after.quantity == .months, old: left,
            new: right))
      }
    }
    return changes
  }
}

extension Measurement {
  fileprivate func value(thousandths: Int64) -> Name<Item.Value> {
    value(for: Double(thousandths) / 1000)
  }
}
