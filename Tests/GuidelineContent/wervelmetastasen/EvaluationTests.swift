import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// What is handed on with an advice is what the advice was concluded from.
struct EvaluationTests {
  let clinic: Clinic

  init() throws { clinic = try Clinic.builtIn() }

  @Test(arguments: 0..<100)
  func `an evaluation holds the case, its state and its pathway`(seed: Int) throws {
    var random = RandomPatient(seed: seed)
    let (start, values, inVain) = (random.start(), random.values(), random.itemsAskedInVain())
    let patient = try clinic.patient(
      from: start, RandomPatient.answers(values, inVain: inVain))
    guard let evaluation = try clinic.reasoner.conclusion(for: patient).evaluation else {
      let known = values.merging(
        inVain.map { item in
          (item, RandomPatient.dictionary.first { $0.item == item }?.values ?? [])
        }
      ) { $1 }
      #expect(ReferencePathway(from: start, known, conflict: .contradiction).isContradictory)
      return
    }
    let state = try patient.state(in: clinic.guideline)
    #expect(evaluation.patient == patient)
    #expect(evaluation.state == state)
    #expect(
      evaluation.pathway
        == clinic.reasoner.pathway(for: state, from: patient.start(in: clinic.guideline)))
    #expect(
      evaluation.pathway.visits.map(\.possible) == evaluation.advice.trees.map(\.possibleOutcomes))
  }
}
