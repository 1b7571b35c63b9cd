import GuidelineModel

/// A step that makes others wait, with names resolved to indices.
final class WaitRule: Sendable {
  /// A tree's decision that must wait, if this outcome asks for it.
  struct HeldDecision: Sendable {
    let outcome: TreeOutcome
    let tree: Index<Tree>
  }

  let step: Index<StepRule>
  let awaited: Index<StepRule>
  let until: IndexMask<Event>
  let conflictOf: [Index<Tree>]
  let heldBack: [Index<StepRule>]
  let heldDecisions: [HeldDecision]
  let urgency: Urgency
  /// The step it is merged into when the wait is over.
  let into: Index<StepRule>
  /// The tree that otherwise replaces it.
  let givesWayTo: Index<Tree>
  /// The content with its texts.
  let content: Wait

  init?(_ wait: Wait, _ names: PlanNames) {
    guard let step = names.step(wait.step), let awaited = names.step(wait.awaited),
      let into = names.step(wait.then.into), let givesWayTo = names.tree(wait.then.givesWayTo)
    else { return nil }
    self.step = step
    self.awaited = awaited
    self.into = into
    self.givesWayTo = givesWayTo
    until = names.events(wait.until)
    conflictOf = names.trees(wait.conflictOf)
    heldBack = names.steps(wait.heldBack)
    heldDecisions = wait.heldDecisions.compactMap { held in
      names.outcome(held.outcome).flatMap { outcome in
        names.tree(held.tree).map { HeldDecision(outcome: outcome, tree: $0) }
      }
    }
    urgency = wait.urgency
    content = wait
  }
}

/// A step that waits while a caution applies.
final class CautionWaitRule: Sendable {
  let step: Index<StepRule>
  let caution: Caution.Code
  let text: Text

  init?(_ wait: CautionWait, _ names: PlanNames) {
    guard let step = names.step(wait.step) else { return nil }
    self.step = step
    caution = wait.caution
    text = wait.text
  }
}

extension PlanDraft {
  /// Applies the rules for steps that make others wait, during and after the wait.
  mutating func applyWaits() {
    for (number, rule) in rules.waits.enumerated() {
      guard let place = place(of: rule.step) else { continue }
      if lines[place].state == .done { addEarlyStartRemark(place, rule) }
      if facts.events.isAnyGiven(rule.until) {
        endWait(place, rule, number)
      } else if lines[place].state == nil {
        holdBack(place, rule, number)
      }
    }
  }

  /// Whether a tree asks for the step for which the wait is a conflict.
  private func isConflict(_ line: PlanLine, _ rule: WaitRule) -> Bool {
    line.followed.contains { rule.conflictOf.contains($0.outcome.tree) }
  }

  /// Ends the wait: the step is merged into one that had to wait, is superseded by a later tree, or
  /// is to be judged now.
  private mutating func endWait(_ place: Int, _ rule: WaitRule, _ number: Int) {
    let isConflict = isConflict(lines[place], rule)
    let state = lines[place].state
    if isConflict, state == nil || state == .done, let into = self.place(of: rule.into),
      lines[into].state != .declined
    {
      lines[into].others += lines[place].named
      lines[into].entry.remarks += lines[place].entry.remarks
      lines[place].isListed = false
      note(place, .mergedAfterWait(number, into: rules.steps[rule.into.offset].step))
    } else if state != nil {
      return
    } else if !isConflict {
      lines[place].isListed = false
      note(place, .nothingLeftOfWait(number))
    } else if facts.decided.contains(where: { $0.tree == rule.givesWayTo }),
      facts.decline(of: rule.givesWayTo) == nil
    {
      lines[place].state = .superseded
      lines[place].entry.supersededBy = rule.givesWayTo
      note(place, .givesWay(number))
      lines[place].entry.isConditional = false
    } else {
      lines[place].state = .open
      note(place, .waitOver(number))
      note(place, .waitUrgency(number))
      lines[place].raise(to: rule.urgency)
      lines[place].entry.ownWords = rule.content.then.text
    }
  }

  /// Puts the words of the wait on the lines that must wait, or on the step's own line if there are
  /// none.
  private mutating func holdBack(_ place: Int, _ rule: WaitRule, _ number: Int) {
    let held = self.held(by: rule)
    for carrier in held {
      if lines[carrier].state == nil { lines[carrier].state = .waits }
      lines[carrier].others += lines[place].named
      conflict(carrier, rule, number)
    }
    guard held.isEmpty else {
      lines[place].isListed = false
      note(
        place,
        .carried(wait: number, by: held.compactMap { self.rule(of: lines[$0])?.step }))
      return
    }
    lines[place].state = .waits
    note(place, .wait(number))
    lines[place].entry.awaited = .step(Index(rule.awaited.offset))
    if isConflict(lines[place], rule) {
      conflict(place, rule, number)
    } else {
      addPresumedEndRemark(place, rule)
    }
  }

  /// The indices of the lines that must wait.
  private func held(by rule: WaitRule) -> [Int] {
    let steps = rule.heldBack.compactMap { place(of: $0) }.filter {
      lines[$0].state == nil || lines[$0].state == .differs
    }
    let decisions = rule.heldDecisions.compactMap { held in
      facts.decided.contains(held.outcome) ? place(of: .decision(held.tree)) : nil
    }
    return steps + decisions.filter { lines[$0].state == .decide }
  }

  private mutating func conflict(_ place: Int, _ rule: WaitRule, _ number: Int) {
    note(place, .conflict(number))
    note(place, .waitUrgency(number))
    lines[place].raise(to: rule.urgency)
    lines[place].entry.awaited = .step(Index(rule.awaited.offset))
    lines[place].entry.isConflict = true
    lines[place].entry.unless = rule.content.unless
    if lines[place].state == .waits {
      if lines[place].step != rule.step {
        lines[place].entry.remarks.append(lines[place].entry.name(in: facts.guideline))
      }
      lines[place].entry.ownWords = rule.content.words
    } else {
      lines[place].entry.remarks.append(rule.content.words)
    }
    addPresumedEndRemark(place, rule)
  }

  /// Adds a remark that the wait is perhaps over, if its end is proven but not reported.
  private mutating func addPresumedEndRemark(_ place: Int, _ rule: WaitRule) {
    guard let event = rule.until.first(where: facts.isOnlyProven) else { return }
    let answer = facts.answer(proving: event).map { item in
      let words = answerWords(item)
      return Text(nl: "antwoord \(words.nl)", en: "answer \(words.en)")
    }
    let shown = answer ?? facts.guideline[event].fact ?? facts.guideline[event].label
    lines[place].entry.remarks.append(
      rule.content.presumedOver.filled { $0 == "answer" ? shown[$1] : nil })
  }

  /// Adds a remark that a step started before the wait was over, unless both times are known and
  /// show otherwise.
  private mutating func addEarlyStartRemark(_ place: Int, _ rule: WaitRule) {
    let start = firstTime(of: rules.steps[rule.step.offset].doneBy)
    if let end = firstTime(of: rule.until), let start, end <= start { return }
    lines[place].entry.remarks.append(rule.content.startedBefore)
  }

  /// The earliest known time among the given events.
  private func firstTime(of events: IndexMask<Event>) -> Instant? {
    events.lazy.filter(facts.events.isGiven).compactMap { facts.events.time(of: $0) }.min()
  }

  /// Makes steps wait while a caution applies.
  mutating func applyCautionWaits() {
    for (number, rule) in rules.cautionWaits.enumerated() {
      guard let place = place(of: rule.step), lines[place].state == nil,
        let caution = rules.cautions.first(where: { $0.content.code == rule.caution }),
        holds(caution.condition)
      else { continue }
      lines[place].state = .waits
      lines[place].entry.awaited = .caution(rule.caution.text)
      lines[place].entry.isConflict = true
      lines[place].entry.remarks.append(rule.text)
      note(place, .waitsForCaution(number))
    }
  }
}
