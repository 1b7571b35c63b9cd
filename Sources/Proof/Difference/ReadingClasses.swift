package import GuidelineModel

extension SymbolicGuideline {
  /// The patients for whom a reading gives its tree another outcome than the base does.
  package mutating func classes(
    of reading: Index<Reading>
  ) throws(LimitExceeded) -> [PatientClass] {
    let place = guideline.readings[reading.offset].tree
    let tree = guideline[place]
    let comparison = TreeComparison(
      old: (tree, guideline), new: (tree, guideline), changedOutcomes: [])
    let vocabulary = Vocabulary(space)
    let witnesses = WitnessSearch(old: (guideline, vocabulary), new: (guideline, vocabulary))
    return try comparison.classes(
      trees[place.offset], readings[reading.offset], in: &store
    ) { witnesses.witness(of: $0, from: place, place) }
  }

  /// Whether every reading gives a tree the base's outcome for every complete answer within a state.
  ///
  /// Stronger than that the same outcomes are possible: the open answers may be what they like.
  package mutating func everyReadingAgrees(
    on tree: Index<Tree>, for values: [PossibleValues]
  ) throws(LimitExceeded) -> Bool {
    for (place, reading) in guideline.readings.enumerated() where reading.tree == tree {
      let differing = try store.combination(trees[tree.offset], readings[place]) { left, right in
        if left == right { return .never }
        return left.leaf != nil && right.leaf != nil ? .always : nil
      }
      if store.results(differing, for: space.byLevel(values)).contains(1) { return false }
    }
    return true
  }
}
