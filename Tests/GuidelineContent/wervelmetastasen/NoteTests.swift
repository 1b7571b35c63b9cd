import TestSupport
import Testing

@testable import Reasoning

/// The remarks of section 5 that the product shows where they apply.
struct NoteTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.builtIn() }

  private func notes(_ tree: String, _ answers: String) throws -> [String] {
    try clinic.notes(clinic.advice(from: [tree], answers))
  }

  @Test(arguments: ["unknown", "uncertain", "unknown|uncertain"])
  func `an unknown primary is told that radiological compression counts too`(
    primary: String
  ) throws {
    #expect(
      try notes(
        "further-diagnostics",
        """
        imaging-result: consistent, primary-tumour: \(primary), recent-ct: yes, \
        compression-signs: absent
        """)
        == ["unknown-primary-radiological-compression"])
  }

  @Test(arguments: [
    "imaging-result: consistent, primary-tumour: known", "imaging-result: consistent",
    "imaging-result: consistent, primary-tumour: known|unknown",
    "imaging-result: inconsistent, primary-tumour: unknown", "primary-tumour: unknown",
  ])
  func `a primary that is not on the path as unknown is told nothing`(answers: String) throws {
    #expect(try notes("further-diagnostics", answers) == [])
  }

  private static let notLocalised = """
    vital-systemic-indication: no, rapid-systemic-effect: no, affected-area: not-localised
    """

  /// Answers that end in systemic therapy or radiotherapy without a question about stability.
  private static let stabilityNotAsked = [
    "progressive-deficit: absent, vital-systemic-indication: no, rapid-systemic-effect: yes",
    "progressive-deficit: absent, rapid-systemic-effect: yes",
    "progressive-deficit: absent, vital-systemic-indication: yes",
    "progressive-deficit: absent, vital-systemic-indication: yes, rapid-systemic-effect: yes",
    "progressive-deficit: absent, \(notLocalised)",
    "surgery-within-24-hours: no, \(notLocalised)",
  ]

  @Test(arguments: stabilityNotAsked, [", spinal-stability: unstable", ""])
  func `a spine that may be unstable and was not asked for is told what the text prefers`(
    answers: String, stability: String
  ) throws {
    #expect(
      try notes("long-survival", answers + stability) == ["rapid-effect-with-instability"])
  }

  @Test(
    arguments: stabilityNotAsked.map { $0 + ", spinal-stability: stable" } + [
      "progressive-deficit: absent, vital-systemic-indication: no, rapid-systemic-effect: no, "
        + "affected-area: localised, spinal-stability: unstable",
      "vital-systemic-indication: no, rapid-systemic-effect: no, affected-area: localised, "
        + "surgery-within-24-hours: no, spinal-stability: stable",
      "progressive-deficit: present, surgery-within-24-hours: no, rapid-systemic-effect: yes, "
        + "spinal-stability: unstable",
    ])
  func `a stable spine or another way is told nothing of it`(answers: String) throws {
    #expect(try notes("long-survival", answers) == [])
  }

  @Test(arguments: [
    "epidural-compression: none", "epidural-compression: radiological, pain: severe",
    "epidural-compression: radiological, pain: none",
    "epidural-compression: clinical, progression-onset: under-7-days",
    "epidural-compression: clinical, progression-onset: over-7-days",
  ])
  func `every time of tree 11 is told to come from the trees only`(answers: String) throws {
    #expect(try notes("time-to-treatment", answers).contains("times-from-trees-only"))
  }

  @Test(arguments: [
    ("epidural-compression: none", false),
    ("epidural-compression: radiological, pain: severe", true),
    ("epidural-compression: radiological, pain: none", true),
    ("epidural-compression: radiological", false),
    ("epidural-compression: clinical, progression-onset: under-7-days", false),
    ("epidural-compression: clinical, progression-onset: over-7-days", true),
  ])
  func `treatment of proven compression later than the guideline wants is told so`(
    answers: String, isTold: Bool
  ) throws {
    #expect(
      try notes("time-to-treatment", answers).contains("treatment-later-than-guideline") == isTold)
  }

  @Test(arguments: [
    ("deterioration", true), ("insufficient|deterioration", true),
    ("insufficient|none", false), ("sufficient", false), ("sufficient|deterioration", false),
  ])
  func `deterioration after surgery is told to be a haematoma or the implant first`(
    recovery: String, isTold: Bool
  ) throws {
    #expect(
      try notes("surgery-radiotherapy-interval", "postoperative-recovery: \(recovery)")
        == (isTold ? ["deterioration-after-surgery"] : []))
  }

  @Test(arguments: [
    "oligometastases: present", "oligometastases: absent, life-expectancy: over-12-months",
    "oligometastases: absent, life-expectancy: under-3-months",
  ])
  func `every postoperative schedule is told to come from the trees only`(
    answers: String
  ) throws {
    #expect(
      try notes("postoperative-radiotherapy", answers)
        == ["postoperative-schedules-from-trees-only"])
  }

  @Test(arguments: ["imaging", "treatment-indication", "short-survival", "radiotherapy"])
  func `a tree that section 5 says nothing of has no notes`(tree: String) throws {
    #expect(
      try notes(
        tree, "epidural-compression: none, oligometastases: present, primary-tumour: unknown")
        == [])
  }
}
