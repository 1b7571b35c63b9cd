import ArgumentParser
import Consultation
import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import Reasoning

/// `ask`: an interview at the terminal.
struct Ask: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask the next question until the advice is certain.",
    discussion: """
      Answer with a number, a value or a label, or the start of one; 2 3 where more than one answer \
      is possible; - not yet checked; < back; ? help; q to stop with the advice so far. Times are typed as \
      20:10, yesterday 08:00 (gisteren 08:00), 3d or 48h ago, or as in RFC 3339; months as 4 m. What \
      was understood is told after >; what can mean two things is asked back. Where nothing more can \
      be asked before something has happened, it says what to do and what to come back with, and \
      takes what has happened since: by the number of an event, a step or an item, or n for a new \
      episode. At the end of the input the advice so far is given.
      """)

  @Option(help: "Which question comes first: source or fewest.")
  var order: QuestionOrder = .source

  @Option(help: ArgumentHelp("The tree to start at; may be given again.", valueName: "tree"))
  var start: [String] = []

  @Option(
    help: ArgumentHelp(
      "Where to keep the case as JSON after every answer; a case that is there is gone on with.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var save: String?

  @OptionGroup var language: LanguageOption
  @OptionGroup var now: NowOption
  @OptionGroup var guideline: GuidelineOption
  @OptionGroup var limit: LimitOption

  func run() throws {
    let loaded = try guideline.load()
    let start = try trees(in: loaded.guideline)
    let clock = try now.clock(in: loaded.guideline)
    var moment = clock()
    var saved = try save.map { try SavedCase(named: $0, language: language.language) }
    let (interview, conclusion) = try interview(
      continuing: saved, by: Reasoner(loaded.guideline, limit: limit.search), from: start,
      at: moment)
    saved?.begin(interview)
    var session = AskSession(
      interview: interview, digest: loaded.digest, language: language.language,
      isSaved: saved != nil)
    var lines = LineReader(handle: .standardInput, longestLine: AskSession.maximumLineLength)
    var words = InterviewOutput(toleratesFailure: save != nil && isatty(STDIN_FILENO) == 0)
    try words.say(session.opening(after: conclusion))
    while !session.isFinished {
      try prompt()
      guard let line = try lines.next() else { break }
      // If the clock is set back, answers given a moment ago must not lie in the future.
      moment = later(moment, clock())
      var answer = session.receive(line.bytes, at: moment)
      if session.hasStartedEpisode, let name = try saved?.copyAside() {
        answer = Phrases(language.language).formerCase(in: name) + "\n" + answer
      }
      try saved?.keep(session.interview, at: moment)
      try words.say(answer)
    }
    moment = later(moment, clock())
    try saved?.close(session.interview, at: moment)
    try words.say(session.closing(at: moment))
    if let failure = words.failure { throw failure }
  }

  private func later(_ moment: Timestamp, _ other: Timestamp) -> Timestamp {
    other.instant > moment.instant ? other : moment
  }

  /// A new interview, or one that continues with the saved case, with its first conclusion.
  private func interview(
    continuing saved: SavedCase?, by reasoner: Reasoner, from start: [Index<Tree>],
    at moment: Timestamp
  ) throws(CommandFailure) -> (Interview, Result<Evaluation, Interview.Refusal>) {
    guard let saved, let patient = try saved.patient(in: reasoner.guideline, now: moment) else {
      let interview = Interview(
        reasoner: reasoner, order: order, start: start, newID: Interview.randomIdentity)
      return (interview, interview.conclusion(at: moment))
    }
    let interview = Interview(
      continuing: patient, readAt: moment, reasoner: reasoner, order: order, start: start,
      newID: Interview.randomIdentity)
    guard max(patient.now.instant, interview.patient(at: moment).now.instant) <= moment.instant
    else { throw saved.inTheFuture(at: moment) }
    let conclusion = interview.conclusion(at: moment)
    if case .failure(let refusal) = conclusion {
      throw saved.unusable(CaseProblem(refusal, in: reasoner.guideline))
    }
    return (interview, conclusion)
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
}

/// The output of an interview.
private struct InterviewOutput {
  /// Whether the interview continues when output fails: piped answers are saved all the same.
  let toleratesFailure: Bool
  /// The error when output failed; nothing is written after it.
  private(set) var failure: (any Error)?

  init(toleratesFailure: Bool) {
    self.toleratesFailure = toleratesFailure
  }

  mutating func say(_ words: String) throws {
    guard toleratesFailure else { return try Output.standardOutput(words) }
    guard failure == nil else { return }
    do {
      try Output.report(words)
    } catch {
      failure = error
    }
  }
}

extension CaseProblem {
  /// Why an interview cannot continue with a case.
  fileprivate init(_ refusal: Interview.Refusal, in guideline: Guideline) {
    switch refusal {
    case .impossible(let impossible): self.init(impossible, in: guideline)
    case .contradiction(let contradiction): self.init(contradiction, in: guideline)
    case .notAnAnswer: preconditionFailure("What was not replied is not refused.")
    }
  }
}
