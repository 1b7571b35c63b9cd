import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// What holds for every patient.
struct PropertyTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.builtIn() }

  @Test(arguments: 0..<100)
  func `more answers never widen what is possible`(seed: Int) throws {
    var patient = RandomPatient(seed: seed)
    let before = try clinic.state(RandomPatient.answers(patient.values()))
    let more = try clinic.state(RandomPatient.answers(patient.values()))
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
    let widenedReadings = clinic.guideline.readings.indices.filter { place in
      let reading = Index<Reading>(place)
      return !clinic.reasoner.possibleOutcomes(under: reading, for: after)
        .isSubset(of: clinic.reasoner.possibleOutcomes(under: reading, for: before))
    }
    #expect(widenedReadings == [])
  }

  @Test(arguments: 0..<100)
  func `the order of answers is irrelevant`(seed: Int) throws {
    var random = RandomPatient(seed: seed)
    let start = random.start()
    let inVain = random.itemsAskedInVain()
    let text = RandomPatient.answers(random.values(), inVain: inVain)
    let shuffled = random.shuffled(text.split(separator: ", ")).joined(separator: ", ")
    #expect(
      try clinic.reasoner.conclusion(for: clinic.patient(from: start, text))
        == clinic.reasoner.conclusion(for: clinic.patient(from: start, shuffled)))
  }

  @Test(arguments: 0..<50)
  func `the same case twice gives the same advice, from any reasoner`(seed: Int) throws {
    var random = RandomPatient(seed: seed)
    let patient = try clinic.patient(
      from: random.start(), RandomPatient.answers(random.values()))
    let advice = try clinic.reasoner.conclusion(for: patient)
    #expect(try clinic.reasoner.conclusion(for: patient) == advice)
    #expect(try Reasoner(clinic.guideline).conclusion(for: patient) == advice)
  }

  @Test(arguments: 0..<60)
  func `the order of questions changes their order only`(seed: Int) throws {
    var random = RandomPatient(seed: seed)
    let costly = ["long-survival", "imaging", "follow-up"]
    let start = random.start().filter { !costly.contains($0) }
    let text = RandomPatient.answers(random.values(), inVain: random.itemsAskedInVain())
    let patient = try clinic.patient(from: start + ["follow-up"], text)
    let source = try clinic.reasoner.conclusion(for: patient)
    let fewest = try clinic.reasoner.conclusion(for: patient, order: .fewest)
    guard let first = source.advice, let second = fewest.advice else {
      #expect(source == fewest)
      return
    }
    #expect(Set(first.questions) == Set(second.questions))
    #expect(first.questions.count == second.questions.count)
    #expect(first.trees == second.trees)
  }

  @Test func `an answer with every value is the same as no answer`() throws {
    #expect(
      try clinic.advice(
        "pain: none|moderate|severe, adequate-imaging: available|unavailable, "
          + "life-expectancy: under-3-months|3-to-6-months|6-to-12-months|over-12-months")
        == clinic.advice(""))
  }
}
