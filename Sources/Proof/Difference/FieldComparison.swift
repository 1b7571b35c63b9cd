import GuidelineModel

/// Collects what is different about one part of two versions.
struct FieldComparison {
  private(set) var changes: [FieldChange] = []
  private var places: [FieldChange.Place] = []

  /// Everything that `compare` finds different.
  static func changes(_ compare: (inout FieldComparison) -> Void) -> [FieldChange] {
    var comparison = FieldComparison()
    compare(&comparison)
    return comparison.changes
  }

  /// Compares what stands at a place within the part.
  mutating func at(_ place: FieldChange.Place, _ compare: (inout FieldComparison) -> Void) {
    places.append(place)
    compare(&self)
    places.removeLast()
  }

  /// Notes a field on which an advice hangs.
  mutating func note(_ field: Field, _ old: FieldChange.Value?, _ new: FieldChange.Value?) {
    note(field, .logic, old, new)
  }

  mutating func note(
    _ field: Field, _ nature: FieldChange.Nature, _ old: FieldChange.Value?,
    _ new: FieldChange.Value?
  ) {
    guard old != new else { return }
    changes.append(
      FieldChange(nature: nature, places: places, field: field, old: old, new: new))
  }

  mutating func note(_ changes: [FieldChange]) {
    self.changes += changes.map {
      FieldChange(
        nature: $0.nature, places: places + $0.places, field: $0.field, old: $0.old, new: $0.new)
    }
  }

  /// A text; whether its Dutch is the source's own is no word of it.
  mutating func text(_ field: Field, _ old: Text?, _ new: Text?) {
    let isReworded = old?.nl != new?.nl || old?.en != new?.en
    note(field, isReworded ? .words : .background, old.map { .text($0) }, new.map { .text($0) })
  }

  /// Texts in a list, each beside the one at its place.
  mutating func texts(_ field: Field, _ old: [Text], _ new: [Text]) {
    for place in 0..<Swift.max(old.count, new.count) {
      text(
        field, place < old.count ? old[place] : nil, place < new.count ? new[place] : nil)
    }
  }

  /// A text on whose being there an advice hangs, although its words are words only.
  mutating func condition(_ old: Text?, _ new: Text?) {
    guard (old == nil) == (new == nil) else {
      return note(.condition, old.map { .text($0) }, new.map { .text($0) })
    }
    text(.condition, old, new)
  }

  /// A length of time; the same length written otherwise is read otherwise.
  mutating func span(_ field: Field, _ old: TimeSpan?, _ new: TimeSpan?) {
    note(
      field, old?.seconds == new?.seconds ? .words : .logic, old.map { .span($0) },
      new.map { .span($0) })
  }

  /// A number or an amount; the same one written otherwise is read otherwise.
  ///
  /// The last two say how either is told.
  mutating func quantity(
    _ field: Field, _ old: Quantity?, _ new: Quantity?, _ oldValue: (Quantity) -> FieldChange.Value,
    _ newValue: (Quantity) -> FieldChange.Value
  ) {
    guard old != new else { return }
    let isSame = old?.lowest == new?.lowest && old?.highest == new?.highest
    note(field, isSame ? .words : .logic, old.map(oldValue), new.map(newValue))
  }

  /// Values of items, each item beside itself.
  mutating func conditions(
    _ field: Field, _ old: [(item: Name<Item>, values: [String])],
    _ new: [(item: Name<Item>, values: [String])]
  ) {
    for condition in old where !new.contains(where: { $0.item == condition.item }) {
      at(.item(condition.item)) { $0.note(field, .words(condition.values), nil) }
    }
    for condition in new {
      let before = old.first { $0.item == condition.item }?.values
      at(.item(condition.item)) {
        $0.note(field, before.map { .words($0) }, .words(condition.values))
      }
    }
  }
}

/// Parts by their names, to be compared with those of another version.
extension Guideline {
  func names(_ trees: [Index<Tree>]) -> [String] { trees.map { name(of: $0) } }

  func names(_ outcomes: OutcomeSet, of tree: Index<Tree>) -> [String] {
    outcomes.map { name(of: $0, in: tree) }.sorted()
  }

  func named(
    _ values: PossibleValues, of item: Index<Item>
  ) -> (item: Name<Item>, values: [String]) {
    (self[item].id, values.map { self[item].values[$0].id.text }.sorted())
  }

  func named(
    _ conditions: [ItemCondition]
  ) -> [(item: Name<Item>, values: [String])] {
    conditions.map { named($0.values, of: $0.item) }
  }
}

/// What lies between the beginning and the end that two lists have in common.
package func withoutCommonEnds<Element: Equatable>(
  _ old: [Element], _ new: [Element]
) -> (old: ArraySlice<Element>, new: ArraySlice<Element>) {
  var (before, after) = (old[...], new[...])
  while let first = before.first, first == after.first {
    before.removeFirst()
    after.removeFirst()
  }
  while let last = before.last, last == after.last {
    before.removeLast()
    after.removeLast()
  }
  return (before, after)
}
