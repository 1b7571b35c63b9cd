import TestSupport

/// The pathway of section 4, worked through by names from the transcribed trees alone.
struct ReferencePathway {
  /// One tree as it was evaluated.
  struct Visit {
    let tree: String
    let outcomes: [String]
    /// What was still possible when it was evaluated.
    let values: [String: [String]]
    /// Whether its links wait for the choice after `radiotherapy-or-surgery`.
    var isChoiceOpen = false
  }

  /// What follows where a value fixed by an outcome contradicts what is known.
  enum Conflict {
    case contradiction
    case fixedValueWins
  }

  private let trees: [String: SourceTree]
  private let conflict: Conflict
  private var values: [String: [String]]
  private(set) var visits: [Visit] = []
  private(set) var isContradictory = false

  /// Works through the pathway, with the tree of a reading in place of the base's where one is named.
  init(
    from start: [String], _ values: [String: [String]], conflict: Conflict, reading: String? = nil
  ) {
    var trees = Dictionary(uniqueKeysWithValues: SourceTree.base.map { ($0.name, $0.tree) })
    for (name, tree) in SourceTree.readings where name == reading {
      trees[SourceTree.treeOfReading[name] ?? ""] = tree
    }
    self.trees = trees
    self.conflict = conflict
    self.values = values
    var queue = start
    var done: [String] = []
    while !queue.isEmpty, !isContradictory {
      let tree = queue.removeFirst()
      done.append(tree)
      for next in visit(tree) where !done.contains(next) && !queue.contains(next) {
        queue.append(next)
      }
    }
  }

  /// Evaluates a tree and returns its links.
  private mutating func visit(_ name: String) -> [String] {
    guard let tree = trees[name] else { return [] }
    let reached = Set(outcomes(of: tree, values))
    let outcomes = SourceOutcome.all.filter { $0.tree == name && reached.contains($0.name) }
    visits.append(Visit(tree: name, outcomes: outcomes.map(\.name), values: values))
    guard outcomes.count == 1 else { return [] }
    if outcomes[0].name == "radiotherapy-or-surgery" {
      fix(["surgery", "radiotherapy"])
      let left = values["local-treatment"] ?? []
      visits[visits.count - 1].isChoiceOpen = left.count > 1
      return left.count == 1 ? SourceOutcome.afterChoice[left[0]] ?? [] : []
    }
    if let value = outcomes[0].fixes { fix([value]) }
    return outcomes[0].next
  }

  private func outcomes(of tree: SourceTree, _ values: [String: [String]]) -> [String] {
    switch tree {
    case .outcome(let name): return [name]
    case .ask(let item, let arms):
      let possible = values[item] ?? []
      return arms.filter { arm in arm.values.contains { possible.contains($0) } }
        .flatMap { outcomes(of: $0.then, values) }
    }
  }

  private mutating func fix(_ fixed: [String]) {
    let left = (values["local-treatment"] ?? []).filter(fixed.contains)
    switch conflict {
    case .contradiction where left.isEmpty: isContradictory = true
    case .fixedValueWins where left.isEmpty: values["local-treatment"] = fixed
    case .contradiction, .fixedValueWins: values["local-treatment"] = left
    }
  }

  /// The trees and where each stands.
  var texts: [String] { visits.map { Clinic.text($0.outcomes, of: $0.tree) } }

  /// How another pathway differs from this one.
  func differences(to other: ReferencePathway, reading: String) -> [String] {
    var texts: [String] = []
    for visit in visits {
      let counterpart = other.visits.first { $0.tree == visit.tree }
      if let counterpart, counterpart.outcomes != visit.outcomes {
        texts.append("\(reading): \(Clinic.text(counterpart.outcomes, of: visit.tree))")
      } else if counterpart == nil {
        texts.append("\(reading): - \(visit.tree)")
      }
    }
    for visit in other.visits where !visits.contains(where: { $0.tree == visit.tree }) {
      texts.append("\(reading): + \(Clinic.text(visit.outcomes, of: visit.tree))")
    }
    return texts
  }
}
