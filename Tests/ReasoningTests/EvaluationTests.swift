import GuidelineModel
import Testing

@testable import Reasoning

/// What is handed on with an advice is what the advice was concluded from.
struct EvaluationTests {
  let engine: Engine

  init() throws { engine = try Engine.builtIn() }

  @Test(arguments: 0..<100)
  func `an evaluation holds the case, its state and its pathway`(seed: Int) throws {
    var random = RandomPatient(seed: seed)
    let patient = try engine.patient(
      from: random.start(),
      RandomPatient.answers(random.values(), inVain: random.itemsAskedInVain()))
    guard let evaluation = try engine.reasoner.conclusion(for: patient).evaluation else { return }
    let state = try patient.state(in: engine.guideline)
    #expect(evaluation.patient == patient)
    #expect(evaluation.state == state)
    #expect(
      evaluation.pathway
        == engine.reasoner.pathway(for: state, from: patient.start(in: engine.guideline)))
    #expect(
      evaluation.pathway.visits.map(\.possible) == evaluation.advice.trees.map(\.possibleOutcomes))
  }
}
