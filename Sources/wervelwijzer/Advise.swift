import ArgumentParser
import Consultation
import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import Reasoning

/// `advise`: the advice for a case, or for a stream of cases.
struct Advise: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give the guideline's advice for a case.",
    discussion: """
      A case is JSON: {"answers": {"ITEM": "VALUE", …}}; `wervelwijzer items` lists the items.
      With --ndjson every line is a case, and every line written is its advice or its error.
      """)

  /// How an advice is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case html
  }

  @Argument(
    help: ArgumentHelp("The case, or - for standard input.", valueName: "case.json"),
    completion: .file(extensions: ["json"]))
  var file = "-"

  @Option(help: "How to write the advice: text (the default), json or html.")
  var format: Format?

  @Flag(help: "Read a case a line, write an advice as JSON a line.")
  var ndjson = false

  @Flag(help: "With --ndjson: include the wording and structure of what to do.")
  var actions = false

  @Option(help: "Which question comes first: source or fewest.")
  var order: QuestionOrder = .source

  @OptionGroup var language: LanguageOption
  @OptionGroup var now: NowOption
  @OptionGroup var guideline: GuidelineOption
  @OptionGroup var limit: LimitOption

  func validate() throws {
    if actions, !ndjson {
      throw ValidationError("--actions goes with --ndjson; without it actions are always included")
    }
    if ndjson, let format, format != .json {
      throw ValidationError("--ndjson writes JSON; leave out --format \(format.rawValue)")
    }
  }

  func run() async throws {
    let loaded = try guideline.load()
    let now = try now.timestamp(in: loaded.guideline)
    let reasoner = Reasoner(loaded.guideline, limit: limit.search)
    if ndjson {
      let lines = AdviceLines(
        reasoner: reasoner,
        writer: AdviceWriter(
          loaded.guideline, digest: loaded.digest,
          detail: actions ? .withActions : .withoutActions),
        language: language.language, now: now, order: order)
      let hasBadLines = try await lines.run(from: try Input.handle(of: file))
      guard !hasBadLines else { throw CommandFailure.silent(.badInput) }
      return
    }
    let json = try Input.bytes(of: file, limit: CaseReader.largestCase)
    let evaluation: Evaluation
    do {
      evaluation = try reasoner.evaluation(ofCase: Array(json), now: now, order: order)
    } catch {
      throw CommandFailure.badInput(error, in: file)
    }
    try Output.standardOutput(written(evaluation, by: loaded))
  }

  private func written(_ evaluation: Evaluation, by loaded: LoadedGuideline) -> Data {
    switch format ?? .text {
    case .json:
      let writer = AdviceWriter(loaded.guideline, digest: loaded.digest)
      let json = writer.json(evaluation, in: language.language, indented: true)
      return Data(json + [UInt8(ascii: "\n")])
    case .text:
      let note = AdviceNote(
        guideline: loaded.guideline, digest: loaded.digest, evaluation: evaluation,
        language: language.language)
      return Data(note.text.utf8)
    case .html:
      let report = AdviceReport(
        guideline: loaded.guideline, digest: loaded.digest, evaluation: evaluation,
        language: language.language)
      return Data(report.html.utf8)
    }
  }
}
