import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// What holds of every patient, on random patients of `Tests/Fixtures/sting`.
struct MadeUpPropertyTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.madeUp(.sting) }

  /// Answers to some items, each with some of its values.
  private func answers(_ generator: inout SeededGenerator) -> [String] {
    clinic.guideline.items.compactMap { item in
      guard generator.next(below: 3) > 0 else { return nil }
      let count = generator.next(below: 3) == 0 ? 1 + generator.next(below: item.values.count) : 1
      let values = item.values.map(\.id.text).shuffled(using: &generator).prefix(count)
      return "\(item.id): \(values.joined(separator: "|"))"
    }
  }

  private func conclusion(_ answers: [String]) throws -> Reasoner.Conclusion {
    try clinic.reasoner.conclusion(for: clinic.patient(answers.joined(separator: ", ")))
  }

  @Test(arguments: 0..<100)
  func `the order of answers is irrelevant, and the same case has the same advice`(
    seed: Int
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let answers = answers(&generator)
    let concluded = try conclusion(answers)
    #expect(try conclusion(answers.shuffled(using: &generator)) == concluded)
    #expect(try conclusion(answers) == concluded)
  }

  @Test(arguments: 0..<100)
  func `more answers never widen what is possible`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let before = try clinic.state(answers(&generator).joined(separator: ", "))
    let more = try clinic.state(answers(&generator).joined(separator: ", "))
    var after = before
    for place in clinic.guideline.items.indices {
      after.narrow(Index(place), to: more[Index(place)])
    }
    let widened = clinic.guideline.trees.indices.filter { place in
      let tree = Index<Tree>(place)
      return !clinic.reasoner.possibleOutcomes(of: tree, for: after)
        .isSubset(of: clinic.reasoner.possibleOutcomes(of: tree, for: before))
    }
    #expect(widened == [])
  }

  @Test func `an evaluation holds the case, its state and its pathway`() throws {
    var contradictory = 0
    for seed in 0..<100 {
      var generator = SeededGenerator(seed: seed)
      let patient = try clinic.patient(answers(&generator).joined(separator: ", "))
      guard let evaluation = try clinic.reasoner.conclusion(for: patient).evaluation else {
        contradictory += 1
        continue
      }
      let state = try patient.state(in: clinic.guideline)
      #expect(evaluation.patient == patient)
      #expect(evaluation.state == state)
      #expect(
        evaluation.pathway
          == clinic.reasoner.pathway(for: state, from: patient.start(in: clinic.guideline)))
    }
    #expect((1..<30).contains(contradictory), "seeds whose answers contradict one another")
  }

  @Test func `an answer with every value is the same as no answer`() throws {
    let all = clinic.guideline.items.map { item in
      "\(item.id): \(item.values.map(\.id.text).joined(separator: "|"))"
    }
    #expect(
      try clinic.advice(all.joined(separator: ", ")) == clinic.advice(""))
  }
}
