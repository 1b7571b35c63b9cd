import Testing

/// An outcome as sections 3 and 4 of the specification give it.
struct SourceOutcome: Equatable, Sendable, CustomTestStringConvertible {
  let tree: String
  let name: String
  /// Each as `within PT12H suspicion`, `not-before P21D surgery` or both, and `conditional`.
  let limits: [String]
  /// The trees that follow, in order.
  let next: [String]
  /// The value of `local-treatment` that the outcome settles.
  let fixes: String?

  init(_ tree: String, _ name: String, _ limits: [String], _ next: [String], fixes: String? = nil) {
    self.tree = tree
    self.name = name
    self.limits = limits
    self.next = next
    self.fixes = fixes
  }

  var testDescription: String { "\(tree) \(name)" }

  /// The trees that follow the choice after `radiotherapy-or-surgery`.
  static let afterChoice = [
    "radiotherapy": ["radiotherapy", "steroids"],
    "surgery": ["surgery-radiotherapy-interval", "steroids"],
  ]

  private static let taper = ["not-before P7D within P14D dexamethasone-start"]
  private static let afterImaging = ["further-diagnostics"]
  private static let steroidsFirst = ["steroids-before-imaging", "further-diagnostics"]
  private static let afterDiagnosis = ["time-to-treatment", "treatment-indication"]

  static let diagnosis: [SourceOutcome] = [
    SourceOutcome("imaging", "mri-not-needed", [], afterImaging),
    SourceOutcome("imaging", "mri-12h", ["within PT12H suspicion"], afterImaging),
    SourceOutcome("imaging", "mri-1w", ["within P7D suspicion"], afterImaging),
    SourceOutcome("imaging", "mri-2w", ["within P14D suspicion"], afterImaging),
    SourceOutcome("imaging", "mri-2w-late-paraplegia", ["within P14D suspicion"], afterImaging),
    SourceOutcome("imaging", "mri-12h-steroids", ["within PT12H suspicion"], steroidsFirst),
    SourceOutcome("imaging", "mri-24h-steroids", ["within PT24H suspicion"], steroidsFirst),
    SourceOutcome("imaging", "mri-48h-steroids", ["within PT48H suspicion"], steroidsFirst),
    SourceOutcome("steroids-before-imaging", "dexamethasone-now", taper, []),
    SourceOutcome("steroids-before-imaging", "await-biopsy", [], []),
    SourceOutcome("further-diagnostics", "ct-if-surgery", [], afterDiagnosis),
    SourceOutcome(
      "further-diagnostics", "biopsy-1d", ["within PT24H imaging-result"], afterDiagnosis),
    SourceOutcome(
      "further-diagnostics", "biopsy-1w", ["within P7D imaging-result"], afterDiagnosis),
    SourceOutcome(
      "further-diagnostics", "ct-and-biopsy-1d", ["within PT24H imaging-result"], afterDiagnosis),
    SourceOutcome(
      "further-diagnostics", "ct-and-biopsy-1w", ["within P7D imaging-result"], afterDiagnosis),
    SourceOutcome("further-diagnostics", "outside-guideline", [], []),
  ]

  static let treatment: [SourceOutcome] = [
    SourceOutcome("treatment-indication", "no-local-systemic", [], [], fixes: "none"),
    SourceOutcome(
      "treatment-indication", "radiotherapy", [], ["radiotherapy"], fixes: "radiotherapy"),
    SourceOutcome(
      "treatment-indication", "radiotherapy-dexamethasone", taper, ["radiotherapy"],
      fixes: "radiotherapy"),
    SourceOutcome("treatment-indication", "no-local-dexamethasone", [], [], fixes: "none"),
    SourceOutcome("treatment-indication", "short-survival-treatment", [], ["short-survival"]),
    SourceOutcome("treatment-indication", "long-survival-treatment", [], ["long-survival"]),
    SourceOutcome(
      "short-survival", "radiotherapy-consider-steroids", [], ["radiotherapy", "steroids"],
      fixes: "radiotherapy"),
    SourceOutcome("short-survival", "no-local-lowest-dexamethasone", [], [], fixes: "none"),
    SourceOutcome("long-survival", "systemic", [], ["steroids", "follow-up"], fixes: "none"),
    SourceOutcome("long-survival", "radiotherapy-or-surgery", [], []),
    SourceOutcome(
      "long-survival", "surgery-then-radiotherapy", [],
      ["surgery-radiotherapy-interval", "steroids"], fixes: "surgery"),
    SourceOutcome(
      "long-survival", "radiotherapy", [], ["radiotherapy", "steroids"], fixes: "radiotherapy"),
    SourceOutcome(
      "long-survival", "no-local-lowest-dexamethasone", [], ["follow-up"], fixes: "none"),
    SourceOutcome("radiotherapy", "rt-1x8", [], ["follow-up"]),
    SourceOutcome("radiotherapy", "rt-10x3", [], ["follow-up"]),
    SourceOutcome("radiotherapy", "rt-30-39-or-stereotactic", [], ["follow-up"]),
    SourceOutcome("steroids", "dexamethasone-now", taper, []),
    SourceOutcome("steroids", "individualise", [], []),
    SourceOutcome("steroids", "no-steroids", [], []),
    SourceOutcome("steroids", "dexamethasone-palliative", [], []),
    SourceOutcome(
      "surgery-radiotherapy-interval", "rt-after-3-4-weeks", ["not-before P21D surgery"],
      ["postoperative-radiotherapy"]),
    SourceOutcome(
      "surgery-radiotherapy-interval", "rt-as-soon-as-possible", [],
      ["postoperative-radiotherapy"]),
    SourceOutcome("postoperative-radiotherapy", "rt-5x4", [], ["follow-up"]),
    SourceOutcome("postoperative-radiotherapy", "rt-10-13x3-or-stereotactic", [], ["follow-up"]),
    SourceOutcome(
      "time-to-treatment", "within-24h", ["within PT24H definitive-diagnosis"],
      ["treatment-indication"]),
    SourceOutcome(
      "time-to-treatment", "within-72h", ["within PT72H definitive-diagnosis"],
      ["treatment-indication"]),
    SourceOutcome(
      "time-to-treatment", "within-7d", ["within P7D definitive-diagnosis"],
      ["treatment-indication"]),
    SourceOutcome(
      "time-to-treatment", "within-14d", ["within P14D definitive-diagnosis"],
      ["treatment-indication"]),
    SourceOutcome(
      "time-to-treatment", "within-14d-if-symptoms",
      ["within P14D definitive-diagnosis conditional"], ["treatment-indication"]),
    SourceOutcome("follow-up", "repeat-imaging", [], []),
    SourceOutcome("follow-up", "supportive-care", [], []),
  ]

  static let all: [SourceOutcome] = diagnosis + treatment
}
