import ArgumentParser
import Consultation
import Drawing
import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import Markup
import Reasoning

/// `draw`: draws a tree, or the overview of all trees.
struct Draw: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw a decision tree, or the overview of all trees.",
    discussion: """
      Without a tree the overview is drawn. With --case the path taken is marked, and what the \
      patient's answers rule out is greyed.
      """)

  /// How a drawing is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case svg
    case mermaid
    case text
  }

  @Argument(help: "The tree; without one, the overview.")
  var tree: String?

  @Option(help: "How to write the drawing: svg, mermaid or text.")
  var format: Format = .svg

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("A case whose path to mark, or - for standard input.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var caseFile: String?

  @Flag(help: "Draw from top to bottom, for a phone and for paper.")
  var narrow = false

  @OptionGroup var language: LanguageOption
  @OptionGroup var now: NowOption
  @OptionGroup var guideline: GuidelineOption
  @OptionGroup var limit: LimitOption

  func run() throws {
    let guideline = try guideline.load().guideline
    let patient = try caseFile.map { try traversal(ofCase: $0, in: guideline) }
    guard let name = tree else {
      return try Output.standardOutput(overview(of: guideline, patient))
    }
    guard let index = guideline.tree(named: name) else {
      let names = guideline.trees.map(\.id.text)
      throw CommandFailure.unknownName(
        nl: "onbekende beslisboom", en: "unknown tree", allowed: names,
        suggestion: nearestName(to: name, in: names))
    }
    try Output.standardOutput(flowchart(of: index, in: guideline, patient))
  }

  /// The traversal to mark; a contradictory case is followed as far as it leads.
  private func traversal(ofCase file: String, in guideline: Guideline) throws -> Traversal {
    let json = try Input.bytes(of: file, limit: CaseReader.largestCase)
    do {
      let patient = try CaseReader(guideline).patient(
        from: Array(json), now: try now.timestamp(in: guideline))
      return try Reasoner(guideline).traversal(of: patient)
    } catch let problem as CaseProblem {
      throw CommandFailure.badInput(problem, in: file)
    } catch let impossible as ImpossibleCase {
      throw CommandFailure.badInput(CaseProblem(impossible, in: guideline), in: file)
    }
  }

  private func flowchart(
    of tree: Index<Tree>, in guideline: Guideline, _ patient: Traversal?
  ) -> String {
    let marking = patient.map { patient in
      TreeMarking(guideline[tree]) { patient.values(of: $0, in: tree) }
    }
    let drawing = FlowchartDrawing(
      tree: guideline[tree], guideline: guideline, language: language.language,
      direction: narrow ? .topToBottom : .leftToRight, marking: marking)
    switch format {
    case .svg: return drawing.svg().text
    case .mermaid: return drawing.mermaid()
    case .text: return drawing.text()
    }
  }

  private func overview(of guideline: Guideline, _ patient: Traversal?) -> String {
    let drawing = OverviewDrawing(
      guideline: guideline, language: language.language,
      map: OverviewMap(guideline, comparisons: 4 * limit.nodes),
      progress: patient.map { patient in
        { tree in
          guard let visit = patient.pathway.visit(of: tree) else { return .notReached }
          return visit.possible.only != nil && visit.openChoice == nil ? .decided : .waiting
        }
      })
    switch format {
    case .svg: return drawing.svg().text
    case .mermaid: return drawing.mermaid()
    case .text: return drawing.text()
    }
  }
}
