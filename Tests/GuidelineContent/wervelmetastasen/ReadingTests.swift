import TestSupport
import Testing

@testable import Reasoning

/// The eleven readings of section 5, on patients worked out by hand.
struct ReadingTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.builtIn() }

  /// What one reading says differently of a patient.
  private func differences(
    _ reading: String, from tree: String, _ answers: String
  ) throws -> [String] {
    try clinic.differences(clinic.advice(from: [tree], answers))
      .filter { $0.hasPrefix("\(reading): ") }
      .map { String($0.dropFirst(reading.count + 2)) }
  }

  private static let treated: [(reading: String, answers: String, expected: [String])] = [
    (
      "area-before-effect",
      "progressive-deficit: absent, vital-systemic-indication: no, rapid-systemic-effect: yes, "
        + "affected-area: localised, spinal-stability: unstable, epidural-compression: clinical, "
        + "complaints: yes",
      [
        "long-survival ⇒ surgery-then-radiotherapy", "steroids ⇒ dexamethasone-now",
        "- follow-up",
        "+ surgery-radiotherapy-interval ? rt-after-3-4-weeks | rt-as-soon-as-possible",
      ]
    ),
    (
      "area-first",
      "progressive-deficit: absent, vital-systemic-indication: yes, affected-area: localised, "
        + "spinal-stability: stable, epidural-compression: clinical, complaints: yes, "
        + "neurological-deficit: absent, oligometastases: absent",
      [
        "long-survival ⇒ radiotherapy", "steroids ⇒ dexamethasone-now", "+ radiotherapy ⇒ rt-1x8",
      ]
    ),
    (
      "vital-first",
      "progressive-deficit: present, surgery-within-24-hours: no, vital-systemic-indication: yes, "
        + "epidural-compression: none, neurological-deficit: present",
      [
        "long-survival ⇒ systemic", "- radiotherapy",
        "+ follow-up ? repeat-imaging | supportive-care",
      ]
    ),
    (
      "systemic-first",
      "progressive-deficit: present, surgery-within-24-hours: no, vital-systemic-indication: no, "
        + "rapid-systemic-effect: yes, epidural-compression: radiological, complaints: no",
      ["long-survival ⇒ systemic", "- radiotherapy", "+ follow-up ⇒ supportive-care"]
    ),
    (
      "vital-and-rapid",
      "progressive-deficit: absent, vital-systemic-indication: yes, rapid-systemic-effect: no, "
        + "affected-area: not-localised, epidural-compression: clinical, complaints: yes",
      [
        "long-survival ⇒ radiotherapy", "steroids ⇒ dexamethasone-now", "- follow-up",
        "+ radiotherapy ? rt-1x8 | rt-10x3 | rt-30-39-or-stereotactic",
      ]
    ),
    (
      "response-after-refusal",
      "progressive-deficit: present, surgery-within-24-hours: no, radiotherapy-response: no, "
        + "epidural-compression: clinical, complaints: yes, neurological-deficit: absent, "
        + "oligometastases: absent",
      [
        "long-survival ⇒ no-local-lowest-dexamethasone", "- radiotherapy", "- steroids",
      ]
    ),
    (
      "response-after-refusal",
      "progressive-deficit: present, surgery-within-24-hours: yes, compression-limited: no, "
        + "epidural-compression: none, neurological-deficit: present, condition: poor",
      [
        "long-survival ? radiotherapy | no-local-lowest-dexamethasone", "- radiotherapy",
        "- steroids", "- follow-up",
      ]
    ),
    (
      "stability-by-area",
      "progressive-deficit: present, surgery-within-24-hours: yes, compression-limited: yes, "
        + "fit-for-surgery: yes, spinal-stability: stable, local-treatment: radiotherapy, "
        + "epidural-compression: clinical, neurological-deficit: absent, oligometastases: absent",
      [
        "long-survival ⇒ surgery-then-radiotherapy", "- radiotherapy", "- follow-up",
        "+ surgery-radiotherapy-interval ? rt-after-3-4-weeks | rt-as-soon-as-possible",
      ]
    ),
    (
      "stability-by-area",
      "progressive-deficit: absent, vital-systemic-indication: no, rapid-systemic-effect: no, "
        + "affected-area: not-localised, spinal-stability: unstable, epidural-compression: none",
      ["long-survival ⇒ radiotherapy-or-surgery", "- radiotherapy", "- steroids"]
    ),
    (
      "area-first",
      "progressive-deficit: absent, vital-systemic-indication: yes, affected-area: localised, "
        + "epidural-compression: none, complaints: no",
      [
        "long-survival ? surgery-then-radiotherapy | radiotherapy", "- steroids", "- follow-up",
      ]
    ),
    (
      "area-first",
      "progressive-deficit: absent, vital-systemic-indication: yes, affected-area: localised, "
        + "spinal-stability: stable, epidural-compression: clinical, complaints: yes, "
        + "neurological-deficit: absent, oligometastases: absent, local-treatment: none",
      [
        "long-survival ⇒ radiotherapy", "steroids ⇒ dexamethasone-now", "+ radiotherapy ⇒ rt-1x8",
      ]
    ),
  ]

  @Test(arguments: treated)
  func `a reading of long survival says what section 5 says`(
    reading: String, answers: String, expected: [String]
  ) throws {
    #expect(try differences(reading, from: "long-survival", answers) == expected)
  }

  private typealias Elsewhere = (
    reading: String, tree: String, answers: String, expected: [String]
  )

  private static let elsewhere: [Elsewhere] = [
    (
      "asymptomatic-short", "treatment-indication",
      "metastases: asymptomatic, impending-deficit: yes, systemic-response: no, "
        + "life-expectancy: under-3-months",
      ["treatment-indication ⇒ no-local-systemic", "- radiotherapy"]
    ),
    (
      "asymptomatic-short", "treatment-indication",
      "metastases: asymptomatic, impending-deficit: yes, systemic-response: no, "
        + "life-expectancy: over-12-months, progressive-deficit: absent, "
        + "vital-systemic-indication: yes",
      [
        "treatment-indication ⇒ radiotherapy", "- long-survival", "- steroids", "- follow-up",
        "+ radiotherapy ? rt-1x8 | rt-10x3 | rt-30-39-or-stereotactic",
      ]
    ),
    (
      "steroids-exchanged", "steroids", "epidural-compression: none",
      ["steroids ⇒ individualise"]
    ),
    (
      "steroids-exchanged", "steroids", "epidural-compression: radiological",
      ["steroids ⇒ no-steroids"]
    ),
    (
      "steroids-exchanged", "steroids", "epidural-compression: none|clinical",
      ["steroids ? dexamethasone-now | individualise | dexamethasone-palliative"]
    ),
    (
      "pain-without-compression", "time-to-treatment",
      "epidural-compression: none, pain: severe", ["time-to-treatment ⇒ within-14d"]
    ),
    (
      "pain-without-compression", "time-to-treatment",
      "epidural-compression: radiological, pain: none", ["time-to-treatment ⇒ within-7d"]
    ),
    (
      "pain-without-compression", "time-to-treatment", "epidural-compression: none",
      [
        "time-to-treatment ? within-14d | within-14d-if-symptoms", "- treatment-indication",
      ]
    ),
    (
      "long-course-by-both", "postoperative-radiotherapy",
      "oligometastases: absent, life-expectancy: over-12-months",
      ["postoperative-radiotherapy ⇒ rt-5x4"]
    ),
    (
      "long-course-by-both", "postoperative-radiotherapy",
      "oligometastases: present, life-expectancy: 6-to-12-months",
      ["postoperative-radiotherapy ⇒ rt-5x4"]
    ),
    (
      "long-course-by-both", "postoperative-radiotherapy", "oligometastases: present",
      ["postoperative-radiotherapy ? rt-5x4 | rt-10-13x3-or-stereotactic", "- follow-up"]
    ),
  ]

  @Test(arguments: elsewhere)
  func `a reading of another tree says what section 5 says`(
    reading: String, tree: String, answers: String, expected: [String]
  ) throws {
    #expect(try differences(reading, from: tree, answers) == expected)
  }

  @Test(arguments: [
    (
      "asymptomatic-short", "treatment-indication",
      "metastases: symptomatic, irreversible-paraplegia: no, life-expectancy: under-3-months"
    ),
    (
      "asymptomatic-short", "treatment-indication",
      "metastases: asymptomatic, impending-deficit: no"
    ),
    (
      "area-before-effect", "long-survival",
      "progressive-deficit: absent, vital-systemic-indication: no, rapid-systemic-effect: no, "
        + "affected-area: localised, spinal-stability: unstable"
    ),
    (
      "area-first", "long-survival",
      "progressive-deficit: absent, vital-systemic-indication: yes, affected-area: not-localised"
    ),
    (
      "vital-first", "long-survival",
      "progressive-deficit: present, surgery-within-24-hours: no, vital-systemic-indication: no"
    ),
    (
      "systemic-first", "long-survival",
      "progressive-deficit: present, surgery-within-24-hours: no, vital-systemic-indication: no, "
        + "rapid-systemic-effect: no"
    ),
    (
      "vital-and-rapid", "long-survival",
      "progressive-deficit: absent, vital-systemic-indication: yes, rapid-systemic-effect: yes"
    ),
    ("steroids-exchanged", "steroids", "epidural-compression: clinical, local-treatment: none"),
    ("steroids-exchanged", "steroids", "epidural-compression: none|radiological"),
    (
      "pain-without-compression", "time-to-treatment",
      "epidural-compression: radiological, pain: moderate"
    ),
    ("pain-without-compression", "time-to-treatment", "epidural-compression: none, pain: none"),
    (
      "long-course-by-both", "postoperative-radiotherapy",
      "oligometastases: absent, life-expectancy: under-3-months|3-to-6-months|6-to-12-months"
    ),
    (
      "long-course-by-both", "postoperative-radiotherapy",
      "oligometastases: present, life-expectancy: over-12-months"
    ),
    (
      "response-after-refusal", "long-survival",
      "progressive-deficit: present, surgery-within-24-hours: no, radiotherapy-response: yes"
    ),
    (
      "response-after-refusal", "long-survival",
      "progressive-deficit: present, surgery-within-24-hours: yes, compression-limited: yes, "
        + "fit-for-surgery: no, radiotherapy-response: no"
    ),
    (
      "stability-by-area", "long-survival",
      "progressive-deficit: present, surgery-within-24-hours: yes, compression-limited: yes, "
        + "fit-for-surgery: yes, spinal-stability: unstable"
    ),
    (
      "stability-by-area", "long-survival",
      "progressive-deficit: absent, vital-systemic-indication: no, rapid-systemic-effect: no, "
        + "affected-area: not-localised, spinal-stability: stable"
    ),
  ])
  func `a reading agrees where section 5 changes nothing`(
    reading: String, tree: String, answers: String
  ) throws {
    #expect(try differences(reading, from: tree, answers) == [])
  }

  /// The first 400 whose answers do not contradict what an outcome settles.
  private static let consistentSeeds = (0..<1000).filter { seed in
    var patient = RandomPatient(seed: seed)
    let start = patient.start()
    return !ReferencePathway(from: start, patient.values(), conflict: .contradiction)
      .isContradictory
  }.prefix(400)

  @Test func `four hundred patients are tried`() { #expect(Self.consistentSeeds.count == 400) }

  @Test(arguments: consistentSeeds)
  func `the differences are those of whole pathways under each reading`(seed: Int) throws {
    var patient = RandomPatient(seed: seed)
    let start = patient.start()
    let values = patient.values()
    let base = ReferencePathway(from: start, values, conflict: .contradiction)
    let expected = SourceTree.readings.map(\.name).flatMap { reading in
      base.differences(
        to: ReferencePathway(from: start, values, conflict: .fixedValueWins, reading: reading),
        reading: reading)
    }
    let advice = try clinic.advice(from: start, RandomPatient.answers(values))
    #expect(clinic.differences(advice) == expected)
  }
}
