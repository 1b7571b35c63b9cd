import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// One of the 61 branches that end a tree, written out by hand from section 2.
struct SourceBranch: Sendable, CustomTestStringConvertible {
  let tree: String
  let outcome: String
  /// The answers that lead there; each value between bars leads there on its own.
  let answers: [(item: String, values: [String])]

  init(_ tree: String, _ answers: String, _ outcome: String) {
    self.tree = tree
    self.outcome = outcome
    self.answers = answers.split(separator: ", ").map { part in
      let words = part.split(separator: " ").map(String.init)
      return (words[0], words[1].split(separator: "|").map(String.init))
    }
  }

  var testDescription: String { "\(tree): \(answers) ⇒ \(outcome)" }

  /// Every way to give the answers fully.
  var cases: [String] {
    answers.reduce([""]) { texts, answer in
      texts.flatMap { text in
        answer.values.map { (text.isEmpty ? "" : text + ", ") + "\(answer.item): \($0)" }
      }
    }
  }

  /// The answers given once, as coarse as the branch allows.
  var coarse: String {
    answers.map { "\($0.item): \($0.values.joined(separator: "|"))" }.joined(separator: ", ")
  }
}

struct BranchTests {
  private static let imaging: [SourceBranch] = [
    SourceBranch("imaging", "adequate-imaging available", "mri-not-needed"),
    SourceBranch(
      "imaging", "adequate-imaging unavailable, compression-signs present, paraplegia incomplete",
      "mri-12h-steroids"),
    SourceBranch(
      "imaging",
      "adequate-imaging unavailable, compression-signs present, paraplegia complete, "
        + "paraplegia-onset under-48-hours", "mri-12h-steroids"),
    SourceBranch(
      "imaging",
      "adequate-imaging unavailable, compression-signs present, paraplegia complete, "
        + "paraplegia-onset over-48-hours", "mri-2w-late-paraplegia"),
    SourceBranch(
      "imaging", "adequate-imaging unavailable, compression-signs absent, lhermitte present",
      "mri-12h"),
    SourceBranch(
      "imaging",
      "adequate-imaging unavailable, compression-signs absent, lhermitte absent, "
        + "radicular-deficit bilateral", "mri-12h-steroids"),
    SourceBranch(
      "imaging",
      "adequate-imaging unavailable, compression-signs absent, lhermitte absent, "
        + "radicular-deficit unilateral, progression-onset under-7-days", "mri-24h-steroids"),
    SourceBranch(
      "imaging",
      "adequate-imaging unavailable, compression-signs absent, lhermitte absent, "
        + "radicular-deficit unilateral, progression-onset over-7-days", "mri-48h-steroids"),
    SourceBranch(
      "imaging",
      "adequate-imaging unavailable, compression-signs absent, lhermitte absent, "
        + "radicular-deficit none, radicular-pain bilateral", "mri-12h"),
    SourceBranch(
      "imaging",
      "adequate-imaging unavailable, compression-signs absent, lhermitte absent, "
        + "radicular-deficit none, radicular-pain unilateral", "mri-1w"),
    SourceBranch(
      "imaging",
      "adequate-imaging unavailable, compression-signs absent, lhermitte absent, "
        + "radicular-deficit none, radicular-pain none", "mri-2w"),
  ]

  private static let furtherDiagnostics: [SourceBranch] = [
    SourceBranch("steroids-before-imaging", "primary-tumour known", "dexamethasone-now"),
    SourceBranch("steroids-before-imaging", "primary-tumour unknown|uncertain", "await-biopsy"),
    SourceBranch("further-diagnostics", "imaging-result inconsistent", "outside-guideline"),
    SourceBranch(
      "further-diagnostics", "imaging-result consistent, primary-tumour known", "ct-if-surgery"),
    SourceBranch(
      "further-diagnostics",
      "imaging-result consistent, primary-tumour unknown|uncertain, recent-ct yes, "
        + "compression-signs present", "biopsy-1d"),
    SourceBranch(
      "further-diagnostics",
      "imaging-result consistent, primary-tumour unknown|uncertain, recent-ct yes, "
        + "compression-signs absent", "biopsy-1w"),
    SourceBranch(
      "further-diagnostics",
      "imaging-result consistent, primary-tumour unknown|uncertain, recent-ct no, "
        + "compression-signs present", "ct-and-biopsy-1d"),
    SourceBranch(
      "further-diagnostics",
      "imaging-result consistent, primary-tumour unknown|uncertain, recent-ct no, "
        + "compression-signs absent", "ct-and-biopsy-1w"),
  ]

  private static let indication: [SourceBranch] = [
    SourceBranch(
      "treatment-indication", "metastases asymptomatic, impending-deficit no",
      "no-local-systemic"),
    SourceBranch(
      "treatment-indication",
      "metastases asymptomatic, impending-deficit yes, systemic-response yes",
      "no-local-systemic"),
    SourceBranch(
      "treatment-indication",
      "metastases asymptomatic, impending-deficit yes, systemic-response no, "
        + "life-expectancy under-3-months", "radiotherapy"),
    SourceBranch(
      "treatment-indication",
      "metastases asymptomatic, impending-deficit yes, systemic-response no, "
        + "life-expectancy 3-to-6-months|6-to-12-months|over-12-months",
      "long-survival-treatment"),
    SourceBranch(
      "treatment-indication", "metastases symptomatic, irreversible-paraplegia yes, pain severe",
      "radiotherapy-dexamethasone"),
    SourceBranch(
      "treatment-indication",
      "metastases symptomatic, irreversible-paraplegia yes, pain none|moderate",
      "no-local-dexamethasone"),
    SourceBranch(
      "treatment-indication",
      "metastases symptomatic, irreversible-paraplegia no, life-expectancy under-3-months",
      "short-survival-treatment"),
    SourceBranch(
      "treatment-indication",
      "metastases symptomatic, irreversible-paraplegia no, "
        + "life-expectancy 3-to-6-months|6-to-12-months|over-12-months",
      "long-survival-treatment"),
  ]

  private static let survival: [SourceBranch] = [
    SourceBranch("short-survival", "radiotherapy-response yes", "radiotherapy-consider-steroids"),
    SourceBranch("short-survival", "radiotherapy-response no", "no-local-lowest-dexamethasone"),
    SourceBranch(
      "long-survival", "progressive-deficit present, surgery-within-24-hours no", "radiotherapy"),
    SourceBranch(
      "long-survival",
      "progressive-deficit present, surgery-within-24-hours yes, compression-limited no",
      "radiotherapy"),
    SourceBranch(
      "long-survival",
      "progressive-deficit present, surgery-within-24-hours yes, compression-limited yes, "
        + "fit-for-surgery yes, spinal-stability unstable", "surgery-then-radiotherapy"),
    SourceBranch(
      "long-survival",
      "progressive-deficit present, surgery-within-24-hours yes, compression-limited yes, "
        + "fit-for-surgery yes, spinal-stability stable", "radiotherapy-or-surgery"),
    SourceBranch(
      "long-survival",
      "progressive-deficit present, surgery-within-24-hours yes, compression-limited yes, "
        + "fit-for-surgery no, radiotherapy-response yes", "radiotherapy"),
    SourceBranch(
      "long-survival",
      "progressive-deficit present, surgery-within-24-hours yes, compression-limited yes, "
        + "fit-for-surgery no, radiotherapy-response no", "no-local-lowest-dexamethasone"),
    SourceBranch(
      "long-survival", "progressive-deficit absent, vital-systemic-indication yes", "systemic"),
    SourceBranch(
      "long-survival",
      "progressive-deficit absent, vital-systemic-indication no, rapid-systemic-effect yes",
      "systemic"),
    SourceBranch(
      "long-survival",
      "progressive-deficit absent, vital-systemic-indication no, rapid-systemic-effect no, "
        + "affected-area not-localised", "radiotherapy"),
    SourceBranch(
      "long-survival",
      "progressive-deficit absent, vital-systemic-indication no, rapid-systemic-effect no, "
        + "affected-area localised, spinal-stability stable", "radiotherapy"),
    SourceBranch(
      "long-survival",
      "progressive-deficit absent, vital-systemic-indication no, rapid-systemic-effect no, "
        + "affected-area localised, spinal-stability unstable", "surgery-then-radiotherapy"),
  ]

  private static let treatment: [SourceBranch] = [
    SourceBranch(
      "radiotherapy", "neurological-deficit absent, oligometastases present",
      "rt-30-39-or-stereotactic"),
    SourceBranch(
      "radiotherapy", "neurological-deficit absent, oligometastases absent", "rt-1x8"),
    SourceBranch("radiotherapy", "neurological-deficit present, condition moderate|poor", "rt-1x8"),
    SourceBranch(
      "radiotherapy",
      "neurological-deficit present, condition good, "
        + "life-expectancy under-3-months|3-to-6-months|6-to-12-months", "rt-1x8"),
    SourceBranch(
      "radiotherapy",
      "neurological-deficit present, condition good, life-expectancy over-12-months", "rt-10x3"),
    SourceBranch("steroids", "epidural-compression none", "no-steroids"),
    SourceBranch("steroids", "epidural-compression radiological", "individualise"),
    SourceBranch(
      "steroids", "epidural-compression clinical, local-treatment surgery|radiotherapy",
      "dexamethasone-now"),
    SourceBranch(
      "steroids", "epidural-compression clinical, local-treatment none",
      "dexamethasone-palliative"),
    SourceBranch(
      "surgery-radiotherapy-interval", "postoperative-recovery sufficient", "rt-after-3-4-weeks"),
    SourceBranch(
      "surgery-radiotherapy-interval", "postoperative-recovery insufficient|none|deterioration",
      "rt-as-soon-as-possible"),
    SourceBranch(
      "postoperative-radiotherapy", "oligometastases present", "rt-10-13x3-or-stereotactic"),
    SourceBranch(
      "postoperative-radiotherapy",
      "oligometastases absent, life-expectancy under-3-months|3-to-6-months|6-to-12-months",
      "rt-5x4"),
    SourceBranch(
      "postoperative-radiotherapy", "oligometastases absent, life-expectancy over-12-months",
      "rt-10-13x3-or-stereotactic"),
  ]

  private static let timeAndFollowUp: [SourceBranch] = [
    SourceBranch("time-to-treatment", "epidural-compression none", "within-14d-if-symptoms"),
    SourceBranch(
      "time-to-treatment", "epidural-compression radiological, pain moderate|severe", "within-7d"),
    SourceBranch("time-to-treatment", "epidural-compression radiological, pain none", "within-14d"),
    SourceBranch(
      "time-to-treatment", "epidural-compression clinical, progression-onset under-7-days",
      "within-24h"),
    SourceBranch(
      "time-to-treatment", "epidural-compression clinical, progression-onset over-7-days",
      "within-72h"),
    SourceBranch("follow-up", "complaints yes", "repeat-imaging"),
    SourceBranch("follow-up", "complaints no", "supportive-care"),
  ]

  static let all: [SourceBranch] =
    imaging + furtherDiagnostics + indication + survival + treatment + timeAndFollowUp

  @Test func `the table holds the 61 branches, each once`() {
    #expect(Self.all.count == 61)
    #expect(Set(Self.all.map { "\($0.tree) \($0.coarse)" }).count == 61)
  }

  @Test(arguments: Self.all)
  func `a branch ends where section 2 says, for every value on it`(branch: SourceBranch) throws {
    let clinic = try Clinic.builtIn()
    let expected = "\(branch.tree) ⇒ \(branch.outcome)"
    #expect(
      try branch.cases.map { try clinic.visits(clinic.advice(from: [branch.tree], $0)).first }
        == branch.cases.map { _ in expected })
  }

  @Test(arguments: Self.all)
  func `a branch is taken, and shown as the path, when every value left leads along it`(
    branch: SourceBranch
  ) throws {
    let clinic = try Clinic.builtIn()
    let advice = try clinic.advice(from: [branch.tree], branch.coarse)
    let tree = try #require(advice.trees.first)
    #expect(clinic.names(tree.possibleOutcomes, of: tree.tree) == [branch.outcome])
    let path = branch.coarse.split(separator: ", ").map(String.init)
    #expect(clinic.path(tree).map(Self.unordered) == path.map(Self.unordered))
  }

  private static func unordered(_ step: String) -> [String] {
    let parts = step.split(separator: ": ").map(String.init)
    return [parts[0]] + parts[1].split(separator: "|").map(String.init).sorted()
  }
}
