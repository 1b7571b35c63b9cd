import GuidelineModel

/// Compares the parts of two versions, those of the same name with each other.
///
/// Names are those of the new version: the old one is given as renamed, beside itself.
struct PartComparison {
  private let original: Guideline
  private let old: Guideline
  private let new: Guideline
  private(set) var changes: [PartChange] = []

  /// Every change from one version to another, in the order of the new one.
  static func changes(between versions: MatchedVersions) -> [PartChange] {
    var comparison = PartComparison(
      original: versions.original, old: versions.old, new: versions.new)
    comparison.compare()
    return comparison.changes
  }

  private init(original: Guideline, old: Guideline, new: Guideline) {
    self.original = original
    self.old = old
    self.new = new
  }

  private mutating func compare() {
    add(PartChange(.guideline, fields: FieldComparison.changes(compareHeaders)))
    compareParts(
      old.events, new.events, original.events.map(\.id), \.id, PartPath.event
    ) { fields, old, new in
      fields.text(.label, old.label, new.label)
      fields.note(.defaultTime, .flag(old.defaultsToNow), .flag(new.defaultsToNow))
      fields.note(.setBy, .flag(old.isSetByAdvice), .flag(new.isSetByAdvice))
    }
    compareFrame()
    compareParts(
      old.items, new.items, original.items.map(\.id), \.id, PartPath.item
    ) { fields, old, new in
      fields.compare(old, new)
    }
    for item in new.items {
      guard let before = old.item(named: item.id.text) else { continue }
      compareValues(old[before], item, original[before].values.map(\.id))
    }
    compareParts(
      old.trees, new.trees, original.trees.map(\.id), \.id, PartPath.tree
    ) { fields, old, new in
      fields.note(.page, .background, .word(String(old.page)), .word(String(new.page)))
      fields.text(.title, old.title, new.title)
      fields.text(.tab, old.tab, new.tab)
      fields.text(.rationale, old.rationale.markdown, new.rationale.markdown)
      fields.order(.decisionOrder, old.decisions.map(\.id), new.decisions.map(\.id))
      fields.order(.outcomeOrder, old.outcomes.map(\.id), new.outcomes.map(\.id))
    }
    for tree in new.trees {
      guard let before = old.tree(named: tree.id.text) else { continue }
      compare(old[before], tree, original[before].outcomes.map(\.id))
    }
    compareRemarks()
  }

  private mutating func add(_ change: PartChange?) {
    if let change { changes.append(change) }
  }

  private func compareHeaders(_ fields: inout FieldComparison) {
    fields.text(.title, old.title, new.title)
    fields.note(.timeZone, .words, .word(old.timeZone), .word(new.timeZone))
    fields.text(.scope, old.scope.includes, new.scope.includes)
    fields.texts(.exclusions, old.scope.excludes, new.scope.excludes)
    fields.note(.document, .words, .word(old.document.title), .word(new.document.title))
    fields.note(
      .pageCount, .background, .word(String(old.document.pageCount)),
      .word(String(new.document.pageCount)))
    fields.order(.eventOrder, old.events.map(\.id), new.events.map(\.id))
    fields.order(.itemOrder, old.items.map(\.id), new.items.map(\.id))
    fields.order(.treeOrder, old.trees.map(\.id), new.trees.map(\.id))
    fields.order(.readingOrder, old.readings.map(\.id), new.readings.map(\.id))
    fields.order(.warningOrder, old.warnings.map(\.id), new.warnings.map(\.id))
    fields.order(.noteOrder, old.notes.map(\.id), new.notes.map(\.id))
  }

  /// Phases, ways in and sources.
  private mutating func compareFrame() {
    let (old, new) = (self.old, self.new)
    compareParts(
      old.phases, new.phases, old.phases.map(\.id), \.id, PartPath.phase
    ) { fields, before, after in
      fields.text(.label, before.label, after.label)
      fields.note(
        .trees, .background, .words(old.names(before.trees)), .words(new.names(after.trees)))
    }
    compareParts(
      old.entries, new.entries, old.entries.map(\.id), \.id, PartPath.entry
    ) { fields, before, after in
      fields.text(.label, before.label, after.label)
      fields.note(
        .tree, .background, .word(old.name(of: before.tree)), .word(new.name(of: after.tree)))
    }
    compareParts(
      old.sources, new.sources, old.sources.map(\.id), \.id, PartPath.source
    ) { fields, before, after in
      fields.note(.title, .words, .word(before.title), .word(after.title))
      fields.note(
        .url, .background, before.url.map { .word($0.text) }, after.url.map { .word($0.text) })
    }
  }

  private mutating func compareValues(_ old: Item, _ new: Item, _ names: [Name<Item.Value>]) {
    for value in new.values {
      guard let place = old.value(named: value.id.text) else { continue }
      let fields = FieldComparison.changes {
        $0.text(.label, old.values[place].label, value.label)
      }
      add(
        PartChange(
          .value(value.id, of: new.id),
          formerName: names[place] == value.id ? nil : names[place].text, fields: fields))
    }
  }

  private mutating func compare(_ before: Tree, _ after: Tree, _ names: [Name<Outcome>]) {
    let (old, new) = (self.old, self.new)
    compareParts(
      before.decisions, after.decisions, before.decisions.map(\.id), \.id,
      { .decision($0, of: after.id) }
    ) { fields, left, right in
      fields.compare(left, of: before, in: old, right, of: after, in: new)
    }
    compareParts(
      before.outcomes, after.outcomes, names, \.id, { .outcome($0, of: after.id) }
    ) { fields, left, right in
      fields.compare(left, in: old, right, in: new)
    }
  }

  private mutating func compareRemarks() {
    let (old, new) = (self.old, self.new)
    compareParts(
      old.readings, new.readings, original.readings.map(\.id), \.id, PartPath.reading
    ) { fields, before, after in
      fields.compare(before, in: old, after, in: new)
    }
    compareParts(
      old.warnings, new.warnings, original.warnings.map(\.id), \.id, PartPath.warning
    ) { fields, before, after in
      fields.conditions(.when, old.named(before.conditions), new.named(after.conditions))
      fields.note(
        .tree, before.place.map { .word(old.name(of: $0.tree)) },
        after.place.map { .word(new.name(of: $0.tree)) })
      fields.note(
        .outcomes, .words(before.place.map { old.names($0.outcomes, of: $0.tree) } ?? []),
        .words(after.place.map { new.names($0.outcomes, of: $0.tree) } ?? []))
      fields.text(.message, before.message, after.message)
    }
    compareParts(
      old.notes, new.notes, original.notes.map(\.id), \.id, PartPath.note
    ) { fields, before, after in
      fields.note(.tree, .word(old.name(of: before.tree)), .word(new.name(of: after.tree)))
      fields.conditions(.path, old.named(before.path), new.named(after.path))
      fields.conditions(.possible, old.named(before.possible), new.named(after.possible))
      fields.note(
        .outcomes, .words(old.names(before.outcomes, of: before.tree)),
        .words(new.names(after.outcomes, of: after.tree)))
      fields.text(.text, before.text, after.text)
    }
  }

  /// Compares parts of one kind; `names` are what the old version itself calls its parts, and
  /// `compare` collects what is different about a part that both have.
  private mutating func compareParts<Part, Subject>(
    _ before: [Part], _ after: [Part], _ names: [Name<Subject>], _ name: (Part) -> Name<Subject>,
    _ path: (Name<Subject>) -> PartPath,
    _ compare: (inout FieldComparison, Part, Part) -> Void
  ) {
    let places = Dictionary(
      before.enumerated().map { (name($1), $0) }, uniquingKeysWith: { first, _ in first })
    for part in after {
      let name = name(part)
      guard let place = places[name] else {
        add(.added(path(name)))
        continue
      }
      add(
        PartChange(
          path(name), formerName: names[place] == name ? nil : names[place].text,
          fields: FieldComparison.changes { compare(&$0, before[place], part) }))
    }
    let kept = Set(after.map(name))
    for part in before where !kept.contains(name(part)) { add(.removed(path(name(part)))) }
  }
}

extension FieldComparison {
  /// The order of what both versions have.
  fileprivate mutating func order<Subject>(
    _ field: Field, _ old: [Name<Subject>], _ new: [Name<Subject>]
  ) {
    let common = Set(old).intersection(new)
    let (before, after) = withoutCommonEnds(
      old.filter(common.contains), new.filter(common.contains))
    note(field, .background, .words(before.map(\.text)), .words(after.map(\.text)))
  }

  fileprivate mutating func compare(_ old: Item, _ new: Item) {
    text(.label, old.label, new.label)
    text(.help, old.help, new.help)
    text(.remark, old.remark, new.remark)
    note(
      .citations, .background, .words(old.citations.map(\.text)), .words(new.citations.map(\.text)))
    note(.values, .words(old.values.map(\.id.text)), .words(new.values.map(\.id.text)))
    compare(old.measurement, new.measurement)
    note(
      .graver, .background, old.gravity.map { .end($0.gravest) },
      new.gravity.map { .end($0.gravest) })
    exemptions(old.gravity?.exemptions ?? [], new.gravity?.exemptions ?? [])
    note(.canBeInfluenced, .background, .flag(old.canBeInfluenced), .flag(new.canBeInfluenced))
  }

  private mutating func exemptions(_ old: [Gravity.Exemption], _ new: [Gravity.Exemption]) {
    func names(_ exemptions: [Gravity.Exemption]) -> [String] {
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
    note(.measuredAs, old?.sort, new?.sort)
    note(
      .measuredUntil, old?.until.map { .word($0.text) }, new?.until.map { .word($0.text) })
    // A bound of another measure is no other bound: the measure says it.
    guard old?.sort == new?.sort else { return }
    let values = (new?.bands ?? []).map(\.value) + (old?.bands ?? []).map(\.value)
    var seen: Set<Name<Item.Value>> = []
    for value in values where seen.insert(value).inserted {
      at(.values([value])) { $0.note(.bound, old?.bound(of: value), new?.bound(of: value)) }
    }
  }

  fileprivate mutating func compare(
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

  fileprivate mutating func compare(
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

  /// Compares two readings; what is different about their tree itself is told there.
  fileprivate mutating func compare(
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

  /// What is different about the decisions of a tree.
  private static func decisions(
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
}

extension Measurement {
  fileprivate var sort: FieldChange.Value {
    switch quantity {
    case .onset: .word("onset")
    case .months: .word("months")
    }
  }

  /// The event up to which an onset is measured.
  fileprivate var until: Name<Event>? {
    switch quantity {
    case .onset(let event): event
    case .months: nil
    }
  }

  fileprivate func bound(of value: Name<Item.Value>) -> FieldChange.Value? {
    let measure: Quantity = quantity == .months ? .months : .onset(until: nil)
    return bands.first { $0.value == value }?.bound.map { .bound($0, of: measure) }
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

extension Guideline {
  fileprivate func names(_ trees: [Index<Tree>]) -> [String] { trees.map { name(of: $0) } }

  fileprivate func names(_ outcomes: OutcomeSet, of tree: Index<Tree>) -> [String] {
    outcomes.map { name(of: $0, in: tree) }.sorted()
  }

  fileprivate func named(
    _ values: PossibleValues, of item: Index<Item>
  ) -> (item: Name<Item>, values: [String]) {
    (self[item].id, values.map { self[item].values[$0].id.text }.sorted())
  }

  fileprivate func named(
    _ conditions: [ItemCondition]
  ) -> [(item: Name<Item>, values: [String])] {
    conditions.map { named($0.values, of: $0.item) }
  }

  /// What follows an outcome, by names.
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
