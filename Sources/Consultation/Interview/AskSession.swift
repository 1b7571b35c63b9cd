package import GuidelineModel
package import Reasoning

/// An interview at a terminal: takes lines of input and returns lines of output.
///
/// It asks everything that can be known now. When nothing can be asked, it pauses, lists what to do
/// and what to come back with, and accepts what has happened since.
package struct AskSession: Sendable {
  package private(set) var interview: Interview
  /// Whether the session has ended.
  package private(set) var isFinished = false
  /// Whether the last line started a new episode, so that the caller should keep the previous case.
  package private(set) var hasStartedEpisode = false
  /// The entry that the user chose when the interview paused, and that is now being asked.
  private(set) var chosenEntry: ChosenEntry?
  /// The states to go back to, most recent last.
  private var undoStates: [UndoState] = []
  /// Whether the user has been told that the questions follow another order than the one requested.
  private var hasReportedOrder = false
  let digest: String
  let language: Language
  /// Whether the case is saved in a file.
  let isSaved: Bool

  /// A question that the user chose.
  enum ChosenEntry: Sendable {
    case event(Index<Event>)
    case item(Index<Item>)
    case step(Index<PlanStep>)
    case newEpisode
  }

  private struct UndoState: Sendable {
    let interview: Interview
    /// The subject of the line entered in that state.
    let words: String
    let isEpisode: Bool
  }

  /// Creates a session; it produces no output until ``opening(at:)``.
  package init(interview: Interview, digest: String, language: Language, isSaved: Bool = false) {
    self.interview = interview
    self.digest = digest
    self.language = language
    self.isSaved = isSaved
  }

  var guideline: Guideline { interview.reasoner.guideline }
  var phrases: Phrases { Phrases(language) }

  /// The patients the guideline applies to, how to answer, and the first question.
  package mutating func opening(at now: Timestamp) -> String {
    opening(after: interview.conclusion(at: now))
  }

  /// The patients the guideline applies to, how to answer, and the first question or, if the
  /// interview is paused, what to do and what to come back with.
  ///
  /// - Parameter conclusion: The conclusion from the case before the first answer.
  /// - Returns: The text to print before the first answer.
  package mutating func opening(after conclusion: Result<Evaluation, Interview.Refusal>) -> String {
    var page = TextPage()
    writeIntroduction(to: &page)
    switch conclusion {
    case .success(let evaluation):
      writeWhatWasSaid(evaluation, to: &page)
      if case .item(let item, _) = interview.question(after: evaluation),
        interview.record.answers[item] != nil
      {
        writePlan(of: evaluation, to: &page)
      }
      return page.text + next(after: evaluation)
    case .failure(let refusal): return page.text + end(said(words(refusal)))
    }
  }

  /// The maximum length of a line, in bytes.
  package static let maximumLineLength = 1000

  /// Takes one line of input without its line ending and returns the text to print.
  ///
  /// A line that is not UTF-8 or is longer than ``maximumLineLength`` is rejected with a message; a part
  /// of it could have another meaning.
  package mutating func receive(_ line: [UInt8], at now: Timestamp) -> String {
    guard line.count <= Self.maximumLineLength else { return said(phrases.lineTooLong) }
    guard let text = String(validating: line, as: UTF8.self) else {
      return said(phrases.lineUnreadable)
    }
    return receive(text, at: now)
  }

  /// Takes one line of input and returns its effect and the next question.
  package mutating func receive(_ line: String, at now: Timestamp) -> String {
    hasStartedEpisode = false
    guard !isFinished, let evaluation = try? interview.evaluation(at: now) else {
      return end("")
    }
    switch TypedLine(line) {
    case .nothing: return ""
    case .stop: return end("")
    case .help: return help(after: evaluation)
    case .back: return back(after: evaluation, at: now)
    case .other(let text):
      if let chosenEntry { return take(text, in: chosenEntry, after: evaluation, at: now) }
      guard let question = questionBeforePause(after: evaluation) else {
        return take(text, at: pause(at: evaluation), after: evaluation, at: now)
      }
      switch meaning(of: text, to: question, at: now) {
      case .unclear(let message): return said(message)
      case .reply(let reply): return take(reply, to: question, after: evaluation, at: now)
      }
    }
  }

  /// The question to ask before the interview pauses; `nil` if it pauses now.
  private func questionBeforePause(after evaluation: Evaluation) -> Interview.Question? {
    switch interview.question(after: evaluation) {
    case .event(let event) where !interview.isAskedFirst(event): nil
    case let question: question
    }
  }

  /// The advice so far, as a note.
  package func closing(at now: Timestamp) -> String {
    do {
      // The user has already been told that the order is the source's.
      let evaluation = try interview.evaluation(at: now, order: hasReportedOrder ? .source : nil)
      return "\n"
        + AdviceNote(
          guideline: guideline, digest: digest, evaluation: evaluation, language: language
        ).text
    } catch {
      return said(words(error))
    }
  }

  /// The pause of the interview, with the event whose time is asked there.
  func pause(at evaluation: Evaluation) -> InterviewPause {
    var asked: Index<Event>?
    if case .event(let event) = interview.question(after: evaluation) { asked = event }
    return InterviewPause(at: evaluation, asking: asked, in: guideline)
  }

  /// The assumed time of an event, unless the user confirmed it.
  func assumed(_ event: Index<Event>) -> Instant? {
    interview.record.assumedTime(of: event)
  }

  func clock(at now: Timestamp) -> ClockTimes {
    ClockTimes(now: now.instant, timeZone: guideline.timeZone, language: language)
  }

  private mutating func take(
    _ text: String, at pause: InterviewPause, after evaluation: Evaluation, at now: Timestamp
  ) -> String {
    let reader = PauseReader(
      pause: pause, guideline: guideline, clock: clock(at: now),
      assumed: pause.asked.flatMap(assumed))
    switch reader.meaning(of: text) {
    case .unclear(let message): return said(message)
    case .newEpisode: return turn(to: .newEpisode, after: evaluation)
    case .row(.event(let event)): return turn(to: .event(event), after: evaluation)
    case .row(.item(let item, _)): return turn(to: .item(item), after: evaluation)
    case .row(.step(let step)): return turn(to: .step(step), after: evaluation)
    case .reply(let reply):
      guard let event = pause.asked else { return "" }
      return take(reply, to: .event(event), after: evaluation, at: now)
    }
  }

  private mutating func turn(to chosenEntry: ChosenEntry, after evaluation: Evaluation) -> String {
    self.chosenEntry = chosenEntry
    var page = TextPage()
    page.blankLine()
    write(chosenEntry, after: evaluation, to: &page)
    return page.text
  }

  private mutating func take(
    _ text: String, in chosenEntry: ChosenEntry, after evaluation: Evaluation, at now: Timestamp
  ) -> String {
    switch chosenEntry {
    case .item(let item):
      let options = options(of: item, after: evaluation)
      switch meaning(of: text, to: item, among: options, at: now) {
      case .unclear(let message): return said(message)
      case .reply(.notKnown): return leave(after: evaluation)
      case .reply(let reply):
        return take(reply, to: .item(item, options), after: evaluation, at: now)
      }
    case .event(let event):
      switch meaning(of: text, to: event, at: now) {
      case .unclear(let message): return said(message)
      case .reply(.notKnown): return leave(after: evaluation)
      case .reply(let reply): return take(reply, to: .event(event), after: evaluation, at: now)
      }
    case .step(let step): return tick(step, text, after: evaluation, at: now)
    case .newEpisode: return beginEpisode(text, at: now)
    }
  }

  private mutating func take(
    _ reply: Interview.Reply, to question: Interview.Question, after before: Evaluation,
    at now: Timestamp
  ) -> String {
    let wording = ReplyWording(interview: interview, now: now, language: language)
    let understood = understood(wording.words(reply, to: question))
    let earlier = interview
    do {
      let evaluation = try interview.take(reply, to: question, at: now)
      undoStates.append(
        UndoState(
          interview: earlier, words: guideline.label(of: question.subject)[language],
          isEpisode: false))
      let wasPaused = if case .event = question { true } else { chosenEntry != nil }
      chosenEntry = nil
      return understood + news(in: evaluation, since: before)
        + next(after: evaluation, isSame: wasPaused && evaluation.plan == before.plan)
    } catch {
      return understood + said(words(error))
    }
  }

  private mutating func tick(
    _ step: Index<PlanStep>, _ text: String, after before: Evaluation, at now: Timestamp
  ) -> String {
    let label = guideline[step].label[language]
    let tick: Tick
    switch text {
    case "-": return leave(after: before)
    case Phrases.happenedMark: tick = .untimed
    default:
      switch TimeReader(clock: clock(at: now)).time(text, hint: phrases.tickHint) {
      case .success(let time): tick = .at(time)
      case .failure(let unclear): return said(unclear.words)
      }
    }
    var time: String?
    if case .at(let instant) = tick { time = clock(at: now).dated(instant) }
    let understood = understood(phrases.ticked(label, time))
    let earlier = interview
    do {
      let evaluation = try interview.tick(step, tick, at: now)
      undoStates.append(UndoState(interview: earlier, words: label, isEpisode: false))
      chosenEntry = nil
      return understood + news(in: evaluation, since: before) + next(after: evaluation)
    } catch {
      return understood + said(words(error))
    }
  }

  /// Starts another episode at the time entered, or at an unknown time.
  private mutating func beginEpisode(_ text: String, at now: Timestamp) -> String {
    guard let asks = guideline.plan.newEpisode?.asks,
      let event = guideline.event(named: asks.text), var episode = interview.newEpisode
    else { return "" }
    switch EventReplyReader(event: guideline[event], clock: clock(at: now), assumed: nil)
      .meaning(of: text)
    {
    case .unclear(let message): return said(message)
    case .reply(let reply):
      do {
        let evaluation = try episode.take(reply, to: .event(event), at: now)
        undoStates.append(
          UndoState(interview: interview, words: phrases.newEpisodeBegun, isEpisode: true))
        let wording = ReplyWording(interview: episode, now: now, language: language)
        interview = episode
        chosenEntry = nil
        hasStartedEpisode = true
        return understood(
          "\(phrases.newEpisodeBegun); \(wording.words(reply, to: .event(event)))")
          + next(after: evaluation)
      } catch {
        return said(words(error))
      }
    }
  }

  private mutating func back(after evaluation: Evaluation, at now: Timestamp) -> String {
    if chosenEntry != nil { return leave(after: evaluation) }
    guard let latest = undoStates.popLast() else { return said(phrases.nothingToTakeBack) }
    var earlier = latest.interview
    if !latest.isEpisode { earlier.keepIdentity(of: interview) }
    interview = earlier
    let takenBack = understood(phrases.takenBack(latest.words))
    switch interview.conclusion(at: now) {
    case .success(let evaluation): return takenBack + next(after: evaluation)
    case .failure(let refusal): return takenBack + end(said(words(refusal)))
    }
  }

  /// Returns to the pause without entering anything.
  private mutating func leave(after evaluation: Evaluation) -> String {
    chosenEntry = nil
    return understood(phrases.leftAsItWas) + next(after: evaluation, isSame: true)
  }

  /// The next question, or the pause of the interview.
  ///
  /// - Parameters:
  ///   - evaluation: The current evaluation.
  ///   - isSame: Whether the same plan has just been printed.
  /// - Returns: The text to print.
  private mutating func next(after evaluation: Evaluation, isSame: Bool = false) -> String {
    var page = TextPage()
    if let question = questionBeforePause(after: evaluation) {
      if evaluation.advice.isFewestExceeded, !hasReportedOrder {
        page.blankLine()
        page.paragraph(phrases.fewestExceeded)
        hasReportedOrder = true
      }
      writeLimits(of: evaluation, to: &page)
      page.blankLine()
      writeQuestionsLeft(after: evaluation, to: &page)
      switch question {
      case .item(let item, let options): write(item, options, to: &page)
      case .event(let event): write(event, clock(at: evaluation.advice.now), to: &page)
      }
      return page.text
    }
    let pause = pause(at: evaluation)
    let awaited = evaluation.awaited(in: guideline, language)
    let hasEpisode = guideline.plan.newEpisode != nil
    guard hasEpisode || !pause.rows.isEmpty || pause.asked != nil else {
      return end(said(phrases.ending(awaited: awaited) + "."))
    }
    if !isSame { writePlan(of: evaluation, to: &page) }
    page.blankLine()
    page.paragraph(phrases.ending(awaited: awaited) + ".")
    if !isSame { writeAwaited(after: evaluation, to: &page) }
    page.blankLine()
    write(pause, after: evaluation, to: &page)
    return page.text
  }

  /// Ends the session.
  private mutating func end(_ words: String) -> String {
    isFinished = true
    return words
  }
}
