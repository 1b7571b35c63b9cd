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

    package var subject: Subject {
      switch self {
      case .item(let item, _): .item(item)
      case .event(let event): .event(event)
      }
    }
  }

  /// What is said to a question.
  package enum Reply: Hashable, Sendable {
    case answer(Answer)
    case time(Instant)
    /// The event has happened; nobody knows when.
    case happened
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

  /// Begins an interview, or goes on with what was said before.
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
    let patient = PatientCase(
      id: id, start: start, now: Timestamp(Instant(seconds: 0), offsetSeconds: 0), events: events,
      answers: answers)
    self.init(
      goingOnWith: patient, after: trail, reasoner: reasoner, order: order, newID: newID)
  }

  /// Goes on with a case.
  ///
  /// - Parameters:
  ///   - patient: The case as told so far; its moment does not count.
  ///   - trail: The replies that led there, where they are known.
  ///   - reasoner: What draws the conclusions.
  ///   - order: The order of the questions.
  ///   - newID: Makes a random identity at the next reply where the case has none.
  package init(
    goingOnWith patient: PatientCase, after trail: [Step], reasoner: Reasoner,
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
    var patient = patient
    if !start.isEmpty { patient.start = start }
    self.init(
      goingOnWith: patient, after: [], reasoner: reasoner, order: order, newID: newID)
    // A case that names its moment counts its limits from there, and goes on to.
    guard patient.now != moment else { return }
    for event in reasoner.guideline.eventsTakenToBeNow {
      record.assume(event, at: patient.now.instant)
    }
  }

  /// The number of replies that can be taken back.
  package var replyCount: Int { trail.count }

  /// The case as told so far, seen at a moment; never before what was told.
  package func patient(at now: Timestamp) -> PatientCase {
    let onsets = record.answers.values.compactMap { answer -> Instant? in
      guard case .onset(let onset) = answer else { return nil }
      return onset
    }
    let ticks = record.done.values.compactMap { tick -> Instant? in
      guard case .at(let time) = tick else { return nil }
      return time
    }
    let told = Array(record.events.values) + onsets + ticks
    let latest = max(now.instant, told.max() ?? now.instant)
    return record.patient(id, at: Timestamp(latest, offsetSeconds: now.offsetSeconds))
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
    if let event = guideline.events.indices.lazy.map({ Index<Event>($0) }).first(
      where: isAskedFirst)
    {
      return .event(event)
    }
    let advice = evaluation.advice
    let items = advice.questions.filter { !record.exhausted.contains($0) }
    // A coarse answer is asked again, but only when no other item is left to ask.
    if let item = items.first(where: { record.answers[$0] == nil }) ?? items.first {
      let choice = advice.trees.lazy.compactMap(\.openChoice).first { $0.item == item }
      return .item(item, choice?.values ?? evaluation.state[item])
    }
    // Times come last: whoever answers by heart would give a time's question the next answer.
    return eventsToAsk(after: evaluation).first.map { .event($0) }
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
    for event in guideline.eventsTakenToBeNow { next.assume(event, at: now.instant) }
    let step = try next.take(reply, to: question)
    // Seen at the moment itself and not at the latest told, so that nothing told lies after it.
    let nextID = id ?? newID?()
    let evaluation = try Self.evaluation(
      of: next.patient(nextID, at: now), by: reasoner, order: order)
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

  /// Ticks a step, as a reply is taken.
  ///
  /// - Returns: What follows now.
  /// - Throws: Why it cannot be ticked so; the interview is unchanged then.
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

  /// The interview of another episode: from where the guideline says to begin again, with what
  /// ``keptInNewEpisode`` tells and nothing else; nil where the guideline says nothing of that.
  package var newEpisode: Interview? {
    guard let episode = guideline.plan.newEpisode,
      let tree = guideline.tree(named: episode.start.text)
    else { return nil }
    let kept = keptInNewEpisode
    let patient = PatientCase(
      id: nil, start: tree == guideline.start ? [] : [tree],
      now: Timestamp(Instant(seconds: 0), offsetSeconds: 0),
      events: record.events.filter { kept.contains(.event($0.key)) },
      assumedEvents: [], unknownTimes: record.unknownTimes.filter { kept.contains(.event($0)) },
      answers: record.answers.filter { kept.contains(.item($0.key)) }, done: [:], decisions: [:])
    return Interview(
      goingOnWith: patient, after: [], reasoner: reasoner, order: order, newID: newID)
  }

  /// What a new episode keeps of this case: the answers that the guideline says it keeps, and the
  /// beginning of what runs, which goes on whatever begins again.
  package var keptInNewEpisode: [Subject] {
    let items = (guideline.plan.newEpisode?.keeps ?? [])
      .compactMap { guideline.item(named: $0.text) }
      .filter { record.answers[$0].map { $0 != .notKnown } ?? false }
    let running = guideline.plan.steps.compactMap(\.run).compactMap { run -> Index<Event>? in
      guard let from = guideline.event(named: run.from.text),
        let until = guideline.event(named: run.until.text)
      else { return nil }
      return record.tells(from) && !ends(from, by: until) ? from : nil
    }
    return items.map { .item($0) } + running.uniqued.map { .event($0) }
  }

  /// Whether something that began has ended: an end told from before its beginning ends it not.
  private func ends(_ beginning: Index<Event>, by end: Index<Event>) -> Bool {
    guard record.tells(end) else { return false }
    guard let began = record.events[beginning], let ended = record.events[end] else { return true }
    return ended >= began
  }

  /// Keeps what told the case from others, whatever was taken back.
  package mutating func keepIdentity(of later: Interview) {
    id = id ?? later.id
  }

  /// Ticks a step, or takes the tick back; going back leaves it as it is.
  package mutating func tick(_ step: Index<PlanStep>, _ tick: Tick?) {
    record.done[step] = tick
    for place in past.indices { past[place].done[step] = tick }
  }

  /// Keeps what was decided on the advice of a tree, or takes that back; going back leaves it as it is.
  package mutating func decide(on tree: Index<Tree>, _ decision: TreeDecision?) {
    record.decisions[tree] = decision
    for place in past.indices { past[place].decisions[tree] = decision }
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

  /// The most questions that can still come before there is none to ask, whatever is replied.
  package func mostQuestions(after evaluation: Evaluation) -> Int {
    let askable = guideline.events.indices.map { Index<Event>($0) }
      .filter { !guideline[$0].isDerived && record.canBeAsked($0) }
    return reasoner.mostQuestions(
      after: evaluation, closed: record.exhausted, askable: Set(askable))
  }

  /// Whether an event is asked before any item: limits of the trees count from it at which the case was
  /// begun, in place of the guideline's own start, and whoever comes in there comes with it.
  package func isAskedFirst(_ event: Index<Event>) -> Bool {
    let content = guideline[event]
    guard !content.defaultsToNow, !content.isDerived, !content.isSetByAdvice,
      record.canBeAsked(event)
    else { return false }
    return record.start.contains { tree in
      tree != guideline.start
        && guideline[tree].outcomes.contains { $0.limits.contains { $0.event == event } }
    }
  }

  /// Events whose time nobody has told or confirmed, and that limits of decided trees count from; of
  /// those taken to be now, also where only a limit to keep counts from them.
  ///
  /// What following the advice brings about cannot have happened when the advice is given. Where
  /// nothing is left to decide or confirm, no time is asked for what may never be done.
  private func eventsToAsk(after evaluation: Evaluation) -> [Index<Event>] {
    guard !evaluation.plan.isSettled || !evaluation.plan.later.isEmpty else { return [] }
    let counted = evaluation.advice.deadlines.map(\.limit.event)
      .filter { !guideline[$0].isSetByAdvice }
    let kept = evaluation.advice.trees.compactMap { $0.tightestLimit?.event }
      .filter { guideline[$0].defaultsToNow }
    return (counted + kept).flatMap { evaluation.eventsToGive(for: $0, in: guideline) }
      .filter(record.canBeAsked)
  }
}

extension Evaluation {
  /// The events that a case can give for an event to be given: itself, or of the first of several
  /// those that complete a line of the plan.
  package func eventsToGive(for event: Index<Event>, in guideline: Guideline) -> [Index<Event>] {
    guard guideline[event].isDerived else { return [event] }
    let parts = guideline[event].firstOf.compactMap { guideline.event(named: $0.text) }
    let planned = plan.entries.flatMap { $0.eventsThatEnd(in: guideline) }
    let expected = parts.filter(planned.contains)
    return expected.isEmpty ? parts : expected
  }
}

extension PlanEntry {
  /// The events that complete or end what it is about.
  package func eventsThatEnd(in guideline: Guideline) -> [Index<Event>] {
    guard case .step(.named(let index)) = subject else { return [] }
    let step = guideline[index]
    return (step.doneBy + [step.run?.from, step.run?.until].compactMap(\.self))
      .flatMap { name in
        guideline.event(named: name.text).map { event in
          guideline[event].isDerived
            ? guideline[event].firstOf.compactMap { guideline.event(named: $0.text) } : [event]
        } ?? []
      }
  }
}

extension Guideline {
  /// The events that are taken to be now where nobody says when they were.
  fileprivate var eventsTakenToBeNow: [Index<Event>] {
    events.indices.filter { events[$0].defaultsToNow }.map { Index($0) }
  }
}

extension Interview {
  /// A random identity, for a case or an entry of a calendar; never made from answers or times.
  @Sendable package static func randomIdentity() -> String { UUID().uuidString.lowercased() }
}
