import Consultation
import Foundation
import GuidelineModel
import Reasoning

/// One step of an interview on the web: takes a case and a button, returns the case after it.
struct Consult {
  let site: Site
  let language: Language
  /// The outcome that the user asks about on the explanation page.
  let requestedOutcome: String?
  /// The case after the step, with its conclusion.
  private(set) var state: CaseState
  /// The message if the command was refused; the case is then unchanged.
  private(set) var refusal: String?
  /// The possible meanings of ambiguous input.
  private(set) var meanings: [Meaning] = []
  /// The input of a decision that was refused.
  private(set) var refusedDecision: RefusedDecision?
  /// The effect of the step on the plan.
  private(set) var changes: [PlanChanges.Change] = []
  /// The entry point that was chosen while a case was open, perhaps for another patient.
  private(set) var wayIn: [Index<Tree>]?
  /// The case before the step, if that started a new episode.
  private(set) var formerCase: CaseState?
  /// Whether the step was to choose a tree to view.
  private(set) var hasChosenTree = false
  let now: Timestamp

  /// One possible meaning of ambiguous input.
  struct Meaning {
    let words: String
    let command: Command
  }

  /// The input for a decision on the advice of a tree.
  struct RefusedDecision {
    let tree: Index<Tree>
    let reason: String?
    let remark: String?
  }

  /// Reads the case of a form and executes the command of its button.
  ///
  /// - Throws: ``Problem`` when the form is malformed or its case is impossible.
  init(_ form: ConsultForm, in site: Site, language: Language) throws(Problem) {
    self.site = site
    requestedOutcome = form.requestedOutcome
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
      refusedDecision = command.decidedTree.map {
        RefusedDecision(tree: $0, reason: form.reason, remark: form.remark)
      }
    }
    guard command.isReply, let after = try? state.conclusion.get() else { return }
    changes =
      PlanChanges(
        from: before, to: after, guideline: site.guideline, language: language
      ).changes
  }

  /// The evaluation of the case.
  ///
  /// - Throws: ``Problem`` when the case is impossible or contradicts itself.
  func evaluation() throws(Problem) -> Evaluation {
    try state.evaluation(in: site.guideline)
  }

  /// Why a command was refused.
  private enum Refused: Error {
    case interview(Interview.Refusal)
    /// A field is empty or invalid; the text says which.
    case field(String)
    /// A time that occurs twice on that day, at these moments.
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
    case .startWithNewPatient(let trees): state = CaseState(of: site, at: now, start: trees)
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
  ///   - command: Creates the command for one of the moments, if there are two.
  /// - Returns: The only possible moment.
  /// - Throws: `Refused` when there is none or more than one.
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

  /// The remark in a form, with LF line breaks; `nil` if it is empty.
  ///
  /// - Throws: `Refused` when it is too long or contains control characters.
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

  /// Takes the moment of an onset or an event.
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

  /// Takes a reply, to the current question or about another subject.
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

  /// Starts at these trees; if a case is open, adds those of them that it does not reach yet.
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
    case .interview(.notAnAnswer): return pageWords.notTaken + pageWords.noChoice
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
