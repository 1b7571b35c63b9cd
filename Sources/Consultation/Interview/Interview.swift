import Foundation
package import GuidelineModel
package import Reasoning

/// An interview about one patient: the answers so far, and the next question.
///
/// An interview does not read a clock: every step takes the current moment. Events that are assumed
/// to be now get their time at the first reply, so that deadlines count from that moment; `now`
/// itself is not part of the record.
package struct Interview: Sendable {
  /// A question of the interview.
  package enum Question: Hashable, Sendable {
    /// Which of these values the item has.
    case item(Index<Item>, PossibleValues)
    /// When the event was.
    case event(Index<Event>)

    package var subject: Subject {
      switch self {
      case .item(let item, _): .item(item)
      case .event(let event): .event(event)
      }
    }
  }

  /// A reply to a question.
  package enum Reply: Hashable, Sendable {
    case answer(Answer)
    case time(Instant)
    /// The event has happened at an unknown time.
    case happened
    case notKnown
  }

  /// Why a reply was rejected; the interview is unchanged.
  package enum Refusal: Error, Hashable, Sendable {
    case impossible(ImpossibleCase)
    case contradiction(Contradiction)
    /// The reply does not answer the question.
    case notAnAnswer
  }

  package let reasoner: Reasoner
  package let order: QuestionOrder
  package private(set) var record: Record
  /// The replies that can be undone, most recent last.
  package private(set) var trail: [Step]
  /// The record before each step of the trail.
  private var past: [Record]
  /// The identity of the case; created with the first reply and kept when replies are undone.
  private var id: String?
  let newID: (@Sendable () -> String)?

  /// Starts an interview, or continues one from earlier answers.
  ///
  /// - Parameters:
  ///   - reasoner: The engine that evaluates the case.
  ///   - order: The order of the questions.
  ///   - start: The trees to start at; empty for the guideline's start.
  ///   - events: The event times given so far.
  ///   - answers: The answers given so far.
  ///   - trail: The replies that led there, if known.
  ///   - id: The identity of the case, if it has one.
  ///   - newID: Creates a random identity at the first reply; `nil` if the case gets none.
  package init(
    reasoner: Reasoner, order: QuestionOrder = .source, start: [Index<Tree>] = [],
    events: [Index<Event>: Instant] = [:], answers: [Index<Item>: Answer] = [:],
    trail: [Step] = [], id: String? = nil, newID: (@Sendable () -> String)? = nil
  ) {
    let patient = PatientCase(
      id: id, start: start, now: Timestamp(Instant(seconds: 0), offsetSeconds: 0), events: events,
      answers: answers)
    self.init(
      continuing: patient, after: trail, reasoner: reasoner, order: order, newID: newID)
  }

  /// Continues with a case.
  ///
  /// - Parameters:
  ///   - patient: The case so far; its `now` is ignored.
  ///   - trail: The replies that led there, if known.
  ///   - reasoner: The engine that evaluates the case.
  ///   - order: The order of the questions.
  ///   - newID: Creates a random identity at the next reply if the case has none.
  package init(
    continuing patient: PatientCase, after trail: [Step], reasoner: Reasoner,
    order: QuestionOrder = .source, newID: (@Sendable () -> String)? = nil
  ) {
    id = patient.id
    self.newID = newID
    self.reasoner = reasoner
    self.order = order
    record = Record(of: patient)
    record.recall(trail)
    self.trail = trail
    past = Record.records(before: record, after: trail)
  }

  /// Continues with a saved case; its answers cannot be undone step by step.
  ///
  /// - Parameters:
  ///   - patient: The case as it was read.
  ///   - moment: The `now` that the reader used for a case without one.
  ///   - reasoner: The engine that evaluates the case.
  ///   - order: The order of the questions.
  ///   - start: The trees to start at instead of the case's; empty for the case's.
  ///   - newID: Creates a random identity at the next reply if the case has none.
  package init(
    continuing patient: PatientCase, readAt moment: Timestamp, reasoner: Reasoner,
    order: QuestionOrder = .source, start: [Index<Tree>] = [],
    newID: (@Sendable () -> String)? = nil
  ) {
    var patient = patient
    if !start.isEmpty { patient.start = start }
    self.init(
      continuing: patient, after: [], reasoner: reasoner, order: order, newID: newID)
    // In a case that states its own `now`, assumed events keep that moment.
    guard patient.now != moment else { return }
    for event in reasoner.guideline.eventsTakenToBeNow {
      record.assume(event, at: patient.now.instant)
    }
  }

  /// The number of replies that can be undone.
  package var replyCount: Int { trail.count }

  /// The case at a moment; its `now` is never before a time given in the case.
  package func patient(at now: Timestamp) -> PatientCase {
    let onsets = record.answers.values.compactMap { answer -> Instant? in
      guard case .onset(let onset) = answer else { return nil }
      return onset
    }
    let ticks = record.done.values.compactMap { tick -> Instant? in
      guard case .at(let time) = tick else { return nil }
      return time
    }
    let times = Array(record.events.values) + onsets + ticks
    let latest = max(now.instant, times.max() ?? now.instant)
    return record.patient(id, at: Timestamp(latest, offsetSeconds: now.offsetSeconds))
  }

  /// The evaluation of the case so far.
  ///
  /// - Parameters:
  ///   - now: The current moment.
  ///   - order: The order of the questions; `nil` for that of the interview.
  /// - Returns: The evaluation.
  /// - Throws: ``Refusal`` when the case is impossible or contradicts itself.
  package func evaluation(
    at now: Timestamp, order: QuestionOrder? = nil
  ) throws(Refusal) -> Evaluation {
    try Self.evaluation(of: patient(at: now), by: reasoner, order: order ?? self.order)
  }

  /// The evaluation of the case so far, or the reason why the case is impossible.
  package func conclusion(at now: Timestamp) -> Result<Evaluation, Refusal> {
    Result { () throws(Refusal) in try evaluation(at: now) }
  }

  /// The next question; `nil` if no answer can change the advice or its times.
  ///
  /// - Throws: ``Refusal`` when the case is impossible or contradicts itself.
  package func question(at now: Timestamp) throws(Refusal) -> Question? {
    question(after: try evaluation(at: now))
  }

  /// The next question for an evaluation of this interview.
  package func question(after evaluation: Evaluation) -> Question? {
    if let event = guideline.events.indices.lazy.map({ Index<Event>($0) }).first(
      where: isAskedFirst)
    {
      return .event(event)
    }
    let advice = evaluation.advice
    let items = advice.questions.filter { !record.exhausted.contains($0) }
    // An imprecise answer is asked again, but only when no other item is left to ask.
    if let item = items.first(where: { record.answers[$0] == nil }) ?? items.first {
      let choice = advice.trees.lazy.compactMap(\.openChoice).first { $0.item == item }
      return .item(item, choice?.values ?? evaluation.state[item])
    }
    // Times come last: a user who answers a familiar sequence of questions would answer a time's
    // question with the next item's answer.
    return eventsToAsk(after: evaluation).first.map { .event($0) }
  }

  /// Takes a reply to the current question.
  ///
  /// - Returns: The evaluation with the reply.
  /// - Throws: ``Refusal`` when the reply cannot be taken; the interview is then unchanged.
  @discardableResult
  package mutating func reply(_ reply: Reply, at now: Timestamp) throws(Refusal) -> Evaluation {
    guard let question = try question(at: now) else { throw .notAnAnswer }
    return try take(reply, to: question, at: now)
  }

  /// Takes a reply to a given question.
  ///
  /// - Returns: The evaluation with the reply.
  /// - Throws: ``Refusal`` when the reply cannot be taken; the interview is then unchanged.
  @discardableResult
  package mutating func take(
    _ reply: Reply, to question: Question, at now: Timestamp
  ) throws(Refusal) -> Evaluation {
    var next = record
    for event in guideline.eventsTakenToBeNow { next.assume(event, at: now.instant) }
    let step = try next.take(reply, to: question)
    // Evaluated at `now` and not at the latest time given, so that times in the future are
    // rejected.
    let nextID = id ?? newID?()
    let evaluation = try Self.evaluation(
      of: next.patient(nextID, at: now), by: reasoner, order: order)
    id = nextID
    past.append(record)
    trail.append(step)
    record = next
    return evaluation
  }

  /// Takes a reply about any subject, such as a change of an earlier answer.
  ///
  /// - Returns: The evaluation with the reply.
  /// - Throws: ``Refusal`` when the reply cannot be taken; the interview is then unchanged.
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

  /// Removes the answer about an item or an event, so that it can be asked again.
  ///
  /// - Returns: The evaluation without it.
  /// - Throws: ``Refusal`` when the case is impossible without it; the interview is then unchanged.
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

  /// Adds a tree to those at which the case starts.
  package mutating func begin(alsoAt tree: Index<Tree>) {
    if record.start.isEmpty { record.start = [guideline.start] }
    record.start.append(tree)
    for place in past.indices { past[place].start = record.start }
  }

  /// Marks a step as done.
  ///
  /// - Returns: The evaluation with the mark.
  /// - Throws: ``Refusal`` when the step cannot be done then; the interview is then unchanged.
  package mutating func tick(
    _ step: Index<PlanStep>, _ tick: Tick, at now: Timestamp
  ) throws(Refusal) -> Evaluation {
    var next = self
    for event in guideline.eventsTakenToBeNow { next.record.assume(event, at: now.instant) }
    next.id = id ?? newID?()
    next.tick(step, tick)
    let evaluation = try Self.evaluation(
      of: next.record.patient(next.id, at: now), by: reasoner, order: order)
    self = next
    return evaluation
  }

  /// Takes over the identity of a later state, so that undoing a reply does not change it.
  package mutating func keepIdentity(of later: Interview) {
    id = id ?? later.id
  }

  /// Sets or removes the mark that a step is done; undoing a reply does not change it.
  package mutating func tick(_ step: Index<PlanStep>, _ tick: Tick?) {
    record.done[step] = tick
    for place in past.indices { past[place].done[step] = tick }
  }

  /// Sets or removes the decision on the advice of a tree; undoing a reply does not change it.
  package mutating func decide(on tree: Index<Tree>, _ decision: TreeDecision?) {
    record.decisions[tree] = decision
    for place in past.indices { past[place].decisions[tree] = decision }
  }

  /// Undoes the most recent reply.
  ///
  /// - Returns: `false` if there was none.
  @discardableResult
  package mutating func goBack() -> Bool {
    guard let previous = past.popLast() else { return false }
    trail.removeLast()
    record = previous
    return true
  }

  var guideline: Guideline { reasoner.guideline }

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
}

extension Guideline {
  /// The events that are assumed to be now if no time is given.
  fileprivate var eventsTakenToBeNow: [Index<Event>] {
    events.indices.filter { events[$0].defaultsToNow }.map { Index($0) }
  }
}

extension Interview {
  /// A random identity for a case or a calendar entry; never derived from answers or times.
  @Sendable package static func randomIdentity() -> String { UUID().uuidString.lowercased() }
}
