import ArgumentParser
import Cohort
import CohortReports
import Foundation
import GuidelineFormat
import GuidelineModel
import Markup
import Reasoning

/// A report for people to read and to publish from.
struct CohortReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write a report as one HTML page.", valueName: "html"),
    completion: .file(extensions: ["html"]))
  var report: String?

  @Option(
    help: ArgumentHelp(
      "The smallest number of rows that the report shows.",
      discussion: "What would give smaller ones away is not shown either; 1 shows all.",
      valueName: "rows"))
  var minCell = 10

  func validate() throws {
    guard minCell >= 1 else { throw ValidationError("--min-cell is at least 1") }
  }

  var isAsked: Bool { report != nil }

  /// The file, before the work starts; nil where no report is asked for.
  func target() throws -> WholeFile? { try report.map { try WholeFile(at: $0) } }

  /// The page.
  func page(
    of report: CohortReport, _ loaded: LoadedGuideline, language: Language, now: Timestamp
  ) -> [UInt8] {
    let published = PublishedReport(
      loaded.guideline, counts: report.counts, analysis: report.analysis,
      smallCells: SmallCells(least: minCell))
    let context = ReportContext(
      guideline: loaded.guideline, digest: loaded.digest, language: language,
      programVersion: Wervelwijzer.programVersion, day: String(now.rfc3339.prefix(10)),
      command: Self.command,
      rows: report.counts.rows, unreadable: report.counts.unreadable, missing: report.missing,
      isSynthetic: report.isSynthetic)
    return RegistryReport(context, published).html.utf8
  }

  /// The command as it was given, of files only the name.
  private static var command: String {
    let arguments = CommandLine.arguments.dropFirst().map { argument in
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard argument.hasPrefix("--"), parts.count == 2 else { return name(argument[...]) }
      return "\(parts[0])=\(name(parts[1]))"
    }
    return (["wervelwijzer"] + arguments).joined(separator: " ")
  }

  private static func name(_ path: Substring) -> String {
    path.split(separator: "/").last.map(String.init) ?? String(path)
  }
}
