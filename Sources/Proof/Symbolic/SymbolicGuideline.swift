package import GuidelineModel
package import Reasoning

/// The advice of a guideline for all patients at once.
///
/// For every tree and every reading it has a diagram: the outcome as a function of the answers. The
/// possible outcomes of a patient, the changes between two versions, the questions that matter and
/// the reasons for an outcome are all computed from these.
package struct SymbolicGuideline: Sendable {
  package let guideline: Guideline
  package let space: ItemSpace
  package var store: DiagramStore
  /// For every tree, the index of its outcome.
  package let trees: [Diagram]
  /// For every reading, the index of the outcome that it gives its tree.
  package let readings: [Diagram]

  /// Builds the diagrams.
  ///
  /// - Parameters:
  ///   - guideline: The guideline.
  ///   - limits: How much the diagrams may use.
  /// - Throws: ``LimitExceeded`` when it takes more steps or nodes than allowed.
  package init(_ guideline: Guideline, limits: ProofLimits = ProofLimits()) throws(LimitExceeded) {
    let space = ItemSpace(guideline)
    var store = DiagramStore(valueCounts: space.valueCounts, limits: limits)
    var trees: [Diagram] = []
    for tree in guideline.trees {
      trees.append(try store.diagrams(of: tree, level: space.level)[0])
    }
    var readings: [Diagram] = []
    for reading in guideline.readings {
      readings.append(try store.diagrams(of: reading.alternative, level: space.level)[0])
    }
    self.guideline = guideline
    self.space = space
    self.store = store
    self.trees = trees
    self.readings = readings
  }

  /// The outcomes of a tree that are possible in a state.
  package func possibleOutcomes(
    of tree: Index<Tree>, for values: [PossibleValues]
  ) -> OutcomeSet {
    OutcomeSet(
      store.terminals(of: trees[tree.offset], within: space.byLevel(values)).map {
        Index<Outcome>($0)
      })
  }

  /// The outcomes that a reading's tree can have in a state.
  package func possibleOutcomes(
    under reading: Index<Reading>, for values: [PossibleValues]
  ) -> OutcomeSet {
    OutcomeSet(
      store.terminals(of: readings[reading.offset], within: space.byLevel(values))
        .map { Index<Outcome>($0) })
  }

  /// A condition on answers as the answers of a case.
  package func answers(_ condition: AnswerCondition) -> [Index<Item>: Answer] {
    Dictionary(
      uniqueKeysWithValues: condition.parts.map { part in
        (space.items[part.level], .values(part.values))
      })
  }
}

extension DiagramStore {
  /// The outcome of a tree as a function of the answers, and of the part below each decision.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - level: The level of each item.
  ///   - value: The item's own value for a number at its level; nil if the tree does not know the
  ///     value.
  ///   - result: The terminal for each outcome.
  ///   - unknown: The terminal for a value that the tree does not know.
  /// - Returns: For every decision, the outcome from there on; the first is that of the whole tree.
  /// - Throws: ``LimitExceeded`` when it takes more steps or nodes than allowed.
  mutating func diagrams(
    of tree: Tree, level: (Index<Item>) -> Int,
    value: (Index<Item>, Int) -> Int? = { $1 },
    result: (Index<Outcome>) -> Int = { $0.offset }, unknown: Int = 0
  ) throws(LimitExceeded) -> [Diagram] {
    var below = Array(repeating: Diagram.false, count: tree.decisions.count)
    for place in tree.decisions.indices.reversed() {
      let decision = tree.decisions[place]
      let level = level(decision.item)
      let next = (0..<valueCounts[level]).map { position -> Diagram in
        guard let value = value(decision.item, position),
          let branch = decision.branches.first(where: { $0.values.contains(value) })
        else { return Diagram(terminal: unknown) }
        switch branch.target {
        case .decision(let later): return below[later.offset]
        case .outcome(let outcome): return Diagram(terminal: result(outcome))
        }
      }
      below[place] = try select(level, from: next)
    }
    return below
  }

  /// For every decision of a tree, the condition that it is reached.
  mutating func reach(
    of tree: Tree, level: (Index<Item>) -> Int
  ) throws(LimitExceeded) -> [Diagram] {
    var reach = Array(repeating: Diagram.false, count: tree.decisions.count)
    reach[0] = .true
    for (place, decision) in tree.decisions.enumerated() {
      for branch in decision.branches {
        guard case .decision(let next) = branch.target else { continue }
        let taken = try literal(level(decision.item), in: branch.values)
        reach[next.offset] = try or(reach[next.offset], try and(reach[place], taken))
      }
    }
    return reach
  }
}
