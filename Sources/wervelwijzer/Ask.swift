import ArgumentParser
import Consultation
import Foundation
import GuidelineFormat
import GuidelineModel
import Reasoning

/// An interview at the terminal.
struct Ask: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask the next question until the advice is certain.",
    discussion: """
      Answer with a number, a value or a label, or the start of one; 2 3 where more than one answer \
      is possible; - not known; < back; ? help; q to stop with the advice so far. Times are typed as \
      20:10, yesterday 08:00 (gisteren 08:00), 3d or 48h ago, or as in RFC 3339; months as 4 m. What \
      was understood is told after >; what can mean two things is asked back. At the end of the \
      input the advice so far is given.
      """)

  @Option(help: "Which question comes first: source or fewest.")
  var order: QuestionOrder = .source

  @Option(help: ArgumentHelp("The tree to start at; may be given again.", valueName: "tree"))
  var start: [String] = []

  @Option(
    help: ArgumentHelp("Where to keep the case as JSON at the end.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var save: String?

  @OptionGroup var language: LanguageOption
  @OptionGroup var now: NowOption
  @OptionGroup var guideline: GuidelineOption
  @OptionGroup var limit: LimitOption

  func run() throws {
    let loaded = try guideline.load()
    try refuseUnwritablePlace()
    let interview = Interview(
      reasoner: Reasoner(loaded.guideline, limit: limit.search), order: order, start: try trees(in: loaded.guideline))
    var session = AskSession(
      interview: interview, digest: loaded.digest, language: language.language)
    var lines = LineReader(handle: .standardInput, longestLine: AskSession.longestLine)
    try Output.standardOutput(session.opening(at: try now.timestamp(in: loaded.guideline)))
    while !session.isFinished {
      try prompt()
      guard let line = try lines.next() else { break }
      let moment = try now.timestamp(in: loaded.guideline)
      try Output.standardOutput(session.receive(line.bytes, at: moment))
    }
    let moment = try now.timestamp(in: loaded.guideline)
    try Output.standardOutput(session.closing(at: moment))
    try keep(session.interview.patient(at: moment), of: loaded.guideline)
  }

  private func prompt() throws {
    guard isatty(STDIN_FILENO) == 1 else { return }
    try Output.standardOutput("> ")
  }

  private func trees(in guideline: Guideline) throws -> [Index<Tree>] {
    var trees: [Index<Tree>] = []
    for name in start {
      guard let tree = guideline.tree(named: name) else {
        let names = guideline.trees.map(\.id.text)
        throw CommandFailure.unknownName(
          nl: "--start noemt geen beslisboom", en: "--start names no tree", allowed: names,
          suggestion: nearestName(to: name, in: names))
      }
      guard !trees.contains(tree) else {
        throw CommandFailure.badInput(
          nl: "--start noemt een beslisboom twee keer", en: "--start names a tree twice")
      }
      trees.append(tree)
    }
    return trees
  }

  /// Tells before the first question that the answers could not be kept, and leaves what is there.
  private func refuseUnwritablePlace() throws {
    guard let save else { return }
    let place = URL(filePath: save)
    let folder = place.deletingLastPathComponent()
    let files = FileManager.default
    guard Self.isFolder(folder), files.isWritableFile(atPath: folder.path),
      !Self.isFolder(place),
      !files.fileExists(atPath: place.path) || files.isWritableFile(atPath: place.path)
    else { throw unwritable(save) }
  }

  private static func isFolder(_ place: URL) -> Bool {
    (try? place.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
  }

  private func keep(_ patient: PatientCase, of guideline: Guideline) throws {
    guard let save else { return }
    let json = Data(CaseWriter(guideline).json(patient))
    do {
      try json.write(to: URL(filePath: save), options: .atomic)
    } catch {
      throw unwritable(save)
    }
  }

  private func unwritable(_ file: String) -> CommandFailure {
    .badInput(nl: "\(file) kan niet worden geschreven", en: "\(file) cannot be written")
  }
}
