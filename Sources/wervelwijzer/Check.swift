import ArgumentParser
import Foundation
import GuidelineFormat
import GuidelineModel
import Proof
import ProofReports

/// `check`: checks a guideline against all rules.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prove a guideline sound, or show a patient for whom it is not.",
    discussion: """
      Every mistake is told with its file, line and column; a finding about patients comes with the \
      smallest case that shows it, ready for `advise`. Errors block and exit with 1; findings are \
      worth mending but change no advice. `--explain RULE` tells what a rule promises.
      """)

  /// How the findings are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  @Argument(
    help: ArgumentHelp("The folder; by default the built-in guideline.", valueName: "dir"),
    completion: .directory)
  var folder: String?

  @Option(help: ArgumentHelp("Explain a rule instead, with examples.", valueName: "rule"))
  var explain: String?

  @Option(help: "How to write the findings: text or json.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      "How many plans to look at, where there are more than can all be.",
      discussion: "By default one for every thousand of --limit; none of them with 0."))
  var plans: Int?

  @OptionGroup var language: LanguageOption
  @OptionGroup var limit: LimitOption

  func run() throws {
    if let explain { return try Output.standardOutput(try explanation(of: explain)) }
    let loaded = try load()
    let report: CheckReport
    do {
      report = try CheckReport(loaded, language: language.language, limits: limits)
    } catch {
      throw try failure(.badInput(error), of: loaded.findings)
    }
    switch format {
    case .text: try Output.report(report.text)
    case .json: try Output.report(report.json)
    }
    if report.isBlocked { throw CommandFailure.silent(.negative) }
    if !report.isComplete { throw CommandFailure.silent(.badInput) }
  }

  func validate() throws {
    guard plans.map((0...ProofLimits.mostPlans).contains) ?? true else {
      throw ValidationError("--plans is a number from 0 to \(ProofLimits.mostPlans)")
    }
  }

  private var limits: ProofLimits {
    var limits = limit.limits
    if let plans { limits.plans = plans }
    return limits
  }

  private func load() throws -> LoadedGuideline {
    guard let folder else { return try GuidelineOption.builtIn() }
    guard Input.isFolder(folder) else {
      throw try failure(.noFolder(at: folder), of: [Input.folderFault(at: folder).diagnostic])
    }
    do {
      return try GuidelineFolder.read(atPath: folder)
    } catch {
      guard format == .text else {
        try offerJSON(of: error.diagnostics)
        throw CommandFailure.silent(.negative)
      }
      let language = language.language
      let count = error.diagnostics.count { $0.severity == .error }
      let errors = Text(
        nl: count == 1 ? "1 fout" : "\(count) fouten",
        en: count == 1 ? "1 error" : "\(count) errors")
      try Output.report("\(error.description(in: language))\n\(errors[language])\n")
      throw CommandFailure.silent(.negative)
    }
  }

  /// The failure to end with; with `--format json` it first writes why nothing was checked.
  private func failure(
    _ failure: CommandFailure, of diagnostics: [Diagnostic]
  ) throws -> CommandFailure {
    guard format == .json else { return failure }
    try offerJSON(of: diagnostics)
    return failure.alreadyReported
  }

  /// Writes as JSON why nothing was checked, with the members that a result has.
  private func offerJSON(of diagnostics: [Diagnostic]) throws {
    try Output.report(UnusableGuideline(diagnostics, language: language.language).checkJSON)
  }

  private func explanation(of name: String) throws -> String {
    if let rule = Rule.explained(name) { return rule.explanation(in: language.language) }
    let names = Rule.all.map(\.id)
    throw CommandFailure.unknownName(
      nl: "onbekende regel", en: "unknown rule", allowed: names,
      suggestion: nearestName(to: name, in: names))
  }
}
