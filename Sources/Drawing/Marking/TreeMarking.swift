package import GuidelineModel

/// What a part of a tree means for a patient.
package enum Mark: String, CaseIterable, Sendable {
  /// Certainly on the patient's path.
  case taken
  /// On a path that is still possible.
  case possible
  /// On no path that is still possible.
  case ruledOut = "ruled-out"
}

/// A value for each mark.
package struct PerMark<Value: Sendable>: Sendable {
  private let taken: Value
  private let possible: Value
  private let ruledOut: Value

  /// Makes the value for each mark.
  package init(_ make: (Mark) -> Value) {
    taken = make(.taken)
    possible = make(.possible)
    ruledOut = make(.ruledOut)
  }

  package subscript(mark: Mark) -> Value {
    switch mark {
    case .taken: taken
    case .possible: possible
    case .ruledOut: ruledOut
    }
  }
}

/// The marks of a tree for a patient: whether the path takes each part, may take it, or cannot.
///
/// A decision is settled if all values still possible take one branch. The settled decisions from
/// the root onwards and their branches are taken. An outcome is taken if it is the only possible
/// one. A part is possible if it is on a path for some of the values still possible.
package struct TreeMarking: Hashable, Sendable {
  private let decisions: [Mark]
  private let branches: [[Mark]]
  private let outcomes: [Mark]
  /// The first decision that is not settled, if the taken path ends before an outcome.
  package let waiting: Index<Decision>?
  /// Whether the marks are those of a patient.
  package let isOfPatient: Bool

  /// Marks every part of a tree as possible, without a patient.
  package init(unmarked tree: Tree) {
    decisions = tree.decisions.map { _ in .possible }
    branches = tree.decisions.map { $0.branches.map { _ in .possible } }
    outcomes = tree.outcomes.map { _ in .possible }
    waiting = nil
    isOfPatient = false
  }

  /// Marks a tree for a patient.
  ///
  /// - Parameters:
  ///   - tree: The tree, or the alternative of a reading.
  ///   - values: The values of an item that are still possible for the patient; at least one.
  package init(_ tree: Tree, values: (Index<Item>) -> PossibleValues) {
    var search = PathSearch(tree: tree, values: values)
    search.visit(0, narrowed: [:])
    var path: Set<Int> = []
    var place: Int? = 0
    var narrowed: [Index<Item>: PossibleValues] = [:]
    while let next = place {
      guard let settled = search.settledBranch(of: next, narrowed: narrowed) else { break }
      let decision = tree.decisions[next]
      path.insert(next)
      narrowed[decision.item] = search.values(of: decision.item, narrowed)
        .intersection(settled.values)
      switch settled.target {
      case .decision(let following): place = following.offset
      case .outcome: place = nil
      }
    }
    decisions = tree.decisions.indices.map {
      path.contains($0) ? .taken : search.decisions.contains($0) ? .possible : .ruledOut
    }
    branches = tree.decisions.indices.map { place in
      tree.decisions[place].branches.indices.map { branch in
        guard search.branches[place].contains(branch) else { return .ruledOut }
        return path.contains(place) ? .taken : .possible
      }
    }
    let possible = search.outcomes
    outcomes = tree.outcomes.indices.map {
      !possible.contains($0) ? .ruledOut : possible.count == 1 ? .taken : .possible
    }
    waiting = place.map { Index($0) }
    isOfPatient = true
  }

  package subscript(decision: Index<Decision>) -> Mark { decisions[decision.offset] }
  package subscript(outcome: Index<Outcome>) -> Mark { outcomes[outcome.offset] }

  /// The mark of a branch, by its index in its decision.
  package subscript(decision: Index<Decision>, branch branch: Int) -> Mark {
    branches[decision.offset][branch]
  }
}
