import GuidelineModel
import Reasoning
import TestSupport
import Testing

@testable import Proof

/// The combinations of tree results that patients come to, against the plain engine.
struct ReachableResultsTests {
  /// Every result has a witness, to whom the plain engine gives exactly these outcomes and no other.
  @Test(arguments: 0..<12)
  func `the witness of a result has it`(place: Int) throws {
    var proven = try Proven.builtIn()
    let guideline = proven.guideline
    let pathway = try proven.symbolic.plannedPathway(
      from: [Index(place)], AdvisedActs(guideline))
    let reachable = try ReachableResults(of: pathway, in: &proven.symbolic.store)
    #expect(Set(reachable.results).count == reachable.results.count)
    let witnesses = reachable.witnesses(in: proven.symbolic.store)
    // Some thousand engine runs at most: of many results every n-th.
    let stride = max(1, reachable.results.count / 300)
    for number in Swift.stride(from: 0, to: reachable.results.count, by: stride) {
      let patient = PatientCase(
        start: [Index(place)], now: try Timestamp(rfc3339: Clinic.now),
        answers: proven.symbolic.answers(witnesses[number]))
      let evaluation = try #require(try proven.reasoner.conclusion(for: patient).evaluation)
      let reached = reachable.results[number].endings.filter(\.isReached).map(\.outcome)
      let trees = evaluation.advice.trees
      #expect(
        trees.compactMap { tree in tree.outcome.map { TreeOutcome($0, of: tree.tree) } }
          .sorted { $0.tree < $1.tree } == reached)
      // Trees that are only to be decided stand in the plan without a decision.
      let decisions = evaluation.plan.entries.filter { $0.state == .decide }
      #expect(decisions.isEmpty)
    }
  }

  @Test(arguments: 0..<40)
  func `the results of a generated guideline are those of its complete answers`(seed: Int) throws {
    let guideline = try GeneratedGuideline.make(seed: seed, trees: 4, decisions: 4, items: 4)
    var symbolic = try SymbolicGuideline(guideline)
    let reasoner = Reasoner(guideline)
    let pathway = try symbolic.plannedPathway(from: [Index(0)], AdvisedActs(guideline))
    let reachable = try ReachableResults(of: pathway, in: &symbolic.store)
    var met: Set<Int> = []
    for answer in guideline.completeAnswers {
      let byLevel = symbolic.space.items.map { answer[$0.offset] }
      let terminal = symbolic.store.evaluate(reachable.diagram, for: byLevel)
      let answers = answer.enumerated().map { place, value in
        (Index<Item>(place), Answer.values(PossibleValues(only: value)))
      }
      let patient = PatientCase(
        start: [Index(0)], now: try Timestamp(rfc3339: Clinic.now),
        answers: Dictionary(uniqueKeysWithValues: answers))
      guard let advice = try reasoner.conclusion(for: patient).advice else {
        #expect(terminal == 0)
        continue
      }
      guard terminal > 0 else {
        Issue.record("no result for a case that the engine advises")
        continue
      }
      met.insert(terminal - 1)
      #expect(
        reachable.results[terminal - 1].endings.map(\.outcome)
          == advice.trees.compactMap { tree in tree.outcome.map { TreeOutcome($0, of: tree.tree) } }
          .sorted { $0.tree < $1.tree })
    }
    #expect(met == Set(reachable.results.indices))
  }
}
