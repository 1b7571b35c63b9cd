import TestSupport
import Testing

@testable import Reasoning

/// The deadlines of decided outcomes, and the tightest limit of undecided trees.
struct DeadlineTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.builtIn() }

  private static let events = [
    "suspicion": "2026-11-01T08:00:00+01:00", "imaging-result": "2026-11-03T09:00:00+01:00",
    "definitive-diagnosis": "2026-11-05T10:00:00+01:00",
    "dexamethasone-start": "2026-11-06T11:00:00+01:00", "surgery": "2026-11-10T12:00:00+01:00",
  ]

  /// For every outcome with a limit: when it is to be done, given the events above.
  private static let table: [String: String] = [
    "imaging mri-12h": "latest 2026-11-01T20:00:00+01:00",
    "imaging mri-1w": "latest 2026-11-08T08:00:00+01:00",
    "imaging mri-2w": "latest 2026-11-15T08:00:00+01:00",
    "imaging mri-2w-late-paraplegia": "latest 2026-11-15T08:00:00+01:00",
    "imaging mri-12h-steroids": "latest 2026-11-01T20:00:00+01:00",
    "imaging mri-24h-steroids": "latest 2026-11-02T08:00:00+01:00",
    "imaging mri-48h-steroids": "latest 2026-11-03T08:00:00+01:00",
    "steroids-before-imaging dexamethasone-now":
      "earliest 2026-11-13T11:00:00+01:00 latest 2026-11-20T11:00:00+01:00",
    "further-diagnostics biopsy-1d": "latest 2026-11-04T09:00:00+01:00",
    "further-diagnostics biopsy-1w": "latest 2026-11-10T09:00:00+01:00",
    "further-diagnostics ct-and-biopsy-1d": "latest 2026-11-04T09:00:00+01:00",
    "further-diagnostics ct-and-biopsy-1w": "latest 2026-11-10T09:00:00+01:00",
    "treatment-indication radiotherapy-dexamethasone":
      "earliest 2026-11-13T11:00:00+01:00 latest 2026-11-20T11:00:00+01:00",
    "steroids dexamethasone-now":
      "earliest 2026-11-13T11:00:00+01:00 latest 2026-11-20T11:00:00+01:00",
    "surgery-radiotherapy-interval rt-after-3-4-weeks": "earliest 2026-12-01T12:00:00+01:00",
    "time-to-treatment within-24h": "latest 2026-11-06T10:00:00+01:00",
    "time-to-treatment within-72h": "latest 2026-11-08T10:00:00+01:00",
    "time-to-treatment within-7d": "latest 2026-11-12T10:00:00+01:00",
    "time-to-treatment within-14d": "latest 2026-11-19T10:00:00+01:00",
    "time-to-treatment within-14d-if-symptoms": "latest 2026-11-19T10:00:00+01:00",
  ]

  private func limits(_ branch: SourceBranch) throws -> [String] {
    let source = SourceOutcome.all.first { $0.tree == branch.tree && $0.name == branch.outcome }
    return try #require(source).limits
  }

  private func deadlines(
    _ branch: SourceBranch, events: [String: String]
  ) throws -> [String] {
    try clinic.deadlines(clinic.advice(from: [branch.tree], branch.cases[0], events: events))
      .filter { $0.hasPrefix("\(branch.tree) ") }
  }

  @Test(arguments: BranchTests.all)
  func `a limit counts from its event`(branch: SourceBranch) throws {
    let outcome = "\(branch.tree) \(branch.outcome)"
    let expected = try limits(branch).map { "\(outcome): \($0) \(Self.table[outcome] ?? "")" }
    #expect(try deadlines(branch, events: Self.events) == expected)
  }

  @Test(arguments: BranchTests.all.filter { $0.tree != "imaging" })
  func `a limit whose event is not known has no time`(branch: SourceBranch) throws {
    let outcome = "\(branch.tree) \(branch.outcome)"
    #expect(
      try deadlines(branch, events: [:]) == limits(branch).map { "\(outcome): \($0)" })
  }

  @Test func `the suspicion is taken to be now where the case does not say when it was`() throws {
    let advice = try clinic.advice(
      "adequate-imaging: unavailable, compression-signs: absent, lhermitte: present")
    #expect(
      clinic.deadlines(advice)
        == ["imaging mri-12h: within PT12H suspicion latest 2026-11-23T09:00:00+01:00"])
  }

  @Test func `a deadline counts elapsed hours where the clocks change`() throws {
    let advice = try clinic.advice(
      "adequate-imaging: unavailable, compression-signs: absent, lhermitte: present",
      now: "2026-10-25T08:00:00+01:00", events: ["suspicion": "2026-10-25T01:00:00+02:00"])
    #expect(
      clinic.deadlines(advice)
        == ["imaging mri-12h: within PT12H suspicion latest 2026-10-25T12:00:00+01:00"])
  }

  @Test func `the deadlines stand in the order of the trees`() throws {
    let advice = try clinic.advice(
      """
      adequate-imaging: unavailable, compression-signs: present, paraplegia: incomplete, \
      primary-tumour: known, imaging-result: consistent, epidural-compression: radiological, \
      pain: severe, metastases: symptomatic, irreversible-paraplegia: yes
      """)
    #expect(
      clinic.deadlines(advice) == [
        "imaging mri-12h-steroids: within PT12H suspicion latest 2026-11-23T09:00:00+01:00",
        "steroids-before-imaging dexamethasone-now: "
          + "not-before P7D within P14D dexamethasone-start",
        "time-to-treatment within-7d: within P7D definitive-diagnosis",
        "treatment-indication radiotherapy-dexamethasone: "
          + "not-before P7D within P14D dexamethasone-start",
      ])
  }

  @Test(arguments: [
    ("imaging", "", "within PT12H suspicion"),
    (
      "imaging",
      "adequate-imaging: unavailable, compression-signs: absent, lhermitte: absent, "
        + "radicular-deficit: unilateral", "within PT24H suspicion"
    ),
    (
      "imaging",
      "adequate-imaging: unavailable, compression-signs: absent, lhermitte: absent, "
        + "radicular-deficit: none, radicular-pain: none|unilateral", "within P7D suspicion"
    ),
    ("steroids-before-imaging", "", "-"),
    ("further-diagnostics", "", "within PT24H imaging-result"),
    ("further-diagnostics", "compression-signs: absent", "within P7D imaging-result"),
    ("further-diagnostics", "primary-tumour: known", "-"),
    ("treatment-indication", "", "-"),
    ("long-survival", "", "-"),
    ("steroids", "", "-"),
    ("surgery-radiotherapy-interval", "", "-"),
    ("time-to-treatment", "", "within PT24H definitive-diagnosis"),
    (
      "time-to-treatment", "epidural-compression: radiological",
      "within P7D definitive-diagnosis"
    ),
    (
      "time-to-treatment", "epidural-compression: clinical, progression-onset: over-7-days", "-"
    ),
  ])
  func `an undecided tree shows the tightest limit still possible`(
    tree: String, answers: String, expected: String
  ) throws {
    let advice = try clinic.advice(from: [tree], answers)
    #expect(clinic.tightestLimits(advice).first == expected)
  }
}
