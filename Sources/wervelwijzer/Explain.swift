import ArgumentParser
import Consultation
import Exchange
import GuidelineFormat
import GuidelineModel
import Proof
import ProofReports
import Reasoning

/// `explain`: why the advice for a case is what it is, and what would change it.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain a case: why, why not, what if, how sure, and how many more questions.",
    discussion: """
      Why: the smallest sets of answers that already force an outcome. Why not: every smallest \
      change that would lead to it, those a clinician can influence marked. All are proven minimal. \
      With --step: which rules make a step of the plan what it is, and what would make it otherwise.
      """)

  /// How the explanation is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  @Argument(
    help: ArgumentHelp("The case, or - for standard input.", valueName: "case.json"),
    completion: .file(extensions: ["json"]))
  var file = "-"

  @Option(
    name: .customLong("why-not"), parsing: .singleValue,
    help: ArgumentHelp(
      "An outcome to come to, as TREE/OUTCOME or OUTCOME; may be repeated.", valueName: "outcome"))
  var requestedOutcomes: [String] = []

  @Option(
    name: .customLong("step"), parsing: .singleValue,
    help: ArgumentHelp(
      "A step of the plan to explain, in place of the trees; may be repeated.", valueName: "step"))
  var steps: [String] = []

  @Option(help: "How to write the explanation: text or json.")
  var format: Format = .text

  @OptionGroup var language: LanguageOption
  @OptionGroup var now: NowOption
  @OptionGroup var guideline: GuidelineOption
  @OptionGroup var limit: LimitOption

  func validate() throws {
    if !steps.isEmpty, !requestedOutcomes.isEmpty {
      throw ValidationError("--step explains the plan and --why-not the trees; ask for one of them")
    }
  }

  func run() throws {
    let loaded = try guideline.load()
    let reasoner = Reasoner(loaded.guideline, limit: limit.search)
    let steps = try self.steps.map { try step(named: $0, of: reasoner) }
    let json = try Input.bytes(of: file, limit: CaseReader.largestCase)
    let requestedOutcomes = try self.requestedOutcomes.flatMap {
      try outcomes(named: $0, in: loaded.guideline)
    }
    let now = try now.timestamp(in: loaded.guideline)
    let evaluation: Evaluation
    do {
      evaluation = try reasoner.evaluation(ofCase: Array(json), now: now)
    } catch {
      throw CommandFailure.badInput(error, in: file)
    }
    if !steps.isEmpty {
      let report = StepReport(
        steps.map { reasoner.explanation(of: $0, in: evaluation) }, evaluation,
        of: loaded.guideline, language: language.language)
      switch format {
      case .text: try Output.standardOutput(report.text)
      case .json: try Output.standardOutput(report.json)
      }
      return
    }
    do {
      let explainer = try Explainer(
        loaded.guideline, from: evaluation.patient.start, limits: limit.limits)
      let report = ExplanationReport(
        explainer, evaluation: evaluation, requestedOutcomes: requestedOutcomes,
        language: language.language)
      switch format {
      case .text: try Output.standardOutput(try report.text())
      case .json: try Output.standardOutput(try report.json())
      }
    } catch let exceeded as LimitExceeded {
      throw CommandFailure.badInput(exceeded)
    }
  }

  private func step(named text: String, of reasoner: Reasoner) throws -> PlannedStep {
    if let step = reasoner.step(named: text) { return step }
    let named = reasoner.guideline.steps.map(\.id.text)
    throw CommandFailure.unknownName(
      nl: "onbekende stap", en: "unknown step",
      allowed: named.isEmpty ? reasoner.stepNames : named,
      suggestion: nearestName(to: text, in: reasoner.stepNames))
  }

  /// The outcomes that a name stands for: `tree/outcome`, or all outcomes with that name.
  private func outcomes(
    named text: String, in guideline: Guideline
  ) throws -> [TreeOutcome] {
    let all = guideline.trees.enumerated().flatMap { tree, content in
      content.outcomes.enumerated().map { outcome, named in
        (
          names: ["\(content.id)/\(named.id)", named.id.text],
          outcome: TreeOutcome(Index(outcome), of: Index(tree))
        )
      }
    }
    let found = all.filter { $0.names.contains(text) }.map(\.outcome)
    guard found.isEmpty else { return found }
    throw CommandFailure.unknownName(
      nl: "onbekende uitkomst", en: "unknown outcome", allowed: all.map { $0.names[0] },
      suggestion: nearestName(to: text, in: all.flatMap(\.names)))
  }
}
