import ArgumentParser
import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import Proof
import ProofReports
import Reasoning

/// `test`: runs a folder of cases against a guideline.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a folder of cases against a guideline and tell what they do not come past.",
    discussion: """
      Each case is a folder with case.json and expected.json (or a file with a case alone). Tells \
      which branches, values and pairs of branches are covered, and proposes the fewest cases that \
      would cover the rest. Exits with 1 where an advice is other than expected; with --accept, where \
      one is that cannot be taken for right. What an expectation does not name is not compared.
      """)

  /// How the result is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case junit
  }

  @Argument(help: ArgumentHelp("The folder of cases.", valueName: "dir"), completion: .directory)
  var folder: String

  @Option(help: "How to write the result: text, json or junit.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      "Also write the flowchart of every tree a case reaches, its way marked, into this folder.",
      valueName: "dir"),
    completion: .directory)
  var flowcharts: String?

  @Flag(
    help: """
      Take the advice as expected: write it into expected.json of the cases that fail, where that is \
      there.
      """)
  var accept = false

  @OptionGroup var language: LanguageOption
  @OptionGroup var now: NowOption
  @OptionGroup var guideline: GuidelineOption
  @OptionGroup var limit: LimitOption

  func validate() throws {
    if accept, format != .text {
      throw ValidationError("--accept changes what is expected; it goes with --format text")
    }
  }

  func run() throws {
    guard Input.isFolder(folder) else { throw CommandFailure.noFolder(at: folder) }
    // An empty path would mean the current folder.
    if flowcharts == "" { throw CommandFailure.noFolder(at: "") }
    let loaded = try guideline.load()
    let now = try now.timestamp(in: loaded.guideline)
    let suite: CaseSuite
    do {
      suite = try CaseSuite(folder: folder, loaded: loaded, now: now, limits: limit.limits)
    } catch let fault as FileFault {
      throw CommandFailure.badInput(
        nl: "\(folder) is niet bruikbaar\n\(fault.diagnostic.description(in: .dutch))",
        en: "\(folder) cannot be used\n\(fault.diagnostic.description(in: .english))")
    }
    let report = SuiteReport(suite, now: now, language: language.language)
    if let flowcharts { try write(report, of: suite, to: flowcharts) }
    switch format {
    case .text where accept: try self.accept(report, of: suite)
    case .text: try Output.report(report.text)
    case .json where suite.results.isEmpty: break
    case .json: try Output.report(report.json)
    case .junit: try Output.report(report.junit)
    }
    guard !suite.results.isEmpty else {
      throw CommandFailure.badInput(
        nl: "\(folder): hier is geen casus", en: "\(folder): there is no case here")
    }
    let isPassed = suite.results.allSatisfy { $0.isPassed || (accept && $0.acceptable != nil) }
    if !isPassed { throw CommandFailure.silent(.negative) }
  }

  /// Writes the new expectations, and reports which were written even if some could not be.
  ///
  /// A file that cannot be written does not keep the others from being written.
  private func accept(_ report: SuiteReport, of suite: CaseSuite) throws {
    var accepted: Set<String> = []
    var failures: [Text] = []
    for acceptable in suite.results.compactMap(\.acceptable) {
      let path = "\(folder)/\(acceptable.file)"
      do throws(SystemError) {
        let file = try AtomicFile(at: path)
        try file.prepare()
        try file.replace(with: Data(acceptable.json))
        accepted.insert(acceptable.file)
      } catch {
        failures.append(
          Text(
            nl: "\(path) kan niet worden geschreven: \(error.words.nl)",
            en: "\(path) cannot be written: \(error.words.en)"))
      }
    }
    try Output.report(report.text(accepted: accepted))
    guard failures.isEmpty else {
      throw CommandFailure.internalFault(
        nl: failures.map(\.nl).joined(separator: "\n"),
        en: failures.map(\.en).joined(separator: "\n"))
    }
  }

  private func write(_ report: SuiteReport, of suite: CaseSuite, to folder: String) throws {
    let place = URL(filePath: folder, directoryHint: .isDirectory)
    do {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    } catch {
      let fault = Input.folderFault(at: folder)
      guard fault.kind != .fileForFolder else { throw CommandFailure.noFolder(at: folder) }
      throw CommandFailure.badInput(
        nl: "\(folder): hier kan niet worden geschreven", en: "\(folder): cannot be written to")
    }
    for (number, result) in suite.results.enumerated() {
      for (tree, content) in suite.loaded.guideline.trees.enumerated() {
        guard let drawing = report.flowchart(of: Index(tree), forCase: number) else { continue }
        try Output.file(
          drawing, at: place.appending(path: "\(result.name).\(content.id).svg").path)
      }
    }
  }
}
