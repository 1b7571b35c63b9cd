import ArgumentParser
import Cohort
import Foundation
import GuidelineFormat
import GuidelineModel
import Reasoning

/// A registry of nobody.
struct Simulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a made-up registry as CSV, to try cohort on.",
    discussion: """
      No row is about anybody: values are drawn at random, the same for the same seed, and what a \
      clinician would not have asked is mostly left empty. The first columns say that it is \
      synthetic.
      """)

  @Option(help: "How many rows.")
  var rows: Int

  @Option(help: "Where the random numbers begin.")
  var seed: UInt64 = 1

  @Flag(
    help: ArgumentHelp(
      "Also what was done, why not what is advised, and when.",
      discussion: "Columns synthetic_done_, synthetic_reason_ and synthetic_time_."))
  var withCare = false

  @Option(
    help: ArgumentHelp("Also write what the columns mean, for cohort --mapping.", valueName: "yaml")
  )
  var mapping: String?

  @OptionGroup var language: LanguageOption
  @OptionGroup var guideline: GuidelineOption

  func validate() throws {
    guard rows >= 0 else { throw ValidationError("--rows takes a number of rows") }
  }

  func run() async throws {
    let loaded = try guideline.load()
    let registry: SyntheticRegistry
    do {
      registry = SyntheticRegistry(
        try CohortTables(Reasoner(loaded.guideline)), seed: seed, withCare: withCare)
    } catch {
      let message = error.message(in: loaded.guideline)
      throw CommandFailure.badInput(nl: message.nl, en: message.en)
    }
    try mapping.map { try WholeFile(at: $0) }?.write(registry.mapping)
    let warning = Text(
      nl: "verzonnen rijen: niemands gegevens, en niet om iets uit te besluiten",
      en: "made-up rows: nobody's data, and nothing to conclude from")
    Output.standardError(warning[language.language] + "\n")
    try Output.standardOutput(Data(registry.header))
    let workers = ProcessInfo.processInfo.activeProcessorCount
    try await registry.write(rows: rows, workers: workers) {
      try Output.standardOutput(Data($0))
    }
  }
}
