import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// The example of the interface, whole.
struct ExampleTests {
  private let clinic: Clinic
  private let advice: Advice

  init() throws {
    clinic = try Clinic.builtIn()
    advice = try clinic.advice(
      from: ["imaging"],
      """
      adequate-imaging: unavailable, compression-signs: absent, lhermitte: absent, \
      radicular-deficit: unilateral, progression-onset: since 2026-11-20T08:00:00+01:00, \
      life-expectancy: 6-to-12-months|over-12-months, primary-tumour: ?
      """,
      now: "2026-11-22T21:00:00+01:00", events: ["suspicion": "2026-11-22T20:10:00+01:00"])
  }

  @Test func `the trees are as in the example`() {
    #expect(
      clinic.visits(advice) == [
        "imaging ⇒ mri-24h-steroids",
        "steroids-before-imaging ? dexamethasone-now | await-biopsy",
        "further-diagnostics ? ct-if-surgery | biopsy-1w | ct-and-biopsy-1w | outside-guideline",
      ])
    #expect(clinic.waitsFor(advice) == ["-", "primary-tumour", "imaging-result"])
    #expect(clinic.next(advice) == ["steroids-before-imaging", "further-diagnostics"])
    #expect(!advice.isComplete)
  }

  @Test func `the paths are as in the example`() {
    #expect(
      advice.trees.map(clinic.path) == [
        [
          "adequate-imaging: unavailable", "compression-signs: absent", "lhermitte: absent",
          "radicular-deficit: unilateral", "progression-onset: under-7-days",
        ], [], [],
      ])
  }

  @Test func `the questions are as in the example`() {
    #expect(clinic.questions(advice) == ["recent-ct"])
  }

  @Test func `the deadline is as in the example`() {
    #expect(
      clinic.deadlines(advice) == [
        "imaging mri-24h-steroids: within PT24H suspicion latest 2026-11-23T20:10:00+01:00"
      ])
  }

  @Test func `the tightest limits are as in the example`() {
    #expect(clinic.tightestLimits(advice) == ["-", "-", "within P7D imaging-result"])
  }

  @Test func `every reading agrees, and nothing is remarked`() {
    #expect(clinic.differences(advice) == [])
    #expect(clinic.warnings(advice) == [])
    #expect(clinic.notes(advice) == [])
  }
}
