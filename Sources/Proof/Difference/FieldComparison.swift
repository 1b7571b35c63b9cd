import GuidelineModel

/// Collects the fields in which one part differs between two versions.
struct FieldComparison {
  private(set) var changes: [FieldChange] = []
  private var path: [FieldChange.PathPart] = []

  /// The differences that `compare` notes.
  static func changes(_ compare: (inout FieldComparison) -> Void) -> [FieldChange] {
    var comparison = FieldComparison()
    compare(&comparison)
    return comparison.changes
  }

  /// Compares a detail of the part: `compare` notes its differences there.
  mutating func at(_ detail: FieldChange.PathPart, _ compare: (inout FieldComparison) -> Void) {
    path.append(detail)
    compare(&self)
    path.removeLast()
  }

  /// Notes a field that affects the advice, if its value differs.
  mutating func note(_ field: Field, _ old: FieldChange.Value?, _ new: FieldChange.Value?) {
    note(field, .logic, old, new)
  }

  mutating func note(
    _ field: Field, _ nature: FieldChange.Nature, _ old: FieldChange.Value?,
    _ new: FieldChange.Value?
  ) {
    guard old != new else { return }
    changes.append(
      FieldChange(nature: nature, path: path, field: field, old: old, new: new))
  }

  mutating func note(_ changes: [FieldChange]) {
    self.changes += changes.map {
      FieldChange(
        nature: $0.nature, path: path + $0.path, field: $0.field, old: $0.old, new: $0.new)
    }
  }

  /// Compares a text.
  ///
  /// Whether its Dutch is quoted from the source is background, not words.
  mutating func text(_ field: Field, _ old: Text?, _ new: Text?) {
    let isReworded = old?.nl != new?.nl || old?.en != new?.en
    note(field, isReworded ? .words : .background, old.map { .text($0) }, new.map { .text($0) })
  }

  /// Compares the texts of two lists, index by index.
  mutating func texts(_ field: Field, _ old: [Text], _ new: [Text]) {
    for index in 0..<Swift.max(old.count, new.count) {
      text(
        field, index < old.count ? old[index] : nil, index < new.count ? new[index] : nil)
    }
  }

  /// Compares a condition in words: its presence affects the advice, its words do not.
  mutating func condition(_ old: Text?, _ new: Text?) {
    guard (old == nil) == (new == nil) else {
      return note(.condition, old.map { .text($0) }, new.map { .text($0) })
    }
    text(.condition, old, new)
  }

  /// Compares a length of time.
  ///
  /// The same length in another notation is a change of words.
  mutating func span(_ field: Field, _ old: TimeSpan?, _ new: TimeSpan?) {
    note(
      field, old?.seconds == new?.seconds ? .words : .logic, old.map { .span($0) },
      new.map { .span($0) })
  }

  /// Compares a number or an amount.
  ///
  /// The same one in another notation is a change of words.
  ///
  /// The last two parameters make the old and the new value of the field.
  mutating func quantity(
    _ field: Field, _ old: Quantity?, _ new: Quantity?, _ oldValue: (Quantity) -> FieldChange.Value,
    _ newValue: (Quantity) -> FieldChange.Value
  ) {
    guard old != new else { return }
    let isSame = old?.lowest == new?.lowest && old?.highest == new?.highest
    note(field, isSame ? .words : .logic, old.map(oldValue), new.map(newValue))
  }

  /// Compares conditions on items, item by item.
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

/// Names of parts, to compare them with those of another version.
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

/// The parts of two lists that remain without their common prefix and suffix.
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
