import Consultation
import Foundation
import GuidelineModel
import Reasoning

/// One step of an interview on the web: a case and a button in, the case after it out.
struct Consult {
  let site: Site
  let language: Language
  /// The outcome that someone asks about.
  let wish: String?
  /// The case after the step, and what follows from it.
  private(set) var state: CaseState
  /// Why the button's wish was not granted, in words; the case is as it was then.
  private(set) var refusal: String?
  /// What was filled in can mean each of these.
  private(set) var meanings: [Meaning] = []
  /// A decision that was not taken, as it was filled in.
  private(set) var untaken: UntakenDecision?
  /// What the step did to the plan.
  private(set) var changes: [PlanChanges.Change] = []
  /// The way in that was taken with a case in hand, of a patient who may be another; nil where none was.
  private(set) var wayIn: [Index<Tree>]?
  /// The case before the step, where that began a new episode.
  private(set) var formerCase: CaseState?
  /// Whether the step was to choose a tree to look at.
  private(set) var hasChosenTree = false
  let now: Timestamp

  /// One thing that something filled in can mean.
  struct Meaning {
    let words: String
    let command: Command
  }

  /// What was filled in to decide on the advice of a tree.
  struct UntakenDecision {
    let tree: Index<Tree>
    let reason: String?
    let remark: String?
  }

  /// Reads the case of a form and does what its button asks for.
  ///
  /// - Throws: ``Problem`` where the form is none of ours or holds no case that can be.
  init(_ form: ConsultForm, in site: Site, language: Language) throws(Problem) {
    self.site = site
    wish = form.wish
    self.language = language
    now = site.clock()
    guard let command = Command(form.do, in: site.guideline) else { throw .badForm }
    if command == .load {
      let document = (form.document ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
      guard !document.isEmpty else { throw .nothingToOpen }
      state = try CaseState(document: document, at: now, in: site)
      return
    }
    state = try CaseState(
      document: form.case ?? "", trail: form.trail ?? "", view: form.view ?? "", at: now, in: site)
    let before = command.isReply ? try? state.conclusion.get() : nil
    do throws(Refused) {
      try perform(command, form)
    } catch {
      refusal = words(error)
      meanings = meanings(of: error)
      untaken = command.decidedTree.map {
        UntakenDecision(tree: $0, reason: form.reason, remark: form.remark)
      }
    }
    guard command.isReply, let after = try? state.conclusion.get() else { return }
    changes =
      PlanChanges(
        from: before, to: after, guideline: site.guideline, language: language
      ).changes
  }

  /// What follows from the case.
  ///
  /// - Throws: ``Problem`` where the case cannot be.
  func evaluation() throws(Problem) -> Evaluation {
    try state.evaluation(in: site.guideline)
  }

  /// Why a wish was not granted.
  private enum Refused: Error {
    case interview(Interview.Refusal)
    /// Something was not filled in, or not as it should be; the words that say so.
    case field(String)
    /// A time that the clocks of that day show twice, as these moments.
    case twice([Instant], @Sendable (Instant) -> Command)
  }

  private var pageWords: PageWords { PageWords(language: language) }

  private mutating func perform(_ command: Command, _ form: ConsultForm) throws(Refused) {
    switch command {
    case .show, .load: return
    case .view(let tree):
      state.shown = tree
      hasChosenTree = true
    case .start(let trees): start(trees)
    case .anew(let trees): state = CaseState(of: site, at: now, start: trees)
    case .back:
      state.goBack()
      state.shown = nil
    case .answer(let item, let values):
      try reply(.answer(.values(values)), to: .item(item))
    case .several(let item):
      guard let values = Command.values(form.values, of: site.guideline[item]) else {
        throw .field(pageWords.noChoice)
      }
      try reply(.answer(.values(values)), to: .item(item))
    case .time(let subject):
      try reply(moment(of: form) { .moment(subject, $0) }, to: subject)
    case .moment(let subject, let moment): try reply(moment, to: subject)
    case .amount(let item):
      guard let scale = site.guideline[item].measurement?.scale, scale.input == .number else {
        throw .field(pageWords.noChoice)
      }
      let text = (form.amount ?? "").replacing(",", with: ".")
        .trimmingCharacters(in: .whitespaces)
      guard let amount = Amount(text), scale.contains(amount) else {
        throw .field(pageWords.noAmount(on: scale))
      }
      try reply(.answer(.amount(amount, scale)), to: .item(item))
    case .happenedNow(let event): try reply(.time(now.instant), to: .event(event))
    case .happened(let event): try reply(.happened, to: .event(event))
    case .done(let step): try tick(step, .untimed)
    case .doneNow(let step): try tick(step, .at(now.instant))
    case .doneThen(let step): try tick(step, .at(moment(of: form) { .doneAt(step, $0) }))
    case .doneAt(let step, let moment): try tick(step, .at(moment))
    case .undone(let step): try tick(step, nil)
    case .follow(let tree): try decide(on: tree, .followed(remark: try remark(of: form)))
    case .decline(let tree):
      guard let reason = form.reason.flatMap(site.guideline.declineReason) else {
        throw .field(pageWords.noReason)
      }
      try decide(on: tree, .declined(reason, remark: try remark(of: form)))
    case .undecide(let tree): try decide(on: tree, nil)
    case .newEpisode:
      formerCase = state
      state.beginNewEpisode()
    case .notKnown(let subject): try reply(.notKnown, to: subject)
    case .withdraw(let subject):
      do {
        try state.withdraw(subject)
      } catch {
        throw .interview(error)
      }
    }
  }

  private var clock: ClockTimes {
    ClockTimes(now: now.instant, timeZone: site.guideline.timeZone, language: language)
  }

  /// The moment that the day and time of a form mean.
  ///
  /// - Parameters:
  ///   - form: The form.
  ///   - command: What takes one of the moments, where they can mean two.
  /// - Returns: The only moment that they mean.
  /// - Throws: Why there is none.
  private func moment(
    of form: ConsultForm, _ command: @escaping @Sendable (Instant) -> Command
  ) throws(Refused) -> Instant {
    guard let time = clock.wallTime(day: form.date ?? "", time: form.time ?? "") else {
      throw .field(pageWords.noTime)
    }
    let moments = time.moments(upTo: now.instant)
    guard let first = moments.first else { throw .field(pageWords.skippedTime) }
    guard moments.count == 1 else { throw .twice(moments, command) }
    return first
  }

  private mutating func tick(_ step: Index<PlanStep>, _ tick: Tick?) throws(Refused) {
    if case .at(let time) = tick, time > now.instant { throw .field(pageWords.afterNow) }
    do {
      try state.tick(step, tick)
    } catch {
      throw .interview(error)
    }
  }

  private mutating func decide(
    on tree: Index<Tree>, _ decision: TreeDecision?
  ) throws(Refused) {
    do {
      try state.decide(on: tree, decision)
    } catch {
      throw .interview(error)
    }
  }

  /// The remark of a form, its line breaks as files have them; nil where nothing was filled in.
  private func remark(of form: ConsultForm) throws(Refused) -> String? {
    let text = (form.remark ?? "").replacing("\r\n", with: "\n")
      .trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty else { return nil }
    let length = text.unicodeScalars.count
    guard length <= TreeDecision.maximumRemarkLength else {
      throw .field(pageWords.remarkTooLong(String(length), most: TreeDecision.maximumRemarkLength))
    }
    guard TreeDecision.isValidRemark(text) else { throw .field(pageWords.remarkWithControls) }
    return text
  }

  /// Takes a moment at which something began or happened.
  private mutating func reply(
    _ moment: Instant, to subject: Interview.Subject
  ) throws(Refused) {
    switch subject {
    case .item(let item):
      guard site.guideline[item].measurement?.scale.input == .moment else {
        throw .field(pageWords.noChoice)
      }
      try reply(.answer(.onset(moment)), to: subject)
    case .event: try reply(.time(moment), to: subject)
    }
  }

  /// Takes a reply, to the question that is put or to any other.
  private mutating func reply(
    _ reply: Interview.Reply, to subject: Interview.Subject
  ) throws(Refused) {
    do {
      try state.reply(reply, to: subject)
      state.shown = nil
    } catch {
      throw .interview(error)
    }
  }

  /// Begins at these trees; where a case is in hand, those it does not reach come after those it has.
  private mutating func start(_ trees: [Index<Tree>]) {
    state.shown = nil
    guard state.hasAnswers else {
      state = CaseState(of: site, at: now, start: trees)
      return
    }
    let reached = (try? state.conclusion.get())?.advice.trees.map(\.tree) ?? []
    wayIn = trees
    let others = trees.filter { !reached.contains($0) }
    if others.isEmpty { state.shown = trees.first }
    for tree in others { state.begin(alsoAt: tree) }
  }

  private func words(_ refused: Refused) -> String {
    switch refused {
    case .field(let words): return pageWords.notTaken + words
    case .twice: return pageWords.whichHour
    case .interview(.beside): return pageWords.notTaken + pageWords.noChoice
    case .interview(.impossible(.eventAfterNow)), .interview(.impossible(.onsetAfterNow)):
      return pageWords.notTaken + pageWords.afterNow
    case .interview(.impossible(let impossible)):
      return pageWords.notTaken + impossible.message[language] + "."
    case .interview(.contradiction(let contradiction)):
      return
        "\(pageWords.contradiction)\(contradiction.statements(in: site.guideline, language))."
        + pageWords.contradictionRemedy
    }
  }

  private func meanings(of refused: Refused) -> [Meaning] {
    guard case .twice(let moments, let command) = refused else { return [] }
    return zip(moments, [pageWords.firstTime, pageWords.secondTime]).map { moment, which in
      Meaning(words: "\(clock.dated(moment)): \(which)", command: command(moment))
    }
  }
}
