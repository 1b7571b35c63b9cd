package import GuidelineModel
package import Reasoning

extension Interview {
  /// The subject of a question.
  package enum Subject: Hashable, Sendable {
    case item(Index<Item>)
    case event(Index<Event>)
  }

  /// One reply without its content: enough to ask its question again.
  package struct Step: Hashable, Sendable {
    package let subject: Subject
    /// Whether the reply added nothing to what was known.
    package let isUnanswered: Bool

    package init(_ subject: Subject, isUnanswered: Bool = false) {
      self.subject = subject
      self.isUnanswered = isUnanswered
    }
  }

  /// All answers and times given, and all subjects that are not asked again.
  package struct Record: Hashable, Sendable {
    package var start: [Index<Tree>]
    package var events: [Index<Event>: Instant]
    /// The events of ``events`` whose time is assumed and not confirmed.
    package var assumedEvents: Set<Index<Event>>
    /// The events that have happened at an unknown time.
    package private(set) var unknownTimes: Set<Index<Event>>
    package var answers: [Index<Item>: Answer]
    /// The steps marked as done.
    package var done: [Index<PlanStep>: Tick]
    /// The clinician's decisions on the advice of trees.
    package var decisions: [Index<Tree>: TreeDecision]
    /// The items about which no more is known than their imprecise answer.
    package private(set) var exhausted: Set<Index<Item>> = []
    /// The events that were asked and have no known time.
    package private(set) var undated: Set<Index<Event>> = []

    /// Creates the record of a case.
    init(of patient: PatientCase) {
      start = patient.start
      events = patient.events
      assumedEvents = patient.assumedEvents
      unknownTimes = patient.unknownTimes
      answers = patient.answers
      done = patient.done
      decisions = patient.decisions
    }

    /// The case with the content of this record.
    func patient(_ id: String?, at now: Timestamp) -> PatientCase {
      PatientCase(
        id: id, start: start, now: now, events: events, assumedEvents: assumedEvents,
        unknownTimes: unknownTimes, answers: answers, done: done, decisions: decisions)
    }

    /// Whether an event is reported to have happened, with or without its time.
    func hasReported(_ event: Index<Event>) -> Bool {
      unknownTimes.contains(event) || events[event] != nil && !assumedEvents.contains(event)
    }

    /// Whether an event can be asked: it is not reported, or its time is only assumed, and it was
    /// not answered with "not known".
    func canBeAsked(_ event: Index<Event>) -> Bool {
      guard !undated.contains(event) else { return false }
      return !hasReported(event)
    }

    /// The assumed time of an event; `nil` if it is not reported, or its time is confirmed.
    package func assumedTime(of event: Index<Event>) -> Instant? {
      assumedEvents.contains(event) ? events[event] : nil
    }

    /// Sets the assumed time of an event about which nothing is recorded.
    mutating func assume(_ event: Index<Event>, at moment: Instant) {
      guard events[event] == nil else { return }
      events[event] = moment
      assumedEvents.insert(event)
    }

    /// Records a reply to a question.
    ///
    /// - Throws: ``Refusal/notAnAnswer`` when the reply does not answer the question.
    mutating func take(_ reply: Reply, to question: Question) throws(Refusal) -> Step {
      switch (question, reply) {
      case (.item(let item, let options), .answer(.values(let values))):
        guard !values.isEmpty, values.isSubset(of: options) else { throw .notAnAnswer }
        guard values != options else { return leaveUnanswered(item) }
        answers[item] = .values(values)
      case (.item(let item, _), .answer(.onset)), (.item(let item, _), .answer(.amount)):
        guard case .answer(let answer) = reply else { throw .notAnAnswer }
        answers[item] = answer
      case (.item(let item, _), .notKnown), (.item(let item, _), .answer(.notKnown)):
        return leaveUnanswered(item)
      case (.event(let event), .time(let time)):
        forget(.event(event))
        events[event] = time
        return Step(.event(event))
      case (.event(let event), .happened):
        forget(.event(event))
        unknownTimes.insert(event)
        return Step(.event(event))
      case (.event(let event), .notKnown), (.event(let event), .answer(.notKnown)):
        undated.insert(event)
        return Step(.event(event), isUnanswered: true)
      case (.item, .time), (.item, .happened), (.event, .answer):
        throw .notAnAnswer
      }
      guard case .item(let item, _) = question else { throw .notAnAnswer }
      exhausted.remove(item)
      return Step(.item(item))
    }

    /// Records that no more is known.
    ///
    /// An imprecise answer is kept, because it says more than "not known".
    private mutating func leaveUnanswered(_ item: Index<Item>) -> Step {
      guard answers[item] != nil else {
        answers[item] = .notKnown
        return Step(.item(item))
      }
      exhausted.insert(item)
      return Step(.item(item), isUnanswered: true)
    }

    /// Removes everything recorded about an item or an event.
    mutating func forget(_ subject: Subject) {
      switch subject {
      case .item(let item):
        answers[item] = nil
        exhausted.remove(item)
      case .event(let event):
        events[event] = nil
        assumedEvents.remove(event)
        unknownTimes.remove(event)
        undated.remove(event)
      }
    }

    /// Restores from a trail which subjects are not asked again.
    mutating func recall(_ trail: [Step]) {
      for step in trail where step.isUnanswered {
        switch step.subject {
        case .item(let item): if answers[item] != nil { exhausted.insert(item) }
        case .event(let event): if canBeAsked(event) { undated.insert(event) }
        }
      }
    }

    /// The record before each step of a trail that ends in the current record.
    ///
    /// A trail holds no answers, so going back to a question that was asked twice finds no answer
    /// to it.
    static func records(before last: Record, after trail: [Step]) -> [Record] {
      var record = last
      var records: [Record] = []
      for step in trail.reversed() {
        switch step.subject {
        case .item(let item) where step.isUnanswered: record.exhausted.remove(item)
        case .event(let event) where step.isUnanswered: record.undated.remove(event)
        case .item, .event: record.forget(step.subject)
        }
        records.append(record)
      }
      return records.reversed()
    }
  }
}

extension Guideline {
  /// The label of the subject of a question.
  package func label(of subject: Interview.Subject) -> Text {
    switch subject {
    case .item(let item): self[item].label
    case .event(let event): self[event].label
    }
  }
}
