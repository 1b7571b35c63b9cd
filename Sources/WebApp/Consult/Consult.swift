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
  /// What the step did to the advice.
  private(set) var changes: [AdviceChanges.Change] = []
  let now: Timestamp

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
      state = try CaseState(
        document: (form.document ?? "").trimmingCharacters(in: .whitespacesAndNewlines), at: now,
        in: site)
      return
    }
    state = try CaseState(
      document: form.case ?? "", trail: form.trail ?? "", view: form.view ?? "", at: now, in: site)
    let before = command.isReply && state.hasAnswers ? try? state.conclusion.get().advice : nil
    do throws(Refused) {
      try perform(command, form)
    } catch {
      refusal = words(error)
    }
    guard command.isReply, let after = try? state.conclusion.get().advice else { return }
    changes =
      AdviceChanges(
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
    /// Something was not filled in, or not as it should be; the name of the words that say so.
    case field(String)
  }

  private mutating func perform(_ command: Command, _ form: ConsultForm) throws(Refused) {
    switch command {
    case .show, .load: return
    case .view(let tree): state.shown = tree
    case .start(let trees): start(trees)
    case .back:
      state.goBack()
      state.shown = nil
    case .answer(let item, let values):
      try reply(.answer(.values(values)), to: .item(item))
    case .several(let item):
      guard let values = Command.values(form.values, of: site.guideline[item]) else {
        throw .field("noChoice")
      }
      try reply(.answer(.values(values)), to: .item(item))
    case .time(let subject):
      let clock = ClockTimes(
        now: now.instant, timeZone: site.guideline.timeZone, language: language)
      guard let time = clock.instant(day: form.date ?? "", time: form.time ?? "") else {
        throw .field("noTime")
      }
      switch subject {
      case .item: try reply(.answer(.onset(time)), to: subject)
      case .event: try reply(.time(time), to: subject)
      }
    case .months(let item):
      let text = (form.months ?? "").replacing(",", with: ".").filter { $0 != " " }
      guard let months = Double(text), months.isFinite, months >= 0 else {
        throw .field("noMonths")
      }
      try reply(.answer(.months(months)), to: .item(item))
    case .happenedNow(let event): try reply(.time(now.instant), to: .event(event))
    case .notKnown(let subject): try reply(.notKnown, to: subject)
    case .withdraw(let subject):
      do {
        try state.withdraw(subject)
      } catch {
        throw .interview(error)
      }
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
    let others = trees.filter { !reached.contains($0) }
    if others.isEmpty { state.shown = trees.first }
    for tree in others { state.begin(alsoAt: tree) }
  }

  private func words(_ refused: Refused) -> String {
    let words = PageWords(language: language)
    switch refused {
    case .field(let name): return words["notTaken"] + words[name]
    case .interview(.beside): return words["notTaken"] + words["noChoice"]
    case .interview(.impossible(.eventAfterNow)), .interview(.impossible(.onsetAfterNow)):
      return words["notTaken"] + words["afterNow"]
    case .interview(.impossible(let impossible)):
      return words["notTaken"] + impossible.message[language] + "."
    case .interview(.contradiction(let contradiction)):
      return words["contradiction"] + self.words(contradiction) + words["contradictionRemedy"]
    }
  }

  /// The two statements, by their labels.
  private func words(_ contradiction: Contradiction) -> String {
    let statements = [contradiction.first, contradiction.second].map { statement in
      switch statement {
      case .answer: "‘\(site.guideline[contradiction.item].label[language])’"
      case .outcome(let tree, let outcome):
        "‘\(site.guideline[tree].outcomes[outcome.offset].words.headline[language])’"
      }
    }
    return PageWords(language: language).allOf(statements) + "."
  }
}

extension Interview.Question {
  var subject: Interview.Subject {
    switch self {
    case .item(let item, _): .item(item)
    case .event(let event): .event(event)
    }
  }
}
