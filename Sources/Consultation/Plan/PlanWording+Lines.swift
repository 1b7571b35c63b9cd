import GuidelineModel
import Reasoning

extension PlanWording {
  /// The wording of one line: what to do, its time, and additional information.
  func line(_ entry: PlanEntry) -> PlanInWords.Line {
    PlanInWords.Line(
      entries: [entry], state: entry.state, urgency: entry.urgency, text: text(of: entry),
      time: entry.state.isPast ? nil : time(of: entry),
      covered: coversOther(entry) ? [entry.name(in: guideline)[language]] : [],
      details: details(of: entry),
      dispute: dispute(of: entry),
      sources: sources(of: entry))
  }

  /// Whether a line waits in the words of another step, so that its own name must be added.
  func coversOther(_ entry: PlanEntry) -> Bool {
    guard entry.state == .waits, entry.unless != nil, case .step(.named(let step)) = entry.subject
    else { return false }
    return !guideline.plan.waits.contains { $0.step == guideline[step].id }
  }

  func text(of entry: PlanEntry) -> String {
    let name = entry.name(in: guideline)[language]
    switch entry.state {
    case .done: return done(entry, name)
    case .running:
      return "\(name): " + (entry.since.map { phrases.runsSince(clock.clock($0)) } ?? phrases.runs)
    case .superseded:
      return "\(name): " + phrases.supersededBy(entry.supersededBy.map { number(of: $0) })
    case .declined: return "\(name): \(declined(entry))"
    case .decide: return withWait(phrases.decision(name), entry)
    case .choose:
      return phrases.choose(phrases.oneOf(options(of: entry).map(Phrases.midSentence)))
    case .waits: return waiting(entry)
    case .differs where entry.ownWords == nil:
      let others = entry.against.map { $0.label(in: guideline)[language] }
      return withWait(phrases.judge(words(of: entry), against: others), entry)
    case .open, .differs, .holds: return words(of: entry)
    }
  }

  /// The wording of a line in another state that must also wait, with both sides of the wait.
  func withWait(_ words: String, _ entry: PlanEntry) -> String {
    guard let unless = entry.unless, let wait = waitWords(of: entry) else { return words }
    return "\(words.closed) \(wait[language]) \(unless[language])"
  }

  /// The text that says why a line must wait, if not its own.
  func waitWords(of entry: PlanEntry) -> Text? {
    guard entry.state != .waits, let unless = entry.unless else { return nil }
    return guideline.plan.waits.first { $0.unless == unless }?.words
  }

  /// Both sides of a conflict are in the line itself, so that neither is read without the other.
  private func waiting(_ entry: PlanEntry) -> String {
    let words = words(of: entry)
    if let unless = entry.unless { return "\(words) \(unless[language])" }
    return switch entry.awaited {
    case .event(let event): self.words(words, after: guideline[event].label[language])
    case .step(let step): self.words(words, after: guideline[step].label[language])
    case .caution:
      cautionWait(of: entry).map {
        "\($0[language].capitalisedFirst): \(Phrases.midSentence(words))"
      }
        ?? words
    case nil: words
    }
  }

  private func words(_ words: String, after label: String) -> String {
    let label = Phrases.midSentence(label)
    return words.contains(label) ? words : "\(words) \(phrases.afterwards(label))"
  }

  /// What a line waits for while a caution applies.
  func cautionWait(of entry: PlanEntry) -> Text? {
    guard case .caution(let code) = entry.awaited, case .step(.named(let step)) = entry.subject
    else { return nil }
    return guideline.plan.cautionWaits.first {
      $0.step == guideline[step].id && $0.caution.text == code
    }?.text
  }

  func words(of entry: PlanEntry) -> String {
    let statements = entry.statements(in: guideline)
    guard entry.ownWords == nil, let first = statements.first else {
      return entry.words(in: guideline) { instant, _ in clock.clock(instant) }[language]
    }
    return first.words[language].capitalisedFirst
  }

  /// What has happened, in the words of the event that shows it: a treatment that has started is
  /// not finished.
  private func done(_ entry: PlanEntry, _ name: String) -> String {
    let completion = entry.completion
    var words =
      completion?.event.map { happened($0, for: name) }
      ?? "\(name): \(completion?.time.map { phrases.doneAt(clock.clock($0)) } ?? phrases.doneAtUnknownTime)"
    if let time = completion?.time {
      if completion?.isLate == true, let due = entry.due {
        words += ", " + phrases.afterLimit(clock.length(due.wholeSeconds(until: time)))
      }
      if completion?.isEarly == true, let earliest = entry.notBefore {
        words += ", " + phrases.beforeEarliest(clock.clock(earliest))
      }
    }
    return words
  }

  /// That an event has happened, and when; prefixed with the name of what it completes unless it
  /// starts with that name.
  private func happened(_ event: Index<Event>, for name: String) -> String {
    let fact = fact(of: event)
    let words = fact.hasPrefix(name) ? fact : "\(name): \(Phrases.midSentence(fact))"
    return words + happenedAt(event)
  }

  /// The event as a statement, or its label.
  func fact(of event: Index<Event>) -> String {
    guideline[event].asFact(in: language)
  }

  /// The time of an event, after the words for it.
  func happenedAt(_ event: Index<Event>) -> String {
    let time = CaseEvents(of: patient, in: guideline).time(of: event)
    return time.map { " \(clock.clock($0))" } ?? ", \(phrases.timeNotTold)"
  }

  private func declined(_ entry: PlanEntry) -> String {
    entry.decline.map {
      phrases.decided(.declined($0.reason, remark: $0.remark), in: guideline)
    } ?? phrases.notFollowed
  }

  func options(of entry: PlanEntry) -> [String] {
    guard case .choice(let item, _) = entry.subject else { return [] }
    return entry.options.flatMap { option in
      option.values.map { guideline[item].values[$0].label[language] }
    }
  }

  func number(of tree: Index<Tree>) -> String { phrases.trees([tree.offset + 1]) }
}
