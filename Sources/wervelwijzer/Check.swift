import ArgumentParser
import GuidelineFormat
import GuidelineModel

/// Proves a guideline folder sound.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a guideline folder and report every mistake.",
    discussion: """
      Every mistake is told with its file, line and column. Errors block and exit with 1; findings
      are worth mending but change no advice.
      """)

  @Argument(
    help: ArgumentHelp("The folder; by default the built-in guideline.", valueName: "dir"),
    completion: .directory)
  var folder: String?

  func run() throws {
    let loaded: LoadedGuideline
    if let folder {
      guard Input.isFolder(folder) else {
        throw CommandFailure.badInput("\(folder): there is no such folder")
      }
      do {
        loaded = try GuidelineFolder.read(atPath: folder)
      } catch {
        let errors = error.diagnostics.count { $0.severity == .error }
        try Output.standardOutput(
          "\(error)\n\(errors) \(errors == 1 ? "error" : "errors")\n")
        throw CommandFailure(status: .negative, message: "")
      }
    } else {
      loaded = try GuidelineOption.builtIn()
    }
    for finding in loaded.findings { try Output.standardOutput("\(finding)\n") }
    try Output.standardOutput(Self.summary(of: loaded))
  }

  private static func summary(of loaded: LoadedGuideline) -> String {
    let guideline = loaded.guideline
    let decisions = guideline.trees.reduce(0) { $0 + $1.decisions.count }
    let outcomes = guideline.trees.reduce(0) { $0 + $1.outcomes.count }
    return """
      \(guideline.id) \(guideline.version): sound
        \(guideline.items.count) items, \(guideline.trees.count) trees, \(decisions) decisions, \
      \(outcomes) outcomes, \(guideline.readings.count) other readings
        \(loaded.findings.count) findings
        \(loaded.digest)

      """
  }
}
