import GuidelineModel

extension FieldComparison {
  /// Compares two items and their measurements.
  mutating func compare(_ old: Item, _ new: Item) {
    text(.label, old.label, new.label)
    text(.question, old.question, new.question)
    text(.help, old.help, new.help)
    text(.remark, old.remark, new.remark)
    note(
      .citations, .background, .words(old.citations.map(\.text)), .words(new.citations.map(\.text)))
    note(.values, .words(old.values.map(\.id.text)), .words(new.values.map(\.id.text)))
    compare(old.measurement, new.measurement)
    note(
      .graver, .background, old.severityOrder.map { .end($0.mostSevere) },
      new.severityOrder.map { .end($0.mostSevere) })
    exemptions(old.severityOrder?.exemptions ?? [], new.severityOrder?.exemptions ?? [])
    note(.canBeInfluenced, .background, .flag(old.canBeInfluenced), .flag(new.canBeInfluenced))
  }

  private mutating func exemptions(
    _ old: [SeverityOrder.Exemption], _ new: [SeverityOrder.Exemption]
  ) {
    func names(_ exemptions: [SeverityOrder.Exemption]) -> [String] {
      exemptions.map { "\($0.tree)/\($0.outcome)" }
    }
    note(.exemptions, .background, .words(names(old)), .words(names(new)))
    for exemption in new {
      let before = old.first {
        $0.tree == exemption.tree && $0.outcome == exemption.outcome
      }
      if let before { text(.reason, before.reason, exemption.reason) }
    }
  }

  private mutating func compare(_ old: Measurement?, _ new: Measurement?) {
    note(
      .measuredAs, old.map { .word($0.scale.name) }, new.map { .word($0.scale.name) })
    note(
      .measuredUntil, old?.until.map { .word($0.text) }, new?.until.map { .word($0.text) })
    // Bounds on different scales are not compared: the change of scale is noted already.
    guard old?.scale == new?.scale else { return }
    let values = (new?.bands ?? []).map(\.value) + (old?.bands ?? []).map(\.value)
    var seen: Set<Name<Item.Value>> = []
    for value in values where seen.insert(value).inserted {
      at(.values([value])) { $0.note(.bound, old?.bound(of: value), new?.bound(of: value)) }
    }
  }
}

extension Measurement {
  fileprivate func bound(of value: Name<Item.Value>) -> FieldChange.Value? {
    bands.first { $0.value == value }?.bound.map { .bound($0, of: scale) }
  }
}

extension FieldComparison {
  /// The differences between the decisions of two versions of a tree.
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

  /// Compares two decisions: the item they ask, and where each value leads.
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
      // The branch with the same values, else the one with most of them.
      let closest = lines.max { left, right in
        left.values.common(values) < right.values.common(values)
      }
      guard let closest, closest.values.common(values) > 0 else { continue }
      at(.values(values)) { $0.text(.label, closest.label, label) }
    }
  }

  /// Notes where the values of a decision lead; values with the same old and new target are noted
  /// together.
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
  /// For every value of the item, its target.
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

  /// The label of each branch, with the values that take it.
  fileprivate func lines(_ item: Item) -> [(values: [Name<Item.Value>], label: Text)] {
    branches.map { branch in (branch.values.map { item.values[$0].id }, branch.label) }
  }
}

extension [Name<Item.Value>] {
  /// The number of common values; the largest number if the lists have the same values.
  fileprivate func common(_ other: [Name<Item.Value>]) -> Int {
    Set(self) == Set(other) ? .max : Set(self).intersection(other).count
  }
}

extension FieldComparison {
  /// Compares two outcomes: their actions, what they settle and what follows them.
  mutating func compare(
    _ left: Outcome, in old: Guideline, _ right: Outcome, in new: Guideline
  ) {
    text(.summary, left.summary, right.summary)
    text(.wording, left.wording, right.wording)
    actions(left.action, right.action)
    conditions(
      .fixes, left.fixes.map { old.named($0.values, of: $0.item) },
      right.fixes.map { new.named($0.values, of: $0.item) })
    let (before, after) = (old.links(of: left), new.links(of: right))
    note(.choice, before.item.map { .word($0) }, after.item.map { .word($0) })
    for option in before.options where !after.options.contains(where: { $0.value == option.value })
    {
      at(.values([option.value])) { $0.note(.next, .words(option.trees), nil) }
    }
    for option in after.options {
      let earlier = before.options.first { $0.value == option.value }?.trees
      at(.values([option.value])) {
        $0.note(.next, earlier.map { .words($0) }, .words(option.trees))
      }
    }
    note(.next, .words(before.trees), .words(after.trees))
  }
}

extension Guideline {
  /// The continuation of an outcome, by names.
  fileprivate func links(
    of outcome: Outcome
  ) -> (trees: [String], item: String?, options: [(value: Name<Item.Value>, trees: [String])]) {
    switch outcome.continuation {
    case .trees(let trees):
      return (names(trees), nil, [])
    case .choice(let item, let options):
      let named = options.flatMap { option in
        option.value.map { (value: self[item].values[$0].id, trees: names(option.trees)) }
      }
      return ([], name(of: item), named)
    }
  }
}

extension FieldComparison {
  /// Compares two readings.
  ///
  /// Differences that the tree itself has are left out.
  mutating func compare(
    _ left: Reading, in old: Guideline, _ right: Reading, in new: Guideline
  ) {
    note(.tree, .word(old.name(of: left.tree)), .word(new.name(of: right.tree)))
    text(.change, left.change, right.change)
    text(.reason, left.reason, right.reason)
    let told = Self.decisions(of: old[left.tree], in: old, new[right.tree], in: new)
    note(
      Self.decisions(of: left.alternative, in: old, right.alternative, in: new)
        .filter { !told.contains($0) })
  }
}
