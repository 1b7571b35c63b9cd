import GuidelineModel
import Proof
import Reasoning
import TestSupport
import Testing

/// The diagrams against the plain engine on thousands of generated guidelines.
struct GeneratedGuidelineTests {
  @Test(arguments: 0..<200)
  func `generated guidelines have the engine's trees and pathways`(block: Int) throws {
    for seed in block * 10..<block * 10 + 10 {
      let guideline = try GeneratedGuideline.make(
        seed: seed, trees: 1 + seed % 5, decisions: 2 + seed % 7, items: 4)
      try compareTrees(guideline, seed: seed)
      try comparePathways(guideline, seed: seed)
    }
  }

  private func compareTrees(_ guideline: Guideline, seed: Int) throws {
    var generator = SeededGenerator(seed: seed + 1)
    let symbolic = try SymbolicGuideline(guideline)
    let reasoner = Reasoner(guideline)
    for round in 0..<20 {
      let state = PatientState(random: &generator, of: guideline, openness: round % 9)
      for tree in guideline.trees.indices.map({ Index<Tree>($0) }) {
        #expect(
          symbolic.possibleOutcomes(of: tree, for: state.values)
            == reasoner.possibleOutcomes(of: tree, for: state))
      }
    }
  }

  /// Every complete answer, walked by the engine and read off the diagrams.
  private func comparePathways(_ guideline: Guideline, seed: Int) throws {
    var symbolic = try SymbolicGuideline(guideline)
    let pathway = try symbolic.pathway(from: [guideline.start])
    let reasoner = Reasoner(guideline)
    let (space, store) = (symbolic.space, symbolic.store)
    var wrong = 0
    for answer in completeAnswers(guideline) {
      let levels = space.items.map { answer[$0.offset] }
      let patient = PatientCase(
        now: try Timestamp(rfc3339: Clinic.now),
        answers: Dictionary(
          uniqueKeysWithValues: answer.enumerated().map {
            (Index<Item>($0), Answer.values(PossibleValues([$1])))
          }))
      switch try reasoner.conclusion(for: patient) {
      case .contradiction:
        if store.evaluate(pathway.refused, for: levels) != 1 { wrong += 1 }
      case .evaluation(let evaluation):
        if store.evaluate(pathway.refused, for: levels) != 0 { wrong += 1 }
        for tree in guideline.trees.indices {
          let outcome = evaluation.advice.trees.first { $0.tree.offset == tree }?.outcome
          let expected = (outcome?.offset ?? -1) + 1
          if store.evaluate(pathway.advice[tree], for: levels) != expected { wrong += 1 }
        }
      }
    }
    #expect(wrong == 0, "seed \(seed)")
  }

  private func completeAnswers(_ guideline: Guideline) -> [[Int]] {
    guideline.items.reduce([[]]) { answers, item in
      answers.flatMap { answer in item.values.indices.map { answer + [$0] } }
    }
  }
}
