import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// The queue of section 4.
struct PathwayTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.builtIn() }

  private func visits(from start: [String] = [], _ answers: String) throws -> [String] {
    try clinic.visits(clinic.advice(from: start, answers))
  }

  @Test func `a pathway runs through the queue, each tree once`() throws {
    let advice = try clinic.advice(
      """
      adequate-imaging: unavailable, compression-signs: present, paraplegia: incomplete, \
      primary-tumour: known, imaging-result: consistent, epidural-compression: clinical, \
      progression-onset: under-7-days, metastases: symptomatic, irreversible-paraplegia: no, \
      life-expectancy: over-12-months, progressive-deficit: present, \
      surgery-within-24-hours: yes, compression-limited: yes, fit-for-surgery: yes, \
      spinal-stability: unstable, postoperative-recovery: sufficient, oligometastases: absent, \
      complaints: no
      """)
    #expect(
      clinic.visits(advice) == [
        "imaging ⇒ mri-12h-steroids", "steroids-before-imaging ⇒ dexamethasone-now",
        "further-diagnostics ⇒ ct-if-surgery", "time-to-treatment ⇒ within-24h",
        "treatment-indication ⇒ long-survival-treatment",
        "long-survival ⇒ surgery-then-radiotherapy",
        "surgery-radiotherapy-interval ⇒ rt-after-3-4-weeks", "steroids ⇒ dexamethasone-now",
        "postoperative-radiotherapy ⇒ rt-10-13x3-or-stereotactic", "follow-up ⇒ supportive-care",
      ])
    #expect(advice.isComplete)
    #expect(clinic.questions(advice) == [])
  }

  @Test func `a tree that two trees lead to stands where it was queued first`() throws {
    #expect(
      try visits(
        from: ["long-survival"],
        """
        progressive-deficit: absent, vital-systemic-indication: yes, complaints: yes, \
        epidural-compression: none
        """)
        == [
          "long-survival ⇒ systemic", "steroids ⇒ no-steroids", "follow-up ⇒ repeat-imaging",
        ])
    #expect(
      try visits(
        from: ["time-to-treatment", "further-diagnostics"],
        """
        epidural-compression: none, imaging-result: consistent, primary-tumour: known, \
        metastases: asymptomatic, impending-deficit: no
        """)
        == [
          "time-to-treatment ⇒ within-14d-if-symptoms", "further-diagnostics ⇒ ct-if-surgery",
          "treatment-indication ⇒ no-local-systemic",
        ])
  }

  @Test func `an undecided tree keeps its links, and the trees after it are evaluated`() throws {
    #expect(
      try visits(
        """
        adequate-imaging: unavailable, compression-signs: present, paraplegia: incomplete, \
        imaging-result: consistent, primary-tumour: known|unknown
        """)
        == [
          "imaging ⇒ mri-12h-steroids",
          "steroids-before-imaging ? dexamethasone-now | await-biopsy",
          "further-diagnostics ? ct-if-surgery | biopsy-1d | ct-and-biopsy-1d",
        ])
    #expect(
      try visits(
        from: ["imaging", "follow-up", "radiotherapy"],
        "complaints: yes, neurological-deficit: present, condition: poor")
        == [
          "imaging ? mri-not-needed | mri-12h | mri-1w | mri-2w | mri-2w-late-paraplegia | "
            + "mri-12h-steroids | mri-24h-steroids | mri-48h-steroids",
          "follow-up ⇒ repeat-imaging", "radiotherapy ⇒ rt-1x8",
        ])
  }

  @Test func `a pathway starts at imaging unless the case says otherwise`() throws {
    #expect(
      try visits("adequate-imaging: available").first == "imaging ⇒ mri-not-needed")
  }

  @Test(arguments: SourceTree.base)
  func `a pathway can start at every tree`(name: String, tree: SourceTree) throws {
    let outcomes = SourceOutcome.all.filter { $0.tree == name }.map(\.name)
    #expect(try visits(from: [name], "") == [Clinic.text(outcomes, of: name)])
  }

  @Test func `a tree is decided where the open question cannot change its outcome`() throws {
    let advice = try clinic.advice(
      from: ["treatment-indication"],
      "metastases: symptomatic, irreversible-paraplegia: no, life-expectancy: ?")
    #expect(
      clinic.visits(advice)
        == ["treatment-indication ? short-survival-treatment | long-survival-treatment"])
    let decided = try clinic.advice(
      from: ["imaging"],
      """
      adequate-imaging: unavailable, compression-signs: present, \
      paraplegia-onset: under-48-hours, imaging-result: inconsistent, primary-tumour: known
      """)
    #expect(
      clinic.visits(decided) == [
        "imaging ⇒ mri-12h-steroids", "steroids-before-imaging ⇒ dexamethasone-now",
        "further-diagnostics ⇒ outside-guideline",
      ])
    #expect(
      clinic.path(decided.trees[0])
        == ["adequate-imaging: unavailable", "compression-signs: present"])
    #expect(clinic.questions(decided) == [])
    #expect(decided.isComplete)
  }

  @Test(arguments: 0..<300)
  func `a random patient passes the trees that section 4 says`(seed: Int) throws {
    var patient = RandomPatient(seed: seed)
    let start = patient.start()
    let values = patient.values()
    let reference = ReferencePathway(from: start, values, conflict: .contradiction)
    let conclusion = try clinic.reasoner.conclusion(
      for: clinic.patient(from: start, RandomPatient.answers(values)))
    switch conclusion {
    case .evaluation(let evaluation):
      #expect(!reference.isContradictory)
      #expect(clinic.visits(evaluation.advice) == reference.texts)
    case .contradiction: #expect(reference.isContradictory)
    }
  }
}
