import GuidelineModel
import Proof
import Reasoning
import TestSupport
import Testing

/// The diagrams of whole pathways against the plain engine.
struct PathwayDiagramTests {
  /// A complete answer is refused exactly where the engine refuses it; else every tree is as there.
  @Test(arguments: 0..<12)
  func `the pathway of a complete answer is the engine's`(place: Int) throws {
    var proven = try Proven.builtIn()
    let start = Index<Tree>(place)
    let pathway = try proven.symbolic.pathway(from: [start])
    let (space, store) = (proven.symbolic.space, proven.symbolic.store)
    #expect(pathway.conflict == .false)
    var generator = SeededGenerator(seed: place)
    var refused = 0
    for _ in 0..<400 {
      let state = PatientState(random: &generator, of: proven.guideline, openness: 0, exact: true)
      let answer = space.items.map { state[$0].onlyIndex ?? 0 }
      guard let advice = try proven.conclusion(state, from: [start]).advice else {
        refused += 1
        #expect(store.evaluate(pathway.refused, for: answer) == 1)
        continue
      }
      #expect(store.evaluate(pathway.refused, for: answer) == 0)
      for tree in proven.guideline.trees.indices.map({ Index<Tree>($0) }) {
        let outcome = advice.trees.first { $0.tree == tree }?.outcome
        #expect(
          store.evaluate(pathway.advice[tree.offset], for: answer) == (outcome?.offset ?? -1) + 1)
      }
    }
    // From the trees that settle nothing and lead to none that does, nothing is refused.
    #expect((refused > 0) == (pathway.refused != .false))
  }

  @Test(arguments: 0..<12)
  func `the pathway of an incomplete answer is the engine's`(place: Int) throws {
    var proven = try Proven.builtIn()
    let start = Index<Tree>(place)
    let pathway = try proven.symbolic.pathway(from: [start])
    let (space, store) = (proven.symbolic.space, proven.symbolic.store)
    var generator = SeededGenerator(seed: 100 + place)
    var compared = 0
    for round in 0..<400 {
      let state = PatientState(random: &generator, of: proven.guideline, openness: round % 10)
      guard let advice = try proven.conclusion(state, from: [start]).advice else { continue }
      compared += 1
      let values = space.byLevel(proven.guideline.items.indices.map { state[Index($0)] })
      for tree in advice.trees {
        let results = store.terminals(of: pathway.advice[tree.tree.offset], within: values)
        #expect(results == Set(tree.possibleOutcomes.map { $0.offset + 1 }))
      }
      // What the engine does not list is waiting for an undecided tree, so it is not certain.
      let listed = Set(advice.trees.map(\.tree.offset))
      let openLinks = advice.trees.filter { $0.next == nil }.flatMap { tree in
        proven.guideline[tree.tree].outcomes.flatMap(\.continuation.trees).map(\.offset)
      }
      if openLinks.isEmpty {
        for tree in proven.guideline.trees.indices where !listed.contains(tree) {
          #expect(store.terminals(of: pathway.advice[tree], within: values) == [0])
        }
      }
    }
    #expect(compared > 300, "cases that do not contradict themselves")
  }

  @Test func `the whole pathway is small`() throws {
    var proven = try Proven.builtIn()
    _ = try proven.symbolic.pathway(from: [proven.guideline.start])
    #expect(proven.symbolic.store.nodeCount < 5000)
  }

  @Test func `what takes more than it may is refused`() throws {
    let proven = try Proven.builtIn()
    #expect(throws: LimitExceeded(resource: .nodes, limit: 20)) {
      try SymbolicGuideline(proven.guideline, limits: ProofLimits(nodes: 20))
    }
  }
}
