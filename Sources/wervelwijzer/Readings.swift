import ArgumentParser
import Proof
import ProofReports

/// `readings`: the patients for whom an alternative reading of the source gives another outcome.
struct Readings: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List for each other reading of the source exactly which patients it matters to.",
    discussion: """
      Proven for all patients at once, not sampled. Each class comes with its share of all complete \
      answers and a witness that `advise` can be asked about.
      """)

  /// How the list is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  @Option(help: "How to write the list: text or json.")
  var format: Format = .text

  @OptionGroup var language: LanguageOption
  @OptionGroup var guideline: GuidelineOption
  @OptionGroup var limit: LimitOption

  func run() throws {
    let loaded = try guideline.load()
    let report: ReadingsReport
    do {
      report = try ReadingsReport(loaded, language: language.language, limits: limit.limits)
    } catch {
      throw CommandFailure.badInput(error)
    }
    switch format {
    case .text: try Output.standardOutput(report.text)
    case .json: try Output.standardOutput(report.json)
    }
  }
}
