import GuidelineModel

extension FieldComparison {
  /// What is different about the decisions of a tree.
  static func decisions(
    of before: Tree, in old: Guideline, _ after: Tree, in new: Guideline
  ) -> [FieldChange] {
    changes { fields in
      for decision in after.decisions {
        let earlier = before.decisions.first { $0.id == decision.id }
        fields.at(.decision(decision.id)) { fields in
          if let earlier {
            fields.compare(earlier, of: before, in: old, decision, of: after, in: new)
          } else {
            fields.note(.decision, nil, .word(decision.id.text))
          }
        }
      }
      for decision in before.decisions
      where !after.decisions.contains(where: { $0.id == decision.id }) {
        fields.at(.decision(decision.id)) { $0.note(.decision, .word(decision.id.text), nil) }
      }
    }
  }

  /// Compares two decisions: what they ask, and where each value leads.
  mutating func compare(
    _ old: Decision, of oldTree: Tree, in before: Guideline, _ new: Decision, of newTree: Tree,
    in after: Guideline
  ) {
    text(.label, old.label, new.label)
    let (asked, asks) = (before.name(of: old.item), after.name(of: new.item))
    note(.item, .word(asked), .word(asks))
    guard asked == asks else { return }
    targets(
      old.targets(of: oldTree, before[old.item]), new.targets(of: newTree, after[new.item]))
    let (lines, others) = (old.lines(before[old.item]), new.lines(after[new.item]))
    for (values, label) in others {
      // The line of the same values, else the one with most of them.
      let closest = lines.max { left, right in
        left.values.common(values) < right.values.common(values)
      }
      guard let closest, closest.values.common(values) > 0 else { continue }
      at(.values(values)) { $0.text(.label, closest.label, label) }
    }
  }

  /// Where the values of a decision lead, those told together that go the same other way.
  private mutating func targets(
    _ old: [(value: Name<Item.Value>, target: FieldChange.Value)],
    _ new: [(value: Name<Item.Value>, target: FieldChange.Value)]
  ) {
    struct Way: Hashable {
      let old: FieldChange.Value?
      let new: FieldChange.Value?
    }
    var values: [Way: [Name<Item.Value>]] = [:]
    var ways: [Way] = []
    let gone = old.filter { one in !new.contains { $0.value == one.value } }
    for value in new.map(\.value) + gone.map(\.value) {
      let way = Way(
        old: old.first { $0.value == value }?.target, new: new.first { $0.value == value }?.target)
      if values[way] == nil { ways.append(way) }
      values[way, default: []].append(value)
    }
    for way in ways {
      at(.values(values[way] ?? [])) { $0.note(.target, way.old, way.new) }
    }
  }
}

extension Decision {
  /// For every value of the item, where it leads.
  fileprivate func targets(
    of tree: Tree, _ item: Item
  ) -> [(value: Name<Item.Value>, target: FieldChange.Value)] {
    item.values.enumerated().compactMap { place, value in
      branches.first { $0.values.contains(place) }.map { branch in
        switch branch.target {
        case .decision(let next): (value.id, .decision(tree.decisions[next.offset].id))
        case .outcome(let outcome): (value.id, .outcome(tree.outcomes[outcome.offset].id))
        }
      }
    }
  }

  /// The words on each branch, with the values that take it.
  fileprivate func lines(_ item: Item) -> [(values: [Name<Item.Value>], label: Text)] {
    branches.map { branch in (branch.values.map { item.values[$0].id }, branch.label) }
  }
}

extension [Name<Item.Value>] {
  /// How much two lists of values have in common; most where they are the same.
  fileprivate func common(_ other: [Name<Item.Value>]) -> Int {
    Set(self) == Set(other) ? .max : Set(self).intersection(other).count
  }
}
