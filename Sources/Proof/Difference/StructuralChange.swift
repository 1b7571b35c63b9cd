import GuidelineModel

/// A part of the files that is new, gone or written otherwise, whatever that does to advice.
package struct StructuralChange: Hashable, Sendable {
  /// What became of the part.
  package enum Kind: String, Sendable {
    case added
    case removed
    /// Its logic is different.
    case changed
    /// Only its wording is different.
    case reworded
  }

  package let kind: Kind
  /// Where it is, by names: `trees/some-tree/decisions/some-decision`.
  package let path: String

  /// Every change from one version to another, in the order of the new one.
  static func changes(from old: Guideline, to new: Guideline) -> [StructuralChange] {
    var comparison = StructuralComparison(old: old, new: new)
    comparison.compare()
    return comparison.changes
  }
}

/// Compares the parts of two guidelines by their names.
private struct StructuralComparison {
  let old: Guideline
  let new: Guideline
  var changes: [StructuralChange] = []

  mutating func compare() {
    let (old, new) = (self.old, self.new)
    compare(old.items, new.items, at: "items", \.id.text) { old, new in
      let names = (old.values.map(\.id), new.values.map(\.id))
      if names.0 != names.1 || old.measurement != new.measurement { return .changed }
      return old == new ? nil : .reworded
    }
    compare(old.trees, new.trees, at: "trees", \.id.text) { old, new in
      old.title == new.title && old.tab == new.tab && old.rationale == new.rationale
        && old.page == new.page ? nil : .reworded
    }
    for tree in new.trees {
      guard let place = old.tree(named: tree.id.text) else { continue }
      compare(old[place], tree)
    }
    compare(old.readings, new.readings, at: "readings", \.id.text) { before, after in
      Self.shape(before.alternative, in: old) == Self.shape(after.alternative, in: new)
        ? before.change == after.change && before.reason == after.reason ? nil : .reworded
        : .changed
    }
    compare(old.warnings, new.warnings, at: "warnings", \.id.text) { before, after in
      old.logic(of: before) == new.logic(of: after)
        ? before.message == after.message ? nil : .reworded : .changed
    }
    compare(old.notes, new.notes, at: "notes", \.id.text) { before, after in
      old.logic(of: before) == new.logic(of: after)
        ? before.text == after.text ? nil : .reworded : .changed
    }
    compare(old.events, new.events, at: "events", \.id.text) { before, after in
      before.defaultsToNow == after.defaultsToNow && before.isSetByAdvice == after.isSetByAdvice
        ? before == after ? nil : .reworded : .changed
    }
  }

  private mutating func compare(_ before: Tree, _ after: Tree) {
    let (old, new) = (self.old, self.new)
    let path = "trees/\(after.id)"
    let (oldShapes, newShapes) = (Self.shapes(before, in: old), Self.shapes(after, in: new))
    compare(before.decisions, after.decisions, at: "\(path)/decisions", \.id.text) { left, right in
      if oldShapes[left.id.text] != newShapes[right.id.text] { return .changed }
      return left.label == right.label && left.branches.map(\.label) == right.branches.map(\.label)
        ? nil : .reworded
    }
    compare(before.outcomes, after.outcomes, at: "\(path)/outcomes", \.id.text) { left, right in
      if OutcomeChange(left, in: old, right, in: new) != nil { return .changed }
      return left.wording == right.wording && left.summary == right.summary
        && left.action == right.action ? nil : .reworded
    }
  }

  /// The decisions of a tree by name, each as its item and branches by name.
  private static func shapes(_ tree: Tree, in guideline: Guideline) -> [String: String] {
    Dictionary(
      tree.decisions.map { ($0.id.text, shape($0, of: tree, in: guideline)) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func shape(_ tree: Tree, in guideline: Guideline) -> [String] {
    tree.decisions.map { "\($0.id) \(shape($0, of: tree, in: guideline))" }.sorted()
  }

  private static func shape(_ decision: Decision, of tree: Tree, in guideline: Guideline) -> String
  {
    let branches = decision.branches.map { branch in
      let target =
        switch branch.target {
        case .decision(let next): "→ \(tree.decisions[next.offset].id)"
        case .outcome(let outcome): "⇒ \(tree.outcomes[outcome.offset].id)"
        }
      return "\(guideline.names(branch.values, of: decision.item)) \(target)"
    }
    return branches.sorted().joined(separator: "; ")
  }

  private mutating func compare<Part>(
    _ before: [Part], _ after: [Part], at path: String, _ name: (Part) -> String,
    _ change: (Part, Part) -> StructuralChange.Kind?
  ) {
    let known = Dictionary(before.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
    for part in after {
      let kind = known[name(part)].map { change($0, part) } ?? .added
      if let kind { changes.append(StructuralChange(kind: kind, path: "\(path)/\(name(part))")) }
    }
    let kept = Set(after.map(name))
    for part in before where !kept.contains(name(part)) {
      changes.append(StructuralChange(kind: .removed, path: "\(path)/\(name(part))"))
    }
  }
}

extension Guideline {
  /// When a warning is raised, by names.
  func logic(of warning: Warning) -> String {
    let place = warning.place.map { "\(self[$0.tree].id) \(names($0.outcomes, of: $0.tree))" }
    return "\(names(warning.conditions)) \(place ?? "")"
  }

  /// When a note is shown, by names.
  func logic(of note: Note) -> String {
    "\(self[note.tree].id) \(names(note.path)) \(names(note.possible)) "
      + names(note.outcomes, of: note.tree)
  }
}
