package import GuidelineModel
package import Reasoning

/// What a guideline advises all patients at once.
///
/// For every tree and every reading it holds one diagram: the outcome as a function of the answers.
/// The possible outcomes of a patient, what changes between two versions, which questions matter and
/// why an outcome was reached are all read off these.
package struct SymbolicGuideline: Sendable {
  package let guideline: Guideline
  package let space: ItemSpace
  package var store: DiagramStore
  /// For every tree, the place of its outcome.
  package let trees: [Diagram]
  /// For every reading, the place of the outcome of its tree as it reads it.
  package let readings: [Diagram]

  /// Works out the diagrams.
  ///
  /// - Parameters:
  ///   - guideline: The guideline.
  ///   - limits: How much that may take.
  /// - Throws: ``LimitExceeded`` where it would take more.
  package init(_ guideline: Guideline, limits: ProofLimits = ProofLimits()) throws(LimitExceeded) {
    let space = ItemSpace(guideline)
    var store = DiagramStore(widths: space.widths, limits: limits)
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

  /// The outcomes of a tree that some complete answer within a state leads to.
  package func possibleOutcomes(
    of tree: Index<Tree>, for values: [PossibleValues]
  ) -> OutcomeSet {
    OutcomeSet(
      store.results(trees[tree.offset], for: space.byLevel(values)).map { Index<Outcome>($0) })
  }

  /// The outcomes of a reading's tree that some complete answer within a state leads to.
  package func possibleOutcomes(
    under reading: Index<Reading>, for values: [PossibleValues]
  ) -> OutcomeSet {
    OutcomeSet(
      store.results(readings[reading.offset], for: space.byLevel(values))
        .map { Index<Outcome>($0) })
  }

  /// A condition as the answers of a case.
  package func answers(_ condition: AnswerCondition) -> [Index<Item>: Answer] {
    Dictionary(
      uniqueKeysWithValues: condition.parts.map { part in
        (space.items[part.level], .values(part.values))
      })
  }
}

extension DiagramStore {
  /// The outcome of a tree for every complete answer, and of the part below each decision.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - level: The level of each item.
  ///   - value: The place of the branch's value for a place on the level of an item; nil where the
  ///     tree knows no such value.
  ///   - result: The leaf for each outcome.
  ///   - unknown: The leaf for a value that the tree does not know.
  /// - Returns: For every decision, what follows from there; the first is the whole tree.
  /// - Throws: ``LimitExceeded`` where that takes more nodes than allowed.
  mutating func diagrams(
    of tree: Tree, level: (Index<Item>) -> Int,
    value: (Index<Item>, Int) -> Int? = { $1 },
    result: (Index<Outcome>) -> Int = { $0.offset }, unknown: Int = 0
  ) throws(LimitExceeded) -> [Diagram] {
    var below = Array(repeating: Diagram.never, count: tree.decisions.count)
    for place in tree.decisions.indices.reversed() {
      let decision = tree.decisions[place]
      let level = level(decision.item)
      let next = (0..<widths[level]).map { position -> Diagram in
        guard let value = value(decision.item, position),
          let branch = decision.branches.first(where: { $0.values.contains(value) })
        else { return Diagram(leaf: unknown) }
        switch branch.target {
        case .decision(let later): return below[later.offset]
        case .outcome(let outcome): return Diagram(leaf: result(outcome))
        }
      }
      below[place] = try asking(level, next)
    }
    return below
  }

  /// For every decision of a tree, which complete answers come to it.
  mutating func reach(
    of tree: Tree, level: (Index<Item>) -> Int
  ) throws(LimitExceeded) -> [Diagram] {
    var reach = Array(repeating: Diagram.never, count: tree.decisions.count)
    reach[0] = .always
    for (place, decision) in tree.decisions.enumerated() {
      for branch in decision.branches {
        guard case .decision(let next) = branch.target else { continue }
        let taken = try condition(level(decision.item), in: branch.values)
        reach[next.offset] = try either(reach[next.offset], try both(reach[place], taken))
      }
    }
    return reach
  }
}
