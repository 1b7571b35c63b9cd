import ArgumentParser
import BuiltInGuideline
import GuidelineFormat
import GuidelineModel

/// The command line: one command per file, without logic of its own.
struct Wervelwijzer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wervelwijzer",
    abstract: "The Dutch guideline on spinal metastases, made to run.",
    discussion: """
      Start with `wervelwijzer ask` for an interview, or give `wervelwijzer advise` a case.
      Exit codes: 0 done, 1 the question has a negative answer, 2 bad input, 3 internal fault.
      It supports a clinician's judgement and does not replace it.
      """,
    subcommands: [
      Advise.self, Ask.self, Items.self, Draw.self, Check.self, Diff.self, Readings.self,
      Explain.self, Test.self, CohortCommand.self, Simulate.self, Export.self, Import.self,
      Serve.self,
    ])

  @Flag(help: "Show the version and the logic digest.")
  var version = false

  /// The version of the program, not of the guideline.
  static let programVersion = "0.2.0"

  func run() throws {
    guard version else {
      throw CleanExit.helpRequest(self)
    }
    let loaded = try GuidelineOption.builtIn()
    try Output.standardOutput(
      """
      wervelwijzer \(Self.programVersion)
      \(loaded.guideline.id) \(loaded.guideline.version)
      \(loaded.digest)

      """)
  }
}
