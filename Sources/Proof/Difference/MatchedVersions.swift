package import GuidelineModel

/// A removed part and an added one that looks like it: possibly a rename.
package struct SuspectedRename: Hashable, Sendable {
  package let part: PartPath
  package let kind: NamedPart
  package let oldName: String
  package let newName: String
}

/// A part of both versions whose content has nothing in common.
package struct UnlikePart: Hashable, Sendable {
  package let part: PartPath
  package let kind: NamedPart
  package let name: String
}

/// Two versions of a guideline in which the same name means the same part.
///
/// Where a version declares that a part had another name, the old version gets the new name.
/// Indices of parts in ``old`` are the same as in ``original``.
struct MatchedVersions {
  /// The old version as it is.
  let original: Guideline
  /// The old version with the names of the new one.
  let old: Guideline
  let new: Guideline
  let suspectedRenames: [SuspectedRename]
  /// Items without a common value, and trees without a common outcome.
  let unlikeParts: [UnlikePart]

  init(_ old: Guideline, _ new: Guideline) throws(Incomparable) {
    guard old.id == new.id else { throw .differentGuidelines(old.id, new.id) }
    var matching = PartMatching()
    matching.match(old, new)
    original = old
    self.old = old.renamed(matching.names)
    self.new = new
    suspectedRenames = matching.suspected
    unlikeParts = matching.unlike
  }
}

/// Finds the parts that have different names in the two versions.
private struct PartMatching {
  private(set) var names = Renaming()
  private(set) var suspected: [SuspectedRename] = []
  private(set) var unlike: [UnlikePart] = []

  mutating func match(_ old: Guideline, _ new: Guideline) {
    let events = match(old.events, new.events, .event, PartPath.event) { $0.label == $1.label }
    names.events = events.names(old.events, new.events)
    let items = match(old.items, new.items, .item, PartPath.item) {
      $0.label == $1.label || $0.values.map(\.id) == $1.values.map(\.id)
    }
    names.items = items.names(old.items, new.items)
    for (before, after) in items.pairs(old.items, new.items) {
      let values = match(
        before.values, after.values, .value, { .value($0, of: after.id) }
      ) { $0.label == $1.label }
      names.values[before.id] = values.names(before.values, after.values)
      if values.newIndices.isEmpty {
        unlike.append(UnlikePart(part: .item(after.id), kind: .item, name: after.id.text))
      }
    }
    let trees = match(old.trees, new.trees, .tree, PartPath.tree) {
      $0.title == $1.title || $0.decisions.map(\.id) == $1.decisions.map(\.id)
    }
    names.trees = trees.names(old.trees, new.trees)
    for (before, after) in trees.pairs(old.trees, new.trees) {
      let outcomes = match(
        before.outcomes, after.outcomes, .outcome, { .outcome($0, of: after.id) }
      ) { $0.wording == $1.wording || $0.action == $1.action }
      names.outcomes[before.id] = outcomes.names(before.outcomes, after.outcomes)
      if outcomes.newIndices.isEmpty {
        unlike.append(UnlikePart(part: .tree(after.id), kind: .tree, name: after.id.text))
      }
      names.decisions[before.id] = decisionNames(of: before, in: old, after)
    }
    names.steps = match(old.steps, new.steps, .step, PartPath.planStep) { $0.label == $1.label }
      .names(old.steps, new.steps)
    names.readings = match(old.readings, new.readings, .reading, PartPath.reading) {
      $0.change == $1.change
    }.names(old.readings, new.readings)
    names.warnings = match(old.warnings, new.warnings, .warning, PartPath.warning) {
      $0.message == $1.message
    }.names(old.warnings, new.warnings)
    names.notes = match(old.notes, new.notes, .note, PartPath.note) { $0.text == $1.text }
      .names(old.notes, new.notes)
    names.values = names.values.filter { !$0.value.isEmpty }
    names.decisions = names.decisions.filter { !$0.value.isEmpty }
    names.outcomes = names.outcomes.filter { !$0.value.isEmpty }
  }

  /// New names for decisions that are named after an item which was renamed.
  private func decisionNames(
    of before: Tree, in old: Guideline, _ after: Tree
  ) -> [Name<Decision>: Name<Decision>] {
    let (oldNames, newNames) = (Set(before.decisions.map(\.id)), Set(after.decisions.map(\.id)))
    var renamed: [Name<Decision>: Name<Decision>] = [:]
    for decision in before.decisions where !newNames.contains(decision.id) {
      let item = old[decision.item].id
      guard item.text == decision.id.text, let name = names.items[item],
        let newName = Name<Decision>(name.text), newNames.contains(newName),
        !oldNames.contains(newName)
      else { continue }
      renamed[decision.id] = newName
    }
    return renamed
  }

  private mutating func match<Part: Renamable>(
    _ old: [Part], _ new: [Part], _ kind: NamedPart, _ path: (Name<Part>) -> PartPath,
    _ isLike: (Part, Part) -> Bool
  ) -> Matches {
    let matches = Matches(old, new)
    let gone = old.indices.filter { matches.newIndices[$0] == nil }
    let added = new.indices.filter { !matches.taken.contains($0) }
    // For so many parts, comparing all pairs takes too long and the suggestions would help nobody.
    guard gone.count * added.count <= 10_000 else { return matches }
    var suspects = Set(gone)
    for place in added {
      let part = new[place]
      let alike = gone.first { suspects.contains($0) && isLike(old[$0], part) }
      guard let before = alike ?? (gone.count == 1 && added.count == 1 ? suspects.first : nil)
      else { continue }
      suspects.remove(before)
      suspected.append(
        SuspectedRename(
          part: path(part.id), kind: kind, oldName: old[before].id.text, newName: part.id.text))
    }
    return matches
  }
}

/// A part that can declare the names it had in earlier versions.
private protocol Renamable {
  var id: Name<Self> { get }
  var formerNames: [Name<Self>] { get }
}

extension Event: Renamable {}
extension Item: Renamable {}
extension Item.Value: Renamable {}
extension Tree: Renamable {}
extension Outcome: Renamable {}
extension Reading: Renamable {}
extension Warning: Renamable {}
extension Note: Renamable {}
extension PlanStep: Renamable {}

/// The matches between parts of two versions: indices in the new version by indices in the old one.
private struct Matches {
  private(set) var newIndices: [Int: Int] = [:]
  private(set) var taken: Set<Int> = []

  /// Matches by equal names first, then by former names that the new version declares, then by
  /// those that the old version declares.
  init<Part: Renamable>(_ old: [Part], _ new: [Part]) {
    let oldNames = Self.indices(old)
    let newNames = Self.indices(new)
    for (place, part) in new.enumerated() { match(oldNames[part.id], place) }
    for (place, part) in new.enumerated() {
      for former in part.formerNames { match(oldNames[former], place) }
    }
    for (place, part) in old.enumerated() {
      for former in part.formerNames { match(place, newNames[former]) }
    }
  }

  private static func indices<Part: Renamable>(_ parts: [Part]) -> [Name<Part>: Int] {
    Dictionary(parts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func match(_ old: Int?, _ new: Int?) {
    guard let old, let new, newIndices[old] == nil, !taken.contains(new) else { return }
    newIndices[old] = new
    taken.insert(new)
  }

  /// The matched parts, in the order of the old version.
  func pairs<Part>(_ old: [Part], _ new: [Part]) -> [(Part, Part)] {
    newIndices.sorted { $0.key < $1.key }.map { (old[$0.key], new[$0.value]) }
  }

  /// For each matched part of the old version whose name differs, its new name.
  func names<Part: Renamable>(_ old: [Part], _ new: [Part]) -> [Name<Part>: Name<Part>] {
    Dictionary(
      uniqueKeysWithValues: pairs(old, new).filter { $0.0.id != $0.1.id }
        .map { ($0.0.id, $0.1.id) })
  }
}
