import GuidelineModel

extension Reasoner {
  /// The trees for which another reading of the source gives another result.
  ///
  /// A reading changes one tree only. If that tree is not reached, or has the same possible
  /// outcomes under the reading, the whole pathway is the same.
  func differences(from traversal: Traversal) -> [ReadingDifference] {
    let base = traversal.pathway
    return alternatives.enumerated().flatMap { place, reading -> [ReadingDifference] in
      let (tree, alternative) = reading
      guard let visit = base.visit(of: tree),
        alternative.possibleOutcomes(visit.values) != visit.possible
      else { return [] }
      var trees = trees
      trees[tree.offset] = alternative
      var builder = PathwayBuilder(
        guideline: guideline, trees: trees, conflict: .fixedValueWins,
        values: traversal.state.values)
      let other = builder.pathway(from: traversal.patient.start(in: guideline))
      return compare(base, with: other).map { tree, kind in
        ReadingDifference(reading: Index(place), tree: tree, kind: kind)
      }
    }
  }

  private func compare(
    _ base: Pathway, with other: Pathway
  ) -> [(Index<Tree>, ReadingDifference.Kind)] {
    let shared = base.visits.compactMap { visit -> (Index<Tree>, ReadingDifference.Kind)? in
      guard let counterpart = other.visit(of: visit.tree) else { return (visit.tree, .missing) }
      return counterpart.possible == visit.possible
        ? nil : (visit.tree, .outcomes(counterpart.possible))
    }
    let added = other.visits.filter { base.visit(of: $0.tree) == nil }
    return shared + added.map { ($0.tree, .added($0.possible)) }
  }

  /// Warnings that hold for every combination of values still possible, whether or not the items
  /// are on the path.
  func warnings(_ pathway: Pathway, state: PatientState) -> [Warning] {
    guideline.warnings.filter { warning in
      guard warning.conditions.allSatisfy({ state[$0.item].isSubset(of: $0.values) }) else {
        return false
      }
      guard let scope = warning.scope else { return true }
      guard let visit = pathway.visit(of: scope.tree) else { return false }
      return scope.outcomes.isEmpty || visit.possible.isSubset(of: scope.outcomes)
    }
  }

  /// Notes that apply to the decision path.
  func notes(_ pathway: Pathway, _ trees: [TreeAdvice]) -> [Note] {
    guideline.notes.filter { note in
      guard let advice = trees.first(where: { $0.tree == note.tree }),
        let visit = pathway.visit(of: note.tree)
      else { return false }
      let isOnPath = note.path.allSatisfy { condition in
        advice.path.contains {
          $0.item == condition.item && $0.values.isSubset(of: condition.values)
        }
      }
      let isPossible = note.possible.allSatisfy {
        !visit.values[$0.item.offset].isDisjoint(with: $0.values)
      }
      guard isOnPath, isPossible else { return false }
      guard !note.outcomes.isEmpty else { return true }
      return advice.outcome.map(note.outcomes.contains) ?? false
    }
  }
}
