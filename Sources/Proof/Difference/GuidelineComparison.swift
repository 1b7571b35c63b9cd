import GuidelineModel

/// Compares the behaviour of two versions, with diagrams in one store.
struct GuidelineComparison {
  let old: Guideline
  let new: Guideline
  private let structure: [PartChange]
  let witnesses: WitnessSearch
  let space: SharedSpace
  var store: DiagramStore

  init(
    _ versions: MatchedVersions, structure: [PartChange], limits: ProofLimits
  ) throws(Incomparable) {
    old = versions.old
    new = versions.new
    self.structure = structure
    space = try SharedSpace(old, new)
    witnesses = WitnessSearch(old: (old, space.old), new: (new, space.new))
    store = DiagramStore(valueCounts: space.valueCounts, limits: limits)
  }

  /// The outcome of a tree as a function of the answers to the items of both versions.
  ///
  /// A version leaves an item open if it does not know the answer. The outcome then is the one that
  /// all of its own values lead to, or ``TreeComparison/unknown``.
  mutating func diagram(
    of tree: Tree, _ encoding: ItemEncoding
  ) throws(LimitExceeded) -> Diagram {
    var diagram = try store.diagrams(
      of: tree, level: encoding.level, value: { encoding.decode($1, of: $0) },
      unknown: TreeComparison.unknown)[0]
    for item in Set(tree.decisions.map(\.item)).sorted() {
      let level = encoding.level(of: item)
      let values = (0..<space.valueCounts[level]).filter { encoding.decode($0, of: item) != nil }
      guard values.count < space.valueCounts[level] else { continue }
      var open: Diagram?
      for value in values {
        let known = try store.restrict(diagram, level, to: value)
        guard let others = open else {
          open = known
          continue
        }
        open = try store.apply(others, known) { left, right in
          if left == right { return left }
          return left.terminal != nil && right.terminal != nil
            ? Diagram(terminal: TreeComparison.unknown) : nil
        }
      }
      let known = try store.literal(level, in: PossibleValues(values))
      diagram = try store.ifThenElse(known, diagram, else: open ?? diagram)
    }
    return diagram
  }

  func comparison(_ left: Tree, _ right: Tree) -> TreeComparison {
    let changed = Set(outcomeChanges(of: right.id).map(\.outcome))
    return TreeComparison(
      old: (left, old), new: (right, new),
      changedOutcomes: Set(left.outcomes.indices.filter { changed.contains(left.outcomes[$0].id) }))
  }

  /// The outcomes of a tree whose content differs, in the order of the new version.
  private func outcomeChanges(of tree: Name<Tree>) -> [OutcomeChange] {
    structure.compactMap { change in
      guard case .outcome(let outcome, of: tree) = change.part, change.kind == .changed else {
        return nil
      }
      return OutcomeChange(outcome: outcome, fields: change.fields.filter { $0.nature == .logic })
    }
  }

  mutating func treeChanges() throws(LimitExceeded) -> [GuidelineDifference.TreeChange] {
    var changes: [GuidelineDifference.TreeChange] = []
    for (place, tree) in new.trees.enumerated() {
      guard let before = old.tree(named: tree.id.text) else { continue }
      let comparison = comparison(old[before], tree)
      let left = try diagram(of: old[before], space.old)
      let right = try diagram(of: tree, space.new)
      let classes = try comparison.classes(left, right, in: &store) {
        witnesses.witness(of: $0, from: before, Index(place))
      }
      guard !classes.isEmpty else { continue }
      let affected = Set(classes.compactMap(\.old).map { old[before].outcomes[$0.offset].id })
      changes.append(
        GuidelineDifference.TreeChange(
          old: before, new: Index(place), classes: classes,
          outcomes: outcomeChanges(of: tree.id).filter { affected.contains($0.outcome) }))
    }
    return changes
  }

  mutating func readingChanges() throws(LimitExceeded) -> [GuidelineDifference.ReadingChange] {
    var changes: [GuidelineDifference.ReadingChange] = []
    for (place, reading) in new.readings.enumerated() {
      guard let before = old.readings.firstIndex(where: { $0.id == reading.id }) else { continue }
      let earlier = old.readings[before]
      guard earlier.alternative.id == reading.alternative.id else { continue }
      // The content of outcomes is compared for the tree itself.
      let comparison = TreeComparison(
        old: (earlier.alternative, old), new: (reading.alternative, new), changedOutcomes: [])
      let left = try diagram(of: earlier.alternative, space.old)
      let right = try diagram(of: reading.alternative, space.new)
      let classes = try comparison.classes(left, right, in: &store) {
        witnesses.witness(of: $0, from: earlier.tree, reading.tree)
      }
      guard !classes.isEmpty else { continue }
      changes.append(
        GuidelineDifference.ReadingChange(
          old: Index(before), new: Index(place), classes: classes))
    }
    return changes
  }

  /// Other changes that affect advice: parts that are not trees, and trees or readings that only
  /// one version has.
  func otherLogic() -> [PartChange] {
    let parts = structure.compactMap { change -> PartChange? in
      switch change.part {
      case .guideline, .event, .warning, .note, .planStep, .planRule:
        change.isOfLogic ? change : nil
      case .tree: change.kind == .added || change.kind == .removed ? change : nil
      case .reading:
        change.kind == .added || change.kind == .removed
          || change.fields.map(\.field).contains(.tree)
          ? change : nil
      case .item(let item):
        PartChange(
          .measurement(of: item),
          fields: change.fields.filter { [.measuredAs, .measuredUntil].contains($0.field) })
      // A new entry changes nothing for patients who start elsewhere.
      case .entry: change.kind == .removed || change.kind == .changed ? change : nil
      // Letters only present advice.
      case .letter: nil
      case .start, .phase, .source, .measurement, .value, .decision, .outcome:
        nil
      }
    }
    let start = FieldComparison.changes {
      $0.note(.start, .word(old.name(of: old.start)), .word(new.name(of: new.start)))
    }
    return parts + [PartChange(.start, fields: start)].compactMap(\.self)
  }

  mutating func pathwayChange() throws(LimitExceeded) -> GuidelineDifference.PathwayChange? {
    guard old[old.start].id == new[new.start].id else { return nil }
    let before = try pathway(of: old, space.old)
    let after = try pathway(of: new, space.new)
    var affected = Diagram.false
    var trees: [(tree: Name<Tree>, share: Double)] = []
    let gone = old.trees.map(\.id).filter { new.tree(named: $0.text) == nil }
    for name in new.trees.map(\.id) + gone {
      let (left, right) = (old.tree(named: name.text), new.tree(named: name.text))
      let region = try differing(
        left.map { before.advice[$0.offset] } ?? .false,
        right.map { after.advice[$0.offset] } ?? .false,
        left.flatMap { left in right.map { comparison(old[left], new[$0]) } })
      guard region != .false else { continue }
      trees.append((name, store.share(of: region)))
      affected = try store.or(affected, region)
    }
    return GuidelineDifference.PathwayChange(
      start: new[new.start].id, share: store.share(of: affected), trees: trees)
  }

  private mutating func pathway(
    of guideline: Guideline, _ encoding: ItemEncoding
  ) throws(LimitExceeded) -> SymbolicPathway {
    var trees: [(tree: Tree, outcome: Diagram)] = []
    for tree in guideline.trees { trees.append((tree, try diagram(of: tree, encoding))) }
    var builder = SymbolicPathwayBuilder(trees: trees, encoding: encoding, store: store)
    let pathway = try builder.pathway(from: [guideline.start])
    store = builder.store
    return pathway
  }

  /// The condition that a tree is evaluated in one version only or ends otherwise.
  ///
  /// Terminals are the index of the outcome plus 1, and 0 where the tree is not evaluated.
  mutating func differing(
    _ left: Diagram, _ right: Diagram, _ comparison: TreeComparison?
  ) throws(LimitExceeded) -> Diagram {
    try store.apply(left, right) { left, right in
      guard let left = left.terminal, let right = right.terminal else { return nil }
      if left == 0 || right == 0 { return left == right ? .false : .true }
      return comparison?.isSame(left - 1, right - 1) ?? false ? .false : .true
    }
  }
}
