import GuidelineModel
import Testing

@testable import Reasoning

/// The example of the interface, whole.
struct ExampleTests {
  private let engine: Engine
  private let advice: Advice

  init() throws {
    engine = try Engine.builtIn()
    advice = try engine.advice(
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
      engine.visits(advice) == [
        "imaging ⇒ mri-24h-steroids",
        "steroids-before-imaging ? dexamethasone-now | await-biopsy",
        "further-diagnostics ? ct-if-surgery | biopsy-1w | ct-and-biopsy-1w | outside-guideline",
      ])
    #expect(engine.waitsFor(advice) == ["-", "primary-tumour", "imaging-result"])
    #expect(engine.next(advice) == ["steroids-before-imaging", "further-diagnostics"])
    #expect(!advice.isComplete)
  }

  @Test func `the paths are as in the example`() {
    #expect(
      advice.trees.map(engine.path) == [
        [
          "adequate-imaging: unavailable", "compression-signs: absent", "lhermitte: absent",
          "radicular-deficit: unilateral", "progression-onset: under-7-days",
        ], [], [],
      ])
  }

  @Test func `the questions are as in the example`() {
    #expect(engine.questions(advice) == ["recent-ct"])
  }

  @Test func `the deadline is as in the example`() {
    #expect(
      engine.deadlines(advice) == [
        "imaging mri-24h-steroids: within PT24H suspicion latest 2026-11-23T20:10:00+01:00"
      ])
  }

  @Test func `the tightest limits are as in the example`() {
    #expect(engine.tightestLimits(advice) == ["-", "-", "within P7D imaging-result"])
  }

  @Test func `every reading agrees, and nothing is remarked`() {
    #expect(engine.differences(advice) == [])
    #expect(engine.warnings(advice) == [])
    #expect(engine.notes(advice) == [])
  }
}
