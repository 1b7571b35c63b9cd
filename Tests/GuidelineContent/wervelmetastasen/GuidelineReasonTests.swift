import GuidelineModel
import Reasoning
import TestSupport
import Testing

/// Why an outcome of the guideline's trees is given.
struct GuidelineReasonTests {
  @Test(arguments: 0..<12)
  func `the reasons of the guideline's trees are the shortest sets`(place: Int) throws {
    let clinic = try Clinic.builtIn()
    let reference = ReferenceTree(clinic.guideline.trees[place], in: clinic.guideline.items)
    var decided = 0
    for seed in 0..<120 {
      var random = RandomPatient(seed: seed)
      let text = RandomPatient.answers(random.values())
      let patient = try clinic.patient(from: [clinic.guideline.trees[place].id.text], text)
      guard let advice = try clinic.reasoner.conclusion(for: patient).advice else { continue }
      decided += advice.trees[0].outcome == nil ? 0 : 1
      let state = try patient.state(in: clinic.guideline)
      let first = try #require(advice.trees.first)
      let expected =
        first.outcome == nil
        ? nil : reference.shortestReason(state.values, unanswered: clinic.guideline.allValues)
      #expect(first.because?.answers.map(\.item.offset) == expected)
      #expect(first.because?.answers.allSatisfy { $0.values == state[$0.item] } ?? true)
      #expect(first.because?.settled.isEmpty ?? true)
    }
    #expect(decided >= 5, "of 120 patients")
  }

  private func reasons(from start: [String], _ answers: String) throws -> [String] {
    let clinic = try Clinic.builtIn()
    return try clinic.advice(from: start, answers).trees.compactMap(clinic.reason)
  }

  @Test func `a question open on the way is no reason, and what lies behind it is`() throws {
    #expect(
      try reasons(
        from: ["treatment-indication"], "metastases: asymptomatic, systemic-response: yes")
        == ["treatment-indication: metastases=asymptomatic, systemic-response=yes"])
  }

  @Test func `an answer that is not needed and one that is not known are no reasons`() throws {
    #expect(
      try reasons(
        from: ["treatment-indication"],
        "metastases: asymptomatic, impending-deficit: no, systemic-response: ?, pain: severe, "
          + "life-expectancy: under-3-months")
        == ["treatment-indication: metastases=asymptomatic, impending-deficit=no"])
  }

  @Test func `a coarse answer is a reason as it was given, a measured one as what it counts as`()
    throws
  {
    let answers = "metastases: symptomatic, irreversible-paraplegia: no, life-expectancy: "
    #expect(
      try reasons(from: ["treatment-indication"], answers + "6-to-12-months|over-12-months").first
        == "treatment-indication: metastases=symptomatic, "
        + "life-expectancy=6-to-12-months|over-12-months, irreversible-paraplegia=no")
    #expect(
      try reasons(from: ["treatment-indication"], answers + "7 months").first
        == "treatment-indication: metastases=symptomatic, life-expectancy=6-to-12-months, "
        + "irreversible-paraplegia=no")
  }

  @Test func `what an earlier outcome settles is told apart from the patient's answers`() throws {
    let operated =
      "progressive-deficit: present, surgery-within-24-hours: yes, compression-limited: yes, "
      + "fit-for-surgery: yes, spinal-stability: unstable, epidural-compression: clinical"
    let reason =
      "steroids: epidural-compression=clinical; local-treatment=surgery from long-survival "
      + "surgery-then-radiotherapy"
    #expect(try reasons(from: ["long-survival"], operated).contains(reason))
    #expect(
      try reasons(from: ["long-survival"], operated + ", local-treatment: surgery").contains(reason)
    )
    #expect(
      try reasons(
        from: ["steroids"], "epidural-compression: clinical, local-treatment: surgery|radiotherapy")
        == [
          "steroids: epidural-compression=clinical, local-treatment=surgery|radiotherapy"
        ])
  }
}
