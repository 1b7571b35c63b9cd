import ArgumentParser
import GuidelineFormat
import GuidelineModel
import Proof
import ProofReports

/// `diff`: which patients get other advice from one version than from another.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say exactly which patients get other advice from one version than from another.",
    discussion: """
      OLD and NEW are guideline folders, or a folder in a git revision as git names it: REV:PATH from \
      the top of the repository, REV:./PATH from here. `built-in` stands for the guideline in the \
      program. Exits with 1 where any patient's advice changes, so that it can guard a merge; where \
      none does, that is proven. Words that changed are shown apart: no proof reads them, and with \
      --wording they count.
      """)

  /// How the difference is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case html
  }

  @Argument(help: ArgumentHelp("The version before.", valueName: "old"), completion: .directory)
  var old: String

  @Argument(help: ArgumentHelp("The version after.", valueName: "new"), completion: .directory)
  var new: String

  @Option(help: "How to write the difference: text, json or html.")
  var format: Format = .text

  @Flag(help: "Exit with 1 also where only words changed.")
  var wording = false

  @OptionGroup var language: LanguageOption
  @OptionGroup var limit: LimitOption

  func run() throws {
    let language = language.language
    let (before, after) = try (Self.load(old, language: language), Self.load(new, language: language))
    let difference: GuidelineDifference
    do {
      difference = try GuidelineDifference(
        from: before.guideline, to: after.guideline, limits: limit.limits)
    } catch {
      throw CommandFailure(status: .badInput, message: words(error))
    }
    let report = DifferenceReport(
      old: before, new: after, difference: difference, language: language)
    switch format {
    case .text: try Output.report(report.text)
    case .json: try Output.report(report.json)
    case .html: try Output.report(report.html)
    }
    if difference.changesAdvice || wording && !difference.rewordedParts.isEmpty {
      throw CommandFailure.silent(.negative)
    }
  }

  /// A guideline by its name: a folder, a folder in a git revision, or `built-in`.
  ///
  /// - Throws: ``CommandFailure`` where it cannot be read.
  static func load(_ name: String, language: Language) throws -> LoadedGuideline {
    if name == "built-in" { return try GuidelineOption.builtIn() }
    do {
      let files = try NamedFolder(name, language: language).files()
      return try GuidelineFolder.read(files, at: name)
    } catch let invalid as InvalidGuideline {
      throw CommandFailure.unusable(
        nl: "\(name) is niet bruikbaar", en: "\(name) cannot be used", invalid.diagnostics)
    }
  }
}
