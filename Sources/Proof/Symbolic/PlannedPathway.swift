package import GuidelineModel
package import Reasoning

/// How a tree ends for a patient, as plans see it.
package struct PlannedEnding: Hashable, Sendable {
  package let outcome: TreeOutcome
  /// Whether the pathway comes to the tree; else an action says that it is to be decided.
  package let isReached: Bool
  /// What is chosen, where the outcome leaves a choice.
  package let chosen: PossibleValues?
}

/// The pathway of all patients at once, with what plans see of it: also the trees that it does not come
/// to but that an action says are to be decided, and what is chosen where an outcome leaves a choice.
package struct PlannedPathway: Sendable {
  package let start: [Index<Tree>]
  /// How every tree ends.
  package let endings: PlannedEndings
  /// Where the engine refuses the answers, because outcomes or answers contradict each other.
  package let impossible: Diagram
}

/// For every tree, where it ends how.
package struct PlannedEndings: Sendable {
  /// Of every tree, each of its endings with the complete answers that lead to it; no two overlap.
  package private(set) var ofTrees: [[(ending: PlannedEnding, region: Diagram)]]

  init(treeCount: Int) {
    ofTrees = Array(repeating: [], count: treeCount)
  }

  mutating func add(_ ending: PlannedEnding, in region: Diagram) {
    ofTrees[ending.outcome.tree.offset].append((ending, region))
  }

  /// Where some outcome is the result of its tree.
  func region(
    of outcome: TreeOutcome, in store: inout DiagramStore
  ) throws(LimitExceeded) -> Diagram {
    var found = Diagram.never
    for (ending, region) in ofTrees[outcome.tree.offset] where ending.outcome == outcome {
      found = try store.either(found, region)
    }
    return found
  }
}

extension SymbolicGuideline {
  /// The pathway with what plans see of it.
  ///
  /// - Parameters:
  ///   - start: The trees to start at.
  ///   - acts: What the outcomes of the guideline ask for.
  /// - Returns: For every tree, how it ends in a plan.
  /// - Throws: ``LimitExceeded`` where that takes more nodes than allowed.
  package mutating func plannedPathway(
    from start: [Index<Tree>], _ acts: AdvisedActs
  ) throws(LimitExceeded) -> PlannedPathway {
    var builder = SymbolicPathwayBuilder(
      trees: zip(guideline.trees, trees).map { ($0, $1) }, vocabulary: Vocabulary(space),
      store: store)
    let pathway = try builder.plannedPathway(from: start, acts)
    store = builder.store
    return pathway
  }
}

extension PlannedPathway {
  /// How all trees end for some complete answer; nil where that is impossible.
  func draw(
    _ numbers: inout SeededNumbers, in store: DiagramStore
  ) -> (endings: [PlannedEnding], answers: AnswerCondition)? {
    let answer = store.widths.map { Int.random(in: 0..<$0, using: &numbers) }
    guard store.result(impossible, for: answer) == 0 else { return nil }
    let found = endings.ofTrees.joined().filter { store.result($0.region, for: answer) == 1 }
    return (
      found.map(\.ending),
      AnswerCondition(
        answer.enumerated().map { level, value in
          AnswerCondition.Part(level: level, values: PossibleValues(only: value))
        })
    )
  }
}
