import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// Which items are asked, and in which order.
struct QuestionTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.builtIn() }

  private func questions(from start: [String], _ answers: String) throws -> [String] {
    try clinic.questions(clinic.advice(from: start, answers))
  }

  @Test func `of a patient of whom nothing is known, every item of the first tree is asked`()
    throws
  {
    #expect(
      try questions(from: [], "") == [
        "adequate-imaging", "compression-signs", "paraplegia", "paraplegia-onset", "lhermitte",
        "radicular-deficit", "progression-onset", "radicular-pain",
      ])
  }

  @Test func `what cannot change an outcome is not asked`() throws {
    let answers = "adequate-imaging: unavailable, compression-signs: present"
    #expect(
      try questions(from: ["imaging"], answers + ", paraplegia: complete")
        == ["paraplegia-onset"])
    #expect(
      try questions(
        from: ["radiotherapy"], "neurological-deficit: present, life-expectancy: under-3-months")
        == [])
    #expect(
      try questions(from: ["treatment-indication"], "metastases: symptomatic, pain: none|moderate")
        == ["irreversible-paraplegia", "life-expectancy"])
  }

  @Test func `what nobody can know yet is told apart`() throws {
    let answers = "neurological-deficit: present, condition: poor"
    let before = try clinic.evaluation(from: ["radiotherapy"], answers)
    #expect(clinic.questions(before.advice) == [])
    #expect(clinic.later(before.plan) == ["complaints from treatment-start"])
    let after = try clinic.evaluation(
      from: ["radiotherapy"], answers, events: ["radiotherapy-start": "2026-11-22T20:00:00+01:00"])
    #expect(clinic.questions(after.advice) == ["complaints"])
    #expect(clinic.later(after.plan) == [])
  }

  @Test func `what was asked in vain is not asked again`() throws {
    #expect(
      try questions(from: ["further-diagnostics"], "imaging-result: ?")
        == ["primary-tumour", "recent-ct", "compression-signs"])
    #expect(try questions(from: ["follow-up"], "complaints: ?") == [])
    #expect(
      try questions(from: ["further-diagnostics"], "imaging-result: ?, primary-tumour: known")
        == [])
  }

  @Test func `a coarse answer is asked again where it can change an outcome`() throws {
    let answers = "metastases: symptomatic, irreversible-paraplegia: no, life-expectancy: "
    #expect(
      try questions(from: ["treatment-indication"], answers + "under-3-months|3-to-6-months")
        == ["life-expectancy"])
    #expect(
      try questions(
        from: ["postoperative-radiotherapy"],
        "oligometastases: absent, life-expectancy: 6-to-12-months|over-12-months")
        == ["life-expectancy"])
    #expect(
      try questions(
        from: ["postoperative-radiotherapy"],
        "oligometastases: absent, life-expectancy: under-3-months|3-to-6-months, complaints: no")
        == [])
  }

  @Test func `the first undecided tree comes first, then trees and decisions in their order`()
    throws
  {
    #expect(
      try questions(
        from: ["imaging", "time-to-treatment", "follow-up"],
        """
        adequate-imaging: unavailable, compression-signs: absent, lhermitte: absent, \
        radicular-deficit: none|bilateral
        """)
        == [
          "radicular-deficit", "radicular-pain", "epidural-compression", "pain",
          "progression-onset", "complaints",
        ])
  }

  @Test func `an item that two trees wait for is asked once`() throws {
    #expect(
      try questions(from: ["steroids-before-imaging", "further-diagnostics"], "")
        == ["primary-tumour", "imaging-result", "recent-ct", "compression-signs"])
  }

  @Test(arguments: 0..<120)
  func `the questions are exactly the items that can change an outcome`(seed: Int) throws {
    var patient = RandomPatient(seed: seed)
    let start = patient.start()
    let inVain = patient.itemsAskedInVain()
    var values = patient.values()
    for (item, all) in RandomPatient.dictionary where inVain.contains(item) { values[item] = all }
    let reference = ReferencePathway(from: start, values, conflict: .contradiction)
    guard !reference.isContradictory else {
      #expect(
        try clinic.contradiction(from: start, RandomPatient.answers(values, inVain: inVain))
          != "none")
      return
    }
    let expected = try reference.questions(clinic, inVain: inVain)
    let evaluation = try clinic.evaluation(
      from: start, RandomPatient.answers(values, inVain: inVain))
    let later = evaluation.plan.later.map { clinic.name($0.item) }
    #expect(
      clinic.questions(evaluation.advice)
        == expected.questions.filter { !later.contains($0) })
    #expect(later == expected.questions.filter(later.contains))
    #expect(clinic.waitsFor(evaluation.advice) == expected.waitsFor)
  }
}

extension ReferencePathway {
  /// What each tree waits for and what is worth asking, by the definitions of section 4.
  fileprivate func questions(
    _ clinic: Clinic, inVain: [String]
  ) throws -> (questions: [String], waitsFor: [String]) {
    var waits: [String] = []
    var inOrder: [String] = []
    var firstAwaited: String?
    for visit in visits {
      let tree = clinic.guideline[try clinic.tree(visit.tree)]
      let reference = ReferenceTree(tree, in: clinic.guideline.items)
      let state = try clinic.guideline.items.enumerated().map { place, item in
        try clinic.values(visit.values[item.id.text] ?? [], of: Index(place))
      }
      let awaited = reference.awaitedItem(state).map { clinic.name(Index($0)) }
      inOrder += reference.influentialItems(state).map { clinic.name(Index($0)) }
      firstAwaited = firstAwaited ?? awaited
      inOrder += visit.isChoiceOpen ? ["local-treatment"] : []
      waits.append(awaited ?? (visit.isChoiceOpen ? "choice of local-treatment" : "-"))
    }
    var questions: [String] = []
    for item in (firstAwaited.map { [$0] } ?? []) + inOrder
    where !questions.contains(item) && !inVain.contains(item) {
      questions.append(item)
    }
    return (questions, waits)
  }
}
