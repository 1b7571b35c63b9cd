package import GuidelineModel
package import Reasoning

/// The conversation of an interview at a terminal: lines in, words out.
package struct AskSession: Sendable {
  package private(set) var interview: Interview
  /// Whether nothing more is asked.
  package private(set) var isFinished = false
  /// Whether it was said that the questions stand in another order than the one asked for.
  private var hasToldOrder = false
  private let digest: String
  private let language: Language

  /// Prepares a conversation.
  package init(interview: Interview, digest: String, language: Language) {
    self.interview = interview
    self.digest = digest
    self.language = language
  }

  private var guideline: Guideline { interview.reasoner.guideline }
  private var phrases: Phrases { Phrases(language) }

  /// Whom the guideline is for, how to answer, and the first question.
  package mutating func opening(at now: Timestamp) -> String {
    opening(after: interview.conclusion(at: now))
  }

  /// Whom the guideline is for, how to answer, and the first question.
  ///
  /// - Parameter conclusion: What follows from the interview as it begins.
  /// - Returns: What to say before the first answer.
  package mutating func opening(after conclusion: Result<Evaluation, Interview.Refusal>) -> String {
    var page = TextPage()
    page.paragraph("\(guideline.title[language]) \(guideline.version)")
    page.paragraph(guideline.scope.includes[language] + ".", mark: phrases.scopeFor)
    let excluded = guideline.scope.excludes.map { $0[language] }
    if !excluded.isEmpty {
      page.paragraph(excluded.joined(separator: "; ") + ".", mark: phrases.scopeNotFor)
    }
    page.paragraph(phrases.disclaimer)
    page.blankLine()
    page.paragraph(phrases.howToAnswer)
    switch conclusion {
    case .success(let evaluation):
      writeWhatWasSaid(evaluation, to: &page)
      return page.text + nextQuestion(after: evaluation)
    case .failure(let refusal): return page.text + stop(refusal)
    }
  }

  /// What a line may hold at most, in bytes.
  package static let longestLine = 1000

  /// Takes one line as it was typed, without its end, and says what it brought about.
  ///
  /// What is no UTF-8 or is longer than ``longestLine`` is answered as such, since a part of it may
  /// mean something else.
  package mutating func receive(_ line: [UInt8], at now: Timestamp) -> String {
    guard line.count <= Self.longestLine else { return said(phrases.lineTooLong) }
    guard let text = String(validating: line, as: UTF8.self) else {
      return said(phrases.lineUnreadable)
    }
    return receive(text, at: now)
  }

  /// Takes one line and says what it brought about and what is asked next.
  package mutating func receive(_ line: String, at now: Timestamp) -> String {
    guard !isFinished, let evaluation = try? interview.evaluation(at: now),
      let question = interview.question(after: evaluation)
    else {
      isFinished = true
      return ""
    }
    let reader = ReplyReader(guideline: guideline, language: language)
    switch reader.meaning(of: line, to: question, at: now) {
    case .nothing: return ""
    case .stop:
      isFinished = true
      return ""
    case .help: return help(on: question)
    case .back:
      let latest = interview.trail.last
      guard let latest, interview.goBack() else { return said(phrases.nothingToTakeBack) }
      let words = wording(at: now).words(latest.subject)
      return understood(phrases.takenBack(words)) + nextQuestion(at: now)
    case .unclear(let message): return said(message)
    case .reply(let reply): return take(reply, to: question, after: evaluation, at: now)
    }
  }

  /// The advice so far, as a note.
  package func closing(at now: Timestamp) -> String {
    do {
      // Once it was said that the order is the source's, that is no news.
      let evaluation = try interview.evaluation(at: now, order: hasToldOrder ? .source : nil)
      return "\n"
        + AdviceNote(
          guideline: guideline, digest: digest, evaluation: evaluation, language: language
        ).text
    } catch {
      return said(words(error))
    }
  }

  private mutating func take(
    _ reply: Interview.Reply, to question: Interview.Question, after before: Evaluation,
    at now: Timestamp
  ) -> String {
    let understood = understood(wording(at: now).words(reply, to: question))
    do {
      let evaluation = try interview.take(reply, to: question, at: now)
      let news = news(in: evaluation.advice, since: before.advice)
      return understood + news + nextQuestion(after: evaluation)
    } catch {
      return understood + said(words(error))
    }
  }

  private func wording(at now: Timestamp) -> ReplyWording {
    ReplyWording(interview: interview, now: now, language: language)
  }

  private func understood(_ words: String) -> String {
    var page = TextPage()
    page.paragraph(words, mark: phrases.understoodMark)
    return page.text
  }

  /// The answers that were there before the first question, so that nobody goes on with another
  /// patient's.
  private func writeWhatWasSaid(_ evaluation: Evaluation, to page: inout TextPage) {
    guard !interview.record.answers.isEmpty else { return }
    let said = AdviceWording(
      guideline: guideline, digest: digest, evaluation: evaluation, language: language)
    page.blankLine()
    page.paragraph(phrases.goesOn(interview.record.answers.count))
    for finding in said.events + said.findings {
      page.paragraph("\(finding.label): \(finding.value)", mark: phrases.understoodMark)
    }
  }

  /// What became certain, and what is certain no more.
  private func news(in advice: Advice, since before: Advice) -> String {
    var page = TextPage()
    let changes = AdviceChanges(
      from: before, to: advice, guideline: guideline, language: language)
    for change in changes.changes { page.paragraph(change.sentence) }
    return page.text
  }

  private mutating func nextQuestion(at now: Timestamp) -> String {
    switch interview.conclusion(at: now) {
    case .success(let evaluation): nextQuestion(after: evaluation)
    case .failure(let refusal): stop(refusal)
    }
  }

  private mutating func nextQuestion(after evaluation: Evaluation) -> String {
    guard let question = interview.question(after: evaluation) else {
      isFinished = true
      return said(
        phrases.ending(
          awaited: evaluation.advice.awaited(in: guideline, language)) + ".")
    }
    let advice = evaluation.advice
    var page = TextPage()
    if advice.isFewestExceeded, !hasToldOrder {
      page.blankLine()
      page.paragraph(phrases.fewestExceeded)
      hasToldOrder = true
    }
    writeLimits(of: evaluation, to: &page)
    page.blankLine()
    page.paragraph(
      phrases.progress(
        question: interview.replyCount + 1, decided: advice.trees.count { $0.outcome != nil },
        trees: advice.trees.count))
    write(question, to: &page)
    return page.text
  }

  /// Asks nothing more, and says why.
  private mutating func stop(_ refusal: Interview.Refusal) -> String {
    isFinished = true
    return said(words(refusal))
  }

  /// The limit to keep for each tree still open, the most pressing first: who stops answering here
  /// must know it already.
  private func writeLimits(of evaluation: Evaluation, to page: inout TextPage) {
    let words = AdviceWording(
      guideline: guideline, digest: digest, evaluation: evaluation, language: language
    )
    let limits = words.open.compactMap { tree in tree.holding.map { (tree, $0) } }
    if !limits.isEmpty { page.blankLine() }
    for (tree, holding) in limits {
      page.paragraph(
        "\(tree.title). \(holding)", mark: "\(tree.mark.urgency.shape) ", hanging: 2)
    }
  }

  private func write(_ question: Interview.Question, to page: inout TextPage) {
    switch question {
    case .event(let event):
      page.paragraph(
        guideline[event].question?[language] ?? phrases.whenWas(guideline[event].label[language]))
      page.paragraph(timeHint(of: event), indent: 2)
    case .item(let index, let options):
      let item = guideline[index]
      let keys = AnswerKeys(options, of: item, in: language)
      page.paragraph(item.wholeQuestion(in: language))
      if item.question != nil { page.paragraph("(\(item.label[language]))") }
      for place in options {
        page.paragraph(
          item.values[place].label[language], mark: "\(keys.key(of: place))  ", indent: 2)
      }
      if let scale = item.measurement?.scale { page.paragraph(phrases.hint(for: scale), indent: 2) }
    }
  }

  private func timeHint(of event: Index<Event>) -> String {
    phrases.timeHint(canBeUnknown: !guideline[event].defaultsToNow)
  }

  private func help(on question: Interview.Question) -> String {
    var page = TextPage()
    switch question {
    case .event(let event):
      page.paragraph(phrases.eventHelp, indent: 2)
      page.paragraph(timeHint(of: event), indent: 2)
    case .item(let index, _):
      let item = guideline[index]
      page.paragraph(item.help[language], indent: 2)
      if let remark = item.remark { page.paragraph(remark[language], indent: 2) }
      let cited = guideline.sources.filter { item.citations.contains($0.id) }.map(\.title)
      for title in cited { page.paragraph(title, mark: phrases.sourceMark, indent: 2) }
    }
    page.paragraph(phrases.howToAnswer, indent: 2)
    return page.text
  }

  private func words(_ refusal: Interview.Refusal) -> String {
    switch refusal {
    case .impossible(let impossible): impossible.message[language]
    case .contradiction(let contradiction):
      contradiction.message(in: guideline)[language] + phrases.takeOneBack
    case .beside: phrases.notUnderstood(nearest: nil)
    }
  }

  private func said(_ words: String) -> String {
    var page = TextPage()
    page.paragraph(words, indent: 2)
    return page.text
  }
}
