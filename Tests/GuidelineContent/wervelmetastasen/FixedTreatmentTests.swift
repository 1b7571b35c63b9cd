import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// The local treatment that outcomes settle (section 4).
struct FixedTreatmentTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.builtIn() }

  /// For every outcome that settles it: its tree, answers that lead to it, and the value settled.
  private static let table: [(tree: String, answers: String, fixed: String)] = [
    ("treatment-indication", "metastases: asymptomatic, impending-deficit: no", "none"),
    (
      "treatment-indication",
      "metastases: asymptomatic, impending-deficit: yes, systemic-response: no, "
        + "life-expectancy: under-3-months", "radiotherapy"
    ),
    (
      "treatment-indication",
      "metastases: symptomatic, irreversible-paraplegia: yes, pain: severe", "radiotherapy"
    ),
    (
      "treatment-indication",
      "metastases: symptomatic, irreversible-paraplegia: yes, pain: moderate", "none"
    ),
    ("short-survival", "radiotherapy-response: yes", "radiotherapy"),
    ("short-survival", "radiotherapy-response: no", "none"),
    ("long-survival", "progressive-deficit: absent, vital-systemic-indication: yes", "none"),
    (
      "long-survival",
      "progressive-deficit: absent, vital-systemic-indication: no, rapid-systemic-effect: no, "
        + "affected-area: localised, spinal-stability: unstable", "surgery"
    ),
    (
      "long-survival", "progressive-deficit: present, surgery-within-24-hours: no", "radiotherapy"
    ),
    (
      "long-survival",
      "progressive-deficit: present, surgery-within-24-hours: yes, compression-limited: yes, "
        + "fit-for-surgery: no, radiotherapy-response: no", "none"
    ),
  ]

  private static let steroidsAfter = [
    "none": "steroids ⇒ dexamethasone-palliative", "surgery": "steroids ⇒ dexamethasone-now",
    "radiotherapy": "steroids ⇒ dexamethasone-now",
  ]

  private func steroids(_ tree: String, _ answers: String) throws -> String? {
    let advice = try clinic.advice(
      from: [tree, "steroids"], answers + ", epidural-compression: clinical")
    #expect(!clinic.questions(advice).contains("local-treatment"))
    return clinic.visits(advice).first { $0.hasPrefix("steroids ") }
  }

  @Test(arguments: table)
  func `a settled treatment holds for the trees after it`(
    tree: String, answers: String, fixed: String
  ) throws {
    #expect(try steroids(tree, answers) == Self.steroidsAfter[fixed])
  }

  @Test(arguments: table)
  func `a settled treatment takes the place of not known`(
    tree: String, answers: String, fixed: String
  ) throws {
    #expect(try steroids(tree, answers + ", local-treatment: ?") == Self.steroidsAfter[fixed])
  }

  private static let others = [
    "none": ["surgery", "radiotherapy"], "surgery": ["none", "radiotherapy"],
    "radiotherapy": ["none", "surgery"],
  ]

  @Test(arguments: table)
  func `a settled treatment narrows a coarse answer`(
    tree: String, answers: String, fixed: String
  ) throws {
    for other in Self.others[fixed] ?? [] {
      #expect(
        try steroids(tree, answers + ", local-treatment: \(other)|\(fixed)")
          == Self.steroidsAfter[fixed])
    }
  }

  @Test(arguments: table)
  func `an answer that agrees with a settled treatment is no contradiction`(
    tree: String, answers: String, fixed: String
  ) throws {
    #expect(
      try steroids(tree, answers + ", local-treatment: \(fixed)") == Self.steroidsAfter[fixed])
  }

  @Test(arguments: table)
  func `an answer that contradicts a settled treatment is an error naming both`(
    tree: String, answers: String, fixed: String
  ) throws {
    let outcome = try #require(clinic.visits(clinic.advice(from: [tree], answers)).first)
    let named = "local-treatment: answer, " + outcome.replacing(" ⇒ ", with: " ")
    for other in Self.others[fixed] ?? [] {
      #expect(
        try clinic.contradiction(from: [tree], answers + ", local-treatment: \(other)") == named)
    }
    let both = (Self.others[fixed] ?? []).joined(separator: "|")
    #expect(
      try clinic.contradiction(from: [tree], answers + ", local-treatment: \(both)") == named)
  }

  @Test func `two trees that settle different treatments are an error naming both`() throws {
    #expect(
      try clinic.contradiction(
        from: ["short-survival", "long-survival"],
        "radiotherapy-response: yes, progressive-deficit: absent, vital-systemic-indication: yes")
        == "local-treatment: short-survival radiotherapy-consider-steroids, long-survival systemic")
    #expect(
      try clinic.contradiction(
        from: ["long-survival", "treatment-indication"],
        """
        progressive-deficit: present, surgery-within-24-hours: yes, compression-limited: yes, \
        fit-for-surgery: yes, spinal-stability: unstable, metastases: symptomatic, \
        irreversible-paraplegia: yes, pain: severe
        """)
        == "local-treatment: long-survival surgery-then-radiotherapy, "
        + "treatment-indication radiotherapy-dexamethasone")
  }

  @Test func `two trees that settle the same treatment agree`() throws {
    #expect(
      try clinic.contradiction(
        from: ["short-survival", "long-survival"],
        "radiotherapy-response: yes, progressive-deficit: present, surgery-within-24-hours: no")
        == "none")
  }

  @Test func `an undecided tree settles nothing`() throws {
    #expect(
      try clinic.visits(
        clinic.advice(
          from: ["short-survival", "steroids"],
          "epidural-compression: clinical, local-treatment: none"))
        == [
          "short-survival ? radiotherapy-consider-steroids | no-local-lowest-dexamethasone",
          "steroids ⇒ dexamethasone-palliative",
        ])
  }

  @Test func `a tree before the one that settles it is not changed`() throws {
    #expect(
      try clinic.visits(
        clinic.advice(
          from: ["steroids", "short-survival"],
          "epidural-compression: clinical, radiotherapy-response: no"))
        == [
          "steroids ? dexamethasone-now | dexamethasone-palliative",
          "short-survival ⇒ no-local-lowest-dexamethasone",
        ])
  }
}
