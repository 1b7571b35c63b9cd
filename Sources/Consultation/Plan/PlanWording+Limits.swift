import GuidelineModel
import Reasoning

extension PlanWording {
  /// The latest or earliest time of a line; `nil` if the line itself says so or there is none.
  func time(of entry: PlanEntry) -> PlanInWords.TimeWords? {
    let saysItself = entry.ownWords.map { $0.nl.contains("{due}") } ?? false
    let due = entry.due
    guard due != nil || entry.notBefore != nil else { return length(of: entry) }
    let times = [entry.notBefore.map { clock.earliest($0) }, due.map { latest($0, of: entry) }]
    let said = saysItself ? [] : times.compactMap(\.self)
    let isPast = saysItself && entry.state != .holds && (due.map { $0 < clock.now } ?? false)
    let overdue = isPast ? due.flatMap(clock.relative) ?? phrases.latestPassed : nil
    let limit = phrases.allOf(said + [overdue].compactMap(\.self))
    guard !limit.isEmpty else { return nil }
    let haste =
      statesUrgencyWithLimit(entry) ? statedUrgencyWords(of: entry).map { $0[language] } : []
    let sentence = (haste + [limit]).joined(separator: ", ")
    return PlanInWords.TimeWords(
      limit: (entry.isHolding ? phrases.forNow(sentence) : sentence).capitalisedFirst,
      source: limitSource(of: entry), due: clock.reading == .now ? due : nil,
      relative: due.flatMap(clock.relative))
  }

  private func latest(_ due: Instant, of entry: PlanEntry) -> String {
    if entry.isHolding { return clock.provisionalDue(due) }
    // A choice is in time if the chosen step starts in time.
    if entry.state == .choose { return clock.dueToBegin(due) }
    // Nothing is asked for, so nothing is late.
    return clock.due(due, isMet: entry.state == .holds)
  }

  /// Whether urgency words and the limit of a line form one sentence.
  func statesUrgencyWithLimit(_ entry: PlanEntry) -> Bool {
    entry.due != nil && entry.ownWords?.nl.contains("{due}") != true && !entry.state.isPast
  }

  /// The urgency words before the limit of a line, which they refer to.
  func statedUrgencyWords(of entry: PlanEntry) -> [Text] {
    guard case .step(.named(let step)) = entry.subject else { return [] }
    return guideline[step].lines.filter { $0.condition.limitWithin != nil }.map(\.text)
      .filter(entry.remarks.contains)
  }

  /// The tree that sets the limit, if it is another than the line's.
  private func limitSource(of entry: PlanEntry) -> String? {
    guard let bound = entry.boundBy, bound.outcome != nil else { return nil }
    return phrases.limitOf(number(of: bound.tree))
  }

  /// The declined trees that would have set a limit for the line.
  func treesOfLapsedLimits(of entry: PlanEntry) -> [Index<Tree>] {
    guard !entry.state.isPast, entry.strength == .perform, entry.begunBy == nil else { return [] }
    let steps = Set(([entry.subject.step] + entry.options.flatMap(\.steps)).compactMap(\.?.named))
    return guideline.plan.bounds.filter { bound in
      bound.steps.contains { name in steps.contains { guideline[$0].id == name } }
    }.compactMap { bound in
      evaluation.advice.trees.first { guideline[$0.tree].id == bound.tree }
    }.filter { told in
      told.outcome.map { !guideline[told.tree].outcomes[$0.offset].limits.isEmpty } == true
        && isDeclined(told.tree)
    }.map(\.tree)
  }

  private func isDeclined(_ tree: Index<Tree>) -> Bool {
    guard case .declined = patient.decisions[tree] else { return false }
    return true
  }

  /// A limit whose event has no time: its length, and a request for the time.
  private func length(of entry: PlanEntry) -> PlanInWords.TimeWords? {
    guard entry.ownWords?.nl.contains("{due}") != true,
      let limit = limits(of: entry).first,
      let event = guideline.event(named: limit.event.text)
    else { return nil }
    let label = Phrases.midSentence(guideline[event].label[language])
    let spans = [
      limit.notBefore.map { phrases.notBefore(phrases.span($0)) },
      limit.within.map(phrases.within),
    ].compactMap(\.self)
    let words = phrases.after(phrases.allOf(spans), label)
    let asks = entry.state == .open && !guideline[event].isSetByAdvice
    let question = asks ? " (\(phrases.timeAsked))" : ""
    return PlanInWords.TimeWords(
      limit: ((entry.isHolding ? phrases.forNow(words) : words) + question).capitalisedFirst,
      source: limitSource(of: entry), due: nil, relative: nil)
  }

  /// The limits of a line: its own, or those of the outcome that bounds it.
  func limits(of entry: PlanEntry) -> [TimeLimit] {
    if let bound = entry.boundBy {
      guard let outcome = bound.outcome else { return limitsToKeep(of: bound.tree) }
      return guideline[bound.tree].outcomes[outcome.offset].limits.map(\.limit)
    }
    if case .decision(let tree) = entry.subject { return limitsToKeep(of: tree) }
    return entry.limits(in: guideline)
  }

  /// The strictest limit that applies while a tree is undecided.
  private func limitsToKeep(of tree: Index<Tree>) -> [TimeLimit] {
    let advice = evaluation.advice.trees.first { $0.tree == tree }
    return [advice?.tightestLimit?.limit].compactMap(\.self)
  }
}

extension PlanEntry {
  /// Whether its limit is provisional until more is known.
  var isHolding: Bool { isProvisional || state == .decide }
}
