import GuidelineModel

/// Works out what differs between two versions, over one store of diagrams.
struct GuidelineComparison {
  private let old: Guideline
  private let new: Guideline
  let space: SharedSpace
  private var store: DiagramStore

  init(old: Guideline, new: Guideline, limits: ProofLimits) throws(Incomparable) {
    self.old = old
    self.new = new
    space = try SharedSpace(old, new)
    store = DiagramStore(widths: space.widths, limits: limits)
  }

  private mutating func diagram(
    of tree: Tree, _ vocabulary: Vocabulary
  ) throws(LimitExceeded) -> Diagram {
    try store.diagrams(
      of: tree, level: vocabulary.level, value: { vocabulary.own($1, of: $0) },
      unknown: TreeComparison.unknown)[0]
  }

  private func comparison(_ left: Tree, _ right: Tree) -> TreeComparison {
    let changed = left.outcomes.enumerated().filter { _, outcome in
      right.outcomes.contains { other in
        other.id == outcome.id && OutcomeChange(outcome, in: old, other, in: new) != nil
      }
    }
    return TreeComparison(
      old: (left, old), new: (right, new), changedOutcomes: Set(changed.map(\.offset)))
  }

  mutating func treeChanges() throws(LimitExceeded) -> [GuidelineDifference.TreeChange] {
    var changes: [GuidelineDifference.TreeChange] = []
    for (place, tree) in new.trees.enumerated() {
      guard let before = old.tree(named: tree.id.text) else { continue }
      let comparison = comparison(old[before], tree)
      let left = try diagram(of: old[before], space.old)
      let right = try diagram(of: tree, space.new)
      let classes = try comparison.classes(left, right, in: &store)
      guard !classes.isEmpty else { continue }
      let named = Set(
        classes.filter { $0.old.map { comparison.changedOutcomes.contains($0.offset) } ?? false }
          .compactMap { $0.old.map { old[before].outcomes[$0.offset].id } })
      let outcomes = tree.outcomes.filter { named.contains($0.id) }.compactMap { outcome in
        old[before].outcomes.first { $0.id == outcome.id }.flatMap {
          OutcomeChange($0, in: old, outcome, in: new)
        }
      }
      changes.append(
        GuidelineDifference.TreeChange(
          tree: tree.id, old: before, new: Index(place), classes: classes, outcomes: outcomes))
    }
    return changes
  }

  mutating func readingChanges() throws(LimitExceeded) -> [GuidelineDifference.ReadingChange] {
    var changes: [GuidelineDifference.ReadingChange] = []
    for (place, reading) in new.readings.enumerated() {
      guard let before = old.readings.firstIndex(where: { $0.id == reading.id }) else { continue }
      let earlier = old.readings[before]
      guard earlier.alternative.id == reading.alternative.id else { continue }
      // What an outcome tells is compared with the tree itself.
      let comparison = TreeComparison(
        old: (earlier.alternative, old), new: (reading.alternative, new), changedOutcomes: [])
      let left = try diagram(of: earlier.alternative, space.old)
      let right = try diagram(of: reading.alternative, space.new)
      let classes = try comparison.classes(left, right, in: &store)
      guard !classes.isEmpty else { continue }
      changes.append(
        GuidelineDifference.ReadingChange(
          reading: reading.id, old: Index(before), new: Index(place), classes: classes))
    }
    return changes
  }

  func boundaries() -> [BoundaryChange] {
    new.items.flatMap { item in
      old.item(named: item.id.text).map { BoundaryChange.changes(old[$0], item) } ?? []
    }
  }

  /// What else changes an advice: parts that are no trees, and trees or readings of one version only.
  func otherLogic(_ structure: [StructuralChange]) -> [StructuralChange] {
    var other = structure.filter { change in
      let parts = change.path.split(separator: "/")
      guard change.kind != .reworded, parts.count == 2 else { return false }
      switch parts[0] {
      case "warnings", "notes", "events": return true
      case "trees": return change.kind != .changed
      case "readings": return change.kind != .changed || isOfAnotherTree(String(parts[1]))
      default: return false
      }
    }
    for item in new.items {
      guard let before = old.item(named: item.id.text),
        old[before].measurement?.quantity != item.measurement?.quantity
      else { continue }
      other.append(StructuralChange(kind: .changed, path: "items/\(item.id)/measured"))
    }
    if old[old.start].id != new[new.start].id {
      other.append(StructuralChange(kind: .changed, path: "start"))
    }
    return other
  }

  private func isOfAnotherTree(_ name: String) -> Bool {
    let before = old.readings.first { $0.id.text == name }?.alternative.id
    return before != new.readings.first { $0.id.text == name }?.alternative.id
  }

  mutating func pathwayChange() throws(LimitExceeded) -> GuidelineDifference.PathwayChange? {
    guard old[old.start].id == new[new.start].id else { return nil }
    let before = try pathway(of: old, space.old)
    let after = try pathway(of: new, space.new)
    var affected = Diagram.never
    var trees: [(tree: Name<Tree>, share: Double)] = []
    let gone = old.trees.map(\.id).filter { new.tree(named: $0.text) == nil }
    for name in new.trees.map(\.id) + gone {
      let (left, right) = (old.tree(named: name.text), new.tree(named: name.text))
      let region = try differing(
        left.map { before.advice[$0.offset] } ?? .never,
        right.map { after.advice[$0.offset] } ?? .never,
        left.flatMap { left in right.map { comparison(old[left], new[$0]) } })
      guard region != .never else { continue }
      trees.append((name, store.share(of: region)))
      affected = try store.either(affected, region)
    }
    return GuidelineDifference.PathwayChange(
      start: new[new.start].id, share: store.share(of: affected), trees: trees)
  }

  private mutating func pathway(
    of guideline: Guideline, _ vocabulary: Vocabulary
  ) throws(LimitExceeded) -> SymbolicPathway {
    var trees: [(tree: Tree, outcome: Diagram)] = []
    for tree in guideline.trees { trees.append((tree, try diagram(of: tree, vocabulary))) }
    var builder = SymbolicPathwayBuilder(trees: trees, vocabulary: vocabulary, store: store)
    let pathway = try builder.pathway(from: [guideline.start])
    store = builder.store
    return pathway
  }

  /// Where a tree is evaluated in one version only or ends otherwise; leaves are one more than the
  /// place of the outcome.
  private mutating func differing(
    _ left: Diagram, _ right: Diagram, _ comparison: TreeComparison?
  ) throws(LimitExceeded) -> Diagram {
    try store.combination(left, right) { left, right in
      guard let left = left.leaf, let right = right.leaf else { return nil }
      if left == 0 || right == 0 { return left == right ? .never : .always }
      return comparison?.isSame(left - 1, right - 1) ?? false ? .never : .always
    }
  }
}
