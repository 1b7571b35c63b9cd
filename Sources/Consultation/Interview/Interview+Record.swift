package import GuidelineModel
package import Reasoning

extension Interview {
  /// What a question is about.
  package enum Subject: Hashable, Sendable {
    case item(Index<Item>)
    case event(Index<Event>)
  }

  /// One reply, without what was said: enough to put its question again.
  package struct Step: Hashable, Sendable {
    package let subject: Subject
    /// Whether no more is known than was said before.
    package let isGivenUp: Bool

    package init(_ subject: Subject, isGivenUp: Bool = false) {
      self.subject = subject
      self.isGivenUp = isGivenUp
    }
  }

  /// Everything said, and everything that will not be asked again.
  package struct Record: Hashable, Sendable {
    package var start: [Index<Tree>]
    package var events: [Index<Event>: Instant]
    /// Events of ``events`` whose time nobody has confirmed.
    package var assumedEvents: Set<Index<Event>>
    /// Events that have happened at a time that is not known.
    package private(set) var unknownTimes: Set<Index<Event>>
    package var answers: [Index<Item>: Answer]
    /// The steps that were ticked.
    package var done: [Index<PlanStep>: Tick]
    /// What was decided on the advice of trees.
    package var decisions: [Index<Tree>: TreeDecision]
    /// Items whose coarse answer is all that is known.
    package private(set) var exhausted: Set<Index<Item>> = []
    /// Events that were asked about and have no known time.
    package private(set) var undated: Set<Index<Event>> = []

    /// What a case says.
    init(of patient: PatientCase) {
      start = patient.start
      events = patient.events
      assumedEvents = patient.assumedEvents
      unknownTimes = patient.unknownTimes
      answers = patient.answers
      done = patient.done
      decisions = patient.decisions
    }

    /// The case that says this.
    func patient(_ id: String?, at now: Timestamp) -> PatientCase {
      PatientCase(
        id: id, start: start, now: now, events: events, assumedEvents: assumedEvents,
        unknownTimes: unknownTimes, answers: answers, done: done, decisions: decisions)
    }

    /// Whether an event is told to have happened, with its time or without.
    func tells(_ event: Index<Event>) -> Bool {
      unknownTimes.contains(event) || events[event] != nil && !assumedEvents.contains(event)
    }

    /// Whether an event can be asked: nothing is said of it or its time is only assumed, and it was not
    /// asked in vain.
    func canBeAsked(_ event: Index<Event>) -> Bool {
      guard !undated.contains(event) else { return false }
      return !tells(event)
    }

    /// Takes an event to be at a moment that nobody has confirmed, where nothing is said of it.
    mutating func assume(_ event: Index<Event>, at moment: Instant) {
      guard events[event] == nil else { return }
      events[event] = moment
      assumedEvents.insert(event)
    }

    /// Takes a reply to a question.
    ///
    /// - Throws: ``Refusal/beside`` where it is none to the question.
    mutating func take(_ reply: Reply, to question: Question) throws(Refusal) -> Step {
      switch (question, reply) {
      case (.item(let item, let options), .answer(.values(let values))):
        guard !values.isEmpty, values.isSubset(of: options) else { throw .beside }
        guard values != options else { return giveUp(item) }
        answers[item] = .values(values)
      case (.item(let item, _), .answer(.onset)), (.item(let item, _), .answer(.amount)):
        guard case .answer(let answer) = reply else { throw .beside }
        answers[item] = answer
      case (.item(let item, _), .notKnown), (.item(let item, _), .answer(.notKnown)):
        return giveUp(item)
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
        return Step(.event(event), isGivenUp: true)
      case (.item, .time), (.item, .happened), (.event, .answer):
        throw .beside
      }
      guard case .item(let item, _) = question else { throw .beside }
      exhausted.remove(item)
      return Step(.item(item))
    }

    /// Keeps a coarse answer, which says more than that the item is not known.
    private mutating func giveUp(_ item: Index<Item>) -> Step {
      guard answers[item] != nil else {
        answers[item] = .notKnown
        return Step(.item(item))
      }
      exhausted.insert(item)
      return Step(.item(item), isGivenUp: true)
    }

    /// Forgets everything about an item or an event.
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

    /// Takes over from a trail what was given up.
    mutating func recall(_ trail: [Step]) {
      for step in trail where step.isGivenUp {
        switch step.subject {
        case .item(let item): if answers[item] != nil { exhausted.insert(item) }
        case .event(let event): if canBeAsked(event) { undated.insert(event) }
        }
      }
    }

    /// The record before each step of a trail that ended in this one.
    ///
    /// A trail holds no answers: going back to a question that was put twice finds no answer to it.
    static func records(before last: Record, after trail: [Step]) -> [Record] {
      var record = last
      var records: [Record] = []
      for step in trail.reversed() {
        switch step.subject {
        case .item(let item) where step.isGivenUp: record.exhausted.remove(item)
        case .event(let event) where step.isGivenUp: record.undated.remove(event)
        case .item, .event: record.forget(step.subject)
        }
        records.append(record)
      }
      return records.reversed()
    }
  }
}
