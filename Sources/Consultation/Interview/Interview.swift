import Foundation
package import GuidelineModel
package import Reasoning

/// An interview about one patient: what was said so far, and what to ask next.
///
/// A value without a clock: every step takes the moment at which it happens. Events that are taken
/// to be now are stamped at the first reply, so that limits count down from then; `now` itself is
/// never part of what was said.
package struct Interview: Sendable {
  /// What is asked.
  package enum Question: Hashable, Sendable {
    /// Which of these values an item has.
    case item(Index<Item>, PossibleValues)
    /// When an event was.
    case event(Index<Event>)
  }

  /// What is said to a question.
  package enum Reply: Hashable, Sendable {
    case answer(Answer)
    case time(Instant)
    case notKnown
  }

  /// Why a reply cannot be taken; the interview stays as it was.
  package enum Refusal: Error, Hashable, Sendable {
    case impossible(ImpossibleCase)
    case contradiction(Contradiction)
    /// The reply is none to the question asked.
    case beside
  }

  package let reasoner: Reasoner
  package let order: QuestionOrder
  package private(set) var record: Record
  /// The replies that can be taken back, the latest last.
  package private(set) var trail: [Step]
  /// The records before each step of the trail.
  private var past: [Record]
  /// What tells the case from others; made with the first reply, and kept whatever is taken back.
  private var id: String?
  private let newID: (@Sendable () -> String)?

  /// Begins an interview, or goes on with a case.
  ///
  /// - Parameters:
  ///   - reasoner: What draws the conclusions.
  ///   - order: The order of the questions.
  ///   - start: The trees to start at; empty for the guideline's own start.
  ///   - events: The times told so far.
  ///   - answers: The answers given so far.
  ///   - trail: The replies that led there, where they are known.
  ///   - id: What tells the case from others, where it has that.
  ///   - newID: Makes a random one at the first reply; nil where the case is to have none.
  package init(
    reasoner: Reasoner, order: QuestionOrder = .source, start: [Index<Tree>] = [],
    events: [Index<Event>: Instant] = [:], answers: [Index<Item>: Answer] = [:],
    trail: [Step] = [], id: String? = nil, newID: (@Sendable () -> String)? = nil
  ) {
    self.id = id
    self.newID = newID
    self.reasoner = reasoner
    self.order = order
    record = Record(start: start, events: events, answers: answers)
    record.recall(trail)
    self.trail = trail
    past = Record.records(before: record, after: trail)
  }

  /// Goes on with a case that was kept; what it tells already is not taken back.
  ///
  /// - Parameters:
  ///   - patient: The case as it was read.
  ///   - moment: The moment that was given to take where the case names none.
  ///   - reasoner: What draws the conclusions.
  ///   - order: The order of the questions.
  ///   - start: The trees to start at in place of the case's own; empty for those.
  ///   - newID: Makes a random identity at the next reply where the case has none.
  package init(
    goingOnWith patient: PatientCase, readAt moment: Timestamp, reasoner: Reasoner,
    order: QuestionOrder = .source, start: [Index<Tree>] = [],
    newID: (@Sendable () -> String)? = nil
  ) {
    var events = patient.events
    if patient.now != moment {
      // A case that names its moment counts its limits from there, and goes on to.
      for place in reasoner.guideline.events.indices
      where reasoner.guideline.events[place].defaultsToNow && events[Index(place)] == nil {
        events[Index(place)] = patient.now.instant
      }
    }
    self.init(
      reasoner: reasoner, order: order, start: start.isEmpty ? patient.start : start,
      events: events, answers: patient.answers, id: patient.id, newID: newID)
  }

  /// The number of replies that can be taken back.
  package var replyCount: Int { trail.count }

  /// The case as told so far, seen at a moment; never before what was told.
  package func patient(at now: Timestamp) -> PatientCase {
    let onsets = record.answers.values.compactMap { answer -> Instant? in
      guard case .onset(let onset) = answer else { return nil }
      return onset
    }
    let latest = (Array(record.events.values) + onsets + [now.instant]).max() ?? now.instant
    return PatientCase(
      id: id, start: record.start, now: Timestamp(latest, offsetSeconds: now.offsetSeconds),
      events: record.events, answers: record.answers)
  }

  /// What follows from what was told so far.
  ///
  /// - Parameters:
  ///   - now: The moment at which it is seen.
  ///   - order: The order of its questions; that of the interview unless they do not matter.
  /// - Returns: The advice so far, with what it was concluded from.
  /// - Throws: ``Refusal`` where the case cannot be.
  package func evaluation(
    at now: Timestamp, order: QuestionOrder? = nil
  ) throws(Refusal) -> Evaluation {
    try Self.evaluation(of: patient(at: now), by: reasoner, order: order ?? self.order)
  }

  /// What follows from what was told so far, or why the case cannot be.
  package func conclusion(at now: Timestamp) -> Result<Evaluation, Refusal> {
    Result { () throws(Refusal) in try evaluation(at: now) }
  }

  /// What to ask next; nil where nothing more can change or date the advice.
  package func question(at now: Timestamp) throws(Refusal) -> Question? {
    question(after: try evaluation(at: now))
  }

  /// What to ask next after what follows so far.
  package func question(after evaluation: Evaluation) -> Question? {
    let advice = evaluation.advice
    let items = advice.questions.filter { !record.exhausted.contains($0) }
    // A coarse answer is asked again, but only when no other item is left to ask.
    if let item = items.first(where: { record.answers[$0] == nil }) ?? items.first {
      let choice = advice.trees.lazy.compactMap(\.openChoice).first { $0.item == item }
      return .item(item, choice?.values ?? evaluation.state[item])
    }
    // Times come last: whoever answers by heart would give a time's question the next answer.
    let events = undatedEvents(in: advice)
    return (events.first { !guideline[$0].isSetByAdvice } ?? events.first).map { .event($0) }
  }

  /// Takes a reply to the question asked at this moment.
  ///
  /// - Returns: What follows now.
  /// - Throws: Why it cannot be taken; the interview is unchanged then.
  @discardableResult
  package mutating func reply(_ reply: Reply, at now: Timestamp) throws(Refusal) -> Evaluation {
    guard let question = try question(at: now) else { throw .beside }
    return try take(reply, to: question, at: now)
  }

  /// Takes a reply to a question that was put after what was told so far.
  ///
  /// - Returns: What follows now.
  /// - Throws: Why it cannot be taken; the interview is unchanged then.
  @discardableResult
  package mutating func take(
    _ reply: Reply, to question: Question, at now: Timestamp
  ) throws(Refusal) -> Evaluation {
    var next = record
    for place in guideline.events.indices where guideline.events[place].defaultsToNow {
      let event = Index<Event>(place)
      if next.events[event] == nil { next.events[event] = now.instant }
    }
    let step = try next.take(reply, to: question)
    // Seen at the moment itself and not at the latest told, so that nothing told lies after it.
    let nextID = id ?? newID?()
    let evaluation = try Self.evaluation(
      of: PatientCase(
        id: nextID, start: next.start, now: now, events: next.events, answers: next.answers),
      by: reasoner, order: order)
    id = nextID
    past.append(record)
    trail.append(step)
    record = next
    return evaluation
  }

  /// Takes a reply to a question of one's own choosing, such as a change of an earlier answer.
  ///
  /// - Returns: What follows now.
  /// - Throws: Why it cannot be taken; the interview is unchanged then.
  @discardableResult
  package mutating func reply(
    _ reply: Reply, to subject: Subject, at now: Timestamp
  ) throws(Refusal) -> Evaluation {
    var next = self
    next.record.forget(subject)
    let question: Question =
      switch subject {
      case .item(let item): .item(item, guideline[item].allValues)
      case .event(let event): .event(event)
      }
    let evaluation = try next.take(reply, to: question, at: now)
    next.past = past + [record]
    self = next
    return evaluation
  }

  /// Forgets what was said of an item or an event, so that it may be asked again.
  ///
  /// - Returns: What follows now.
  /// - Throws: Why the rest cannot stand without it; the interview is unchanged then.
  @discardableResult
  package mutating func withdraw(
    _ subject: Subject, at now: Timestamp
  ) throws(Refusal) -> Evaluation {
    var next = self
    next.record.forget(subject)
    next.trail.removeAll { $0.subject == subject }
    next.past = Record.records(before: next.record, after: next.trail)
    let evaluation = try next.evaluation(at: now)
    self = next
    return evaluation
  }

  /// Begins at one more tree, after those begun at.
  package mutating func begin(alsoAt tree: Index<Tree>) {
    if record.start.isEmpty { record.start = [guideline.start] }
    record.start.append(tree)
    for place in past.indices { past[place].start = record.start }
  }

  /// Takes back the latest reply with all it brought about.
  ///
  /// - Returns: Whether there was one.
  @discardableResult
  package mutating func goBack() -> Bool {
    guard let previous = past.popLast() else { return false }
    trail.removeLast()
    record = previous
    return true
  }

  private var guideline: Guideline { reasoner.guideline }

  private static func evaluation(
    of patient: PatientCase, by reasoner: Reasoner, order: QuestionOrder
  ) throws(Refusal) -> Evaluation {
    let conclusion: Reasoner.Conclusion
    do {
      conclusion = try reasoner.conclusion(for: patient, order: order)
    } catch {
      throw .impossible(error)
    }
    switch conclusion {
    case .evaluation(let evaluation): return evaluation
    case .contradiction(let contradiction): throw .contradiction(contradiction)
    }
  }

  /// Events that limits of decided trees count from and whose time nobody was asked for.
  private func undatedEvents(in advice: Advice) -> [Index<Event>] {
    advice.deadlines.map(\.limit.event).filter { event in
      record.events[event] == nil && !guideline[event].defaultsToNow
        && !record.undated.contains(event)
    }
  }
}

extension Interview {
  /// A random identity, for a case or an entry of a calendar; never made from answers or times.
  @Sendable package static func randomIdentity() -> String { UUID().uuidString.lowercased() }
}
