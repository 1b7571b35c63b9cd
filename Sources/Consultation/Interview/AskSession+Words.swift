import GuidelineModel
import Reasoning

/// The texts of a conversation that depend on its state.
extension AskSession {
  func writeIntroduction(to page: inout TextPage) {
    page.paragraph("\(guideline.title[language]) \(guideline.version)")
    page.paragraph(guideline.scope.includes[language] + ".", mark: phrases.scopeFor)
    let excluded = guideline.scope.excludes.map { $0[language] }
    if !excluded.isEmpty {
      page.paragraph(excluded.joined(separator: "; ") + ".", mark: phrases.scopeNotFor)
    }
    page.paragraph(phrases.disclaimer)
    page.blankLine()
    page.paragraph(phrases.howToAnswer)
  }

  /// The answers given before the first question, so that a user notices if the case is another
  /// patient's.
  func writeWhatWasSaid(_ evaluation: Evaluation, to page: inout TextPage) {
    guard !interview.record.answers.isEmpty else { return }
    let said = wording(of: evaluation)
    page.blankLine()
    page.paragraph(phrases.goesOn(interview.record.answers.count))
    for finding in said.events + said.findings {
      page.paragraph("\(finding.label): \(finding.value)", mark: phrases.understoodMark)
    }
  }

  /// The deadlines of all undecided trees, most urgent first: a user who stops here must have seen
  /// them.
  func writeLimits(of evaluation: Evaluation, to page: inout TextPage) {
    let limits = wording(of: evaluation).open.compactMap { tree in tree.holding.map { (tree, $0) } }
    if !limits.isEmpty { page.blankLine() }
    for (tree, holding) in limits {
      page.paragraph(
        "\(tree.title). \(holding)", mark: "\(tree.mark.urgency.shape) ", hanging: 2)
    }
  }

  func writeQuestionsLeft(after evaluation: Evaluation, to page: inout TextPage) {
    page.paragraph(
      phrases.questionsLeft(atMost: max(1, interview.mostQuestions(after: evaluation))))
  }

  /// The steps to do now, worded as in the note, without steps that are done and without details.
  func writePlan(of evaluation: Evaluation, to page: inout TextPage) {
    let wording = wording(of: evaluation)
    let plan = wording.plan
    let warnings = plan.cautions.map(\.sentence) + wording.warnings
    if !warnings.isEmpty { page.blankLine() }
    for warning in warnings { page.paragraph(warning, mark: "! ") }
    PlanText(phrases: phrases).writeOpen(plan, to: &page)
    AdviceNote.write(decisions: wording.decisions, phrases, to: &page)
  }

  func writeAwaited(after evaluation: Evaluation, to page: inout TextPage) {
    let events = ReportOptions(of: evaluation, in: guideline).awaited.map {
      Phrases.midSentence(guideline[$0].label[language])
    }
    if !events.isEmpty { page.paragraph(phrases.returnWith(events) + ".") }
    page.paragraph(phrases.continueLater(isSaved: isSaved))
  }

  /// What can be entered when the interview pauses.
  func write(_ pause: InterviewPause, after evaluation: Evaluation, to page: inout TextPage) {
    let clock = clock(at: evaluation.advice.now)
    if let event = pause.asked {
      writeQuestionsLeft(after: evaluation, to: &page)
      write(event, clock, to: &page)
      page.blankLine()
    }
    page.paragraph(phrases.whatHasHappened)
    for (place, row) in pause.rows.enumerated() {
      page.paragraph(words(row, clock), mark: "\(place + 1)  ", indent: 2)
    }
    if let episode = guideline.plan.newEpisode {
      page.paragraph(
        "\(phrases.beginNewEpisode). \(episode.text[language])",
        mark: "\(Phrases.newEpisodeKey)  ", indent: 2)
    }
    page.paragraph(phrases.stopHere, mark: "q  ", indent: 2)
  }

  private func words(_ row: InterviewPause.Row, _ clock: ClockTimes) -> String {
    switch row {
    case .event(let event):
      phrases.row(
        of: guideline[event], assumed: assumed(event).map(clock.clock),
        hasHappened: interview.record.unknownTimes.contains(event))
    case .item(let item, let event):
      phrases.row(item: guideline[item].label[language], isEarly: event != nil)
    case .step(let step): phrases.row(step: guideline[step].label[language])
    }
  }

  /// The question about the entry that the user chose.
  func write(_ chosenEntry: ChosenEntry, after evaluation: Evaluation, to page: inout TextPage) {
    let clock = clock(at: evaluation.advice.now)
    switch chosenEntry {
    case .event(let event): write(event, clock, to: &page)
    case .item(let item): write(item, options(of: item, after: evaluation), to: &page)
    case .step(let step):
      page.paragraph(phrases.isDone(guideline[step].label[language]))
      page.paragraph(phrases.tickHint, indent: 2)
    case .newEpisode:
      guard let episode = guideline.plan.newEpisode,
        let event = guideline.event(named: episode.asks.text)
      else { return }
      page.paragraph(episode.text[language])
      page.paragraph(
        phrases.episodeKeeps(interview.keptWords(at: clock), isSaved: isSaved))
      page.paragraph(question(about: event))
      page.paragraph(phrases.timeHint(of: guideline[event], isAssumed: false), indent: 2)
    }
  }

  /// A question about an item, with its answers.
  func write(_ index: Index<Item>, _ options: PossibleValues, to page: inout TextPage) {
    let item = guideline[index]
    let keys = AnswerKeys(options, of: item, in: language)
    page.paragraph(item.wholeQuestion(in: language))
    if item.question != nil { page.paragraph("(\(item.label[language]))") }
    for place in options.indices {
      page.paragraph(
        item.values[place].label[language], mark: "\(keys.key(of: place))  ", indent: 2)
    }
    if let scale = item.measurement?.scale { page.paragraph(phrases.hint(for: scale), indent: 2) }
  }

  func write(_ event: Index<Event>, _ clock: ClockTimes, to page: inout TextPage) {
    page.paragraph(question(about: event))
    let assumed = assumed(event)
    if let assumed {
      page.paragraph("(\(phrases.takenToBeAt(clock.clock(assumed))))")
    }
    page.paragraph(
      phrases.timeHint(of: guideline[event], isAssumed: assumed != nil), indent: 2)
  }

  private func question(about event: Index<Event>) -> String {
    guideline[event].question?[language] ?? phrases.whenWas(guideline[event].label[language])
  }

  /// The guideline's explanation of the current question, and how to answer.
  func help(after evaluation: Evaluation) -> String {
    var page = TextPage()
    switch subjectOfHelp(after: evaluation) {
    case .event(let event):
      page.paragraph(phrases.eventHelp, indent: 2)
      page.paragraph(
        phrases.timeHint(of: guideline[event], isAssumed: assumed(event) != nil), indent: 2)
    case .item(let index):
      let item = guideline[index]
      page.paragraph(item.help[language], indent: 2)
      if let remark = item.remark { page.paragraph(remark[language], indent: 2) }
      let cited = guideline.sources.filter { item.citations.contains($0.id) }.map(\.title)
      for title in cited { page.paragraph(title, mark: phrases.sourceMark, indent: 2) }
      page.paragraph(phrases.howToAnswer, indent: 2)
    case nil:
      page.paragraph(phrases.pauseHelp, indent: 2)
      let pause = pause(at: evaluation)
      page.paragraph(
        phrases.allowedInPause(
          rows: pause.rows.count, hasEpisode: guideline.plan.newEpisode != nil), indent: 2)
    }
    return page.text
  }

  private func wording(of evaluation: Evaluation) -> AdviceWording {
    AdviceWording(
      guideline: guideline, digest: digest, evaluation: evaluation, language: language)
  }

  func understood(_ words: String) -> String {
    var page = TextPage()
    page.paragraph(words, mark: phrases.understoodMark)
    return page.text
  }

  /// The changes in the plan.
  func news(in evaluation: Evaluation, since before: Evaluation) -> String {
    var page = TextPage()
    let changes = PlanChanges(
      from: before, to: evaluation, guideline: guideline, language: language)
    for change in changes.changes { page.paragraph(change.sentence, mark: "\(change.sign) ") }
    return page.text
  }

  func words(_ refusal: Interview.Refusal) -> String {
    switch refusal {
    case .impossible(let impossible): impossible.message[language]
    case .contradiction(let contradiction):
      contradiction.message(in: guideline)[language] + phrases.takeOneBack
    case .notAnAnswer: phrases.notRecognised + phrases.howToAnswer
    }
  }

  func said(_ words: String) -> String {
    var page = TextPage()
    page.paragraph(words, indent: 2)
    return page.text
  }
}
