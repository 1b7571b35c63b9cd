package import GuidelineModel
package import Reasoning

/// How a tree ends for a patient, with what plans need of it.
package struct PlannedEnding: Hashable, Sendable {
  package let outcome: TreeOutcome
  /// Whether the pathway reaches the tree; if not, an action says that it is to be decided.
  package let isReached: Bool
  /// The value chosen if the outcome leaves a choice.
  package let chosen: PossibleValues?
}

/// The pathway of all patients, with what plans need of it: also the trees that are not reached but
/// that an action says are to be decided, and the choices made.
package struct PlannedPathway: Sendable {
  package let start: [Index<Tree>]
  /// How every tree ends.
  package let endings: PlannedEndings
  /// The condition that the reasoner refuses the answers, because outcomes or answers contradict
  /// each other.
  package let impossible: Diagram
}

/// For every tree, its endings with the patients of each.
package struct PlannedEndings: Sendable {
  /// For every tree, its endings, each with the condition that leads to it; the conditions are
  /// disjoint.
  package private(set) var ofTrees: [[(ending: PlannedEnding, region: Diagram)]]

  init(treeCount: Int) {
    ofTrees = Array(repeating: [], count: treeCount)
  }

  mutating func add(_ ending: PlannedEnding, in region: Diagram) {
    ofTrees[ending.outcome.tree.offset].append((ending, region))
  }

  /// The condition that an outcome is the result of its tree.
  func region(
    of outcome: TreeOutcome, in store: inout DiagramStore
  ) throws(LimitExceeded) -> Diagram {
    var found = Diagram.false
    for (ending, region) in ofTrees[outcome.tree.offset] where ending.outcome == outcome {
      found = try store.or(found, region)
    }
    return found
  }
}

extension SymbolicGuideline {
  /// The pathway from some trees, with what plans need of it.
  ///
  /// - Parameters:
  ///   - start: The trees to start at.
  ///   - acts: The acts that outcomes contribute to plans.
  /// - Returns: For every tree, how it ends in a plan.
  /// - Throws: ``LimitExceeded`` when it takes more steps or nodes than allowed.
  package mutating func plannedPathway(
    from start: [Index<Tree>], _ acts: AdvisedActs
  ) throws(LimitExceeded) -> PlannedPathway {
    var builder = SymbolicPathwayBuilder(
      trees: zip(guideline.trees, trees).map { ($0, $1) }, encoding: ItemEncoding(space),
      store: store)
    let pathway = try builder.plannedPathway(from: start, acts)
    store = builder.store
    return pathway
  }
}

extension PlannedPathway {
  /// How all trees end for a random complete answer; nil if the answer is impossible.
  func draw(
    _ numbers: inout SeededNumbers, in store: DiagramStore
  ) -> (endings: [PlannedEnding], answers: AnswerCondition)? {
    let answer = store.valueCounts.map { Int.random(in: 0..<$0, using: &numbers) }
    guard store.evaluate(impossible, for: answer) == 0 else { return nil }
    let found = endings.ofTrees.joined().filter { store.evaluate($0.region, for: answer) == 1 }
    return (
      found.map(\.ending),
      AnswerCondition(
        answer.enumerated().map { level, value in
          AnswerCondition.Part(level: level, values: PossibleValues(only: value))
        })
    )
  }
}
