import GuidelineModel

/// Compares the parts of two versions by name.
///
/// Names are those of the new version. The old version is given with its parts renamed, and as it
/// was.
struct PartComparison {
  private let original: Guideline
  private let old: Guideline
  private let new: Guideline
  private(set) var changes: [PartChange] = []

  /// All changes from one version to another, in the order of the new one.
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
    comparePlans()
    compareLetters()
  }

  /// Compares the steps and rules of plans by name.
  private mutating func comparePlans() {
    let originalNames = Dictionary(
      uniqueKeysWithValues: zip(old.steps.map(\.id), original.steps.map(\.id)).map { ($0, $1) })
    let (before, after) = (PlanDeclaration.all(of: old), PlanDeclaration.all(of: new))
    add(
      PartChange(
        .planRule("steps"),
        fields: FieldComparison.changes {
          $0.order(.stepOrder, old.steps.map(\.id), new.steps.map(\.id))
        }))
    let (there, known) = (
      Set(after.map(\.path)), Dictionary(uniqueKeysWithValues: before.map { ($0.path, $0) })
    )
    for part in before where !part.isRole && !there.contains(part.path) {
      changes.append(.removed(part.path))
    }
    for part in after {
      guard let earlier = known[part.path] else {
        if !part.isRole { changes.append(.added(part.path)) }
        continue
      }
      var formerName: String?
      if case .planStep(let step) = part.path, let name = originalNames[step], name != step {
        formerName = name.text
      }
      add(PartChange(part.path, formerName: formerName, fields: part.changes(from: earlier)))
    }
  }

  private mutating func add(_ change: PartChange?) {
    if let change { changes.append(change) }
  }

  private func compareHeaders(_ fields: inout FieldComparison) {
    fields.text(.title, old.title, new.title)
    fields.text(.report, old.report, new.report)
    fields.note(.timeZone, .word(old.timeZone), .word(new.timeZone))
    fields.text(.scope, old.scope.includes, new.scope.includes)
    fields.texts(.exclusions, old.scope.excludes, new.scope.excludes)
    fields.note(.document, .words, .word(old.document.title), .word(new.document.title))
    fields.note(
      .pageCount, .background, .word(String(old.document.pageCount)),
      .word(String(new.document.pageCount)))
    fields.text(.documentRemark, old.document.remark, new.document.remark)
    fields.order(.eventOrder, old.events.map(\.id), new.events.map(\.id))
    fields.order(.itemOrder, old.items.map(\.id), new.items.map(\.id))
    fields.order(.treeOrder, old.trees.map(\.id), new.trees.map(\.id))
    fields.order(.readingOrder, old.readings.map(\.id), new.readings.map(\.id))
    fields.order(.warningOrder, old.warnings.map(\.id), new.warnings.map(\.id))
    fields.order(.noteOrder, old.notes.map(\.id), new.notes.map(\.id))
  }

  /// Compares phases, entries and sources.
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
      fields.note(.tree, .words(old.names(before.trees)), .words(new.names(after.trees)))
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
      guard let place = old.valueIndex(named: value.id.text) else { continue }
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
        .tree, before.scope.map { .word(old.name(of: $0.tree)) },
        after.scope.map { .word(new.name(of: $0.tree)) })
      fields.note(
        .outcomes, .words(before.scope.map { old.names($0.outcomes, of: $0.tree) } ?? []),
        .words(after.scope.map { new.names($0.outcomes, of: $0.tree) } ?? []))
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

  /// Compares letters: their texts, and what the plan fills in.
  private mutating func compareLetters() {
    compareParts(
      old.letters, new.letters, old.letters.map(\.id), \.id, PartPath.letter
    ) { fields, before, after in
      fields.texts(.text, before.texts.map(\.text), after.texts.map(\.text))
      fields.note(.filledIn, .words, .words(before.filledIn), .words(after.filledIn))
    }
  }

  /// Compares parts of one kind.
  ///
  /// `names` are the original names of the old parts; `compare` notes the differences of a part
  /// that both versions have.
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

extension Letter {
  /// The parts of a letter that are filled in from the plan, as text.
  fileprivate var filledIn: [String] {
    notWith.map { "not-with \($0)" }
      + parts.flatMap { part -> [String] in
        switch part.content {
        case .text: ["text"]
        case .blank: ["blank"]
        case .plan(let list): ["plan \(list.rawValue)"]
        case .points(let points):
          points.map { point in
            let states = point.states.map(\.rawValue).joined(separator: " ")
            return "point \(point.steps.map(\.text).joined(separator: " ")) \(states)"
          }
        }
      }
  }
}

extension FieldComparison {
  /// Compares the order of the parts that both versions have.
  fileprivate mutating func order<Subject>(
    _ field: Field, _ old: [Name<Subject>], _ new: [Name<Subject>]
  ) {
    let common = Set(old).intersection(new)
    let (before, after) = withoutCommonEnds(
      old.filter(common.contains), new.filter(common.contains))
    note(field, .background, .words(before.map(\.text)), .words(after.map(\.text)))
  }
}
