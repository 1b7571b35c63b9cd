import GuidelineModel

/// A step that makes others wait, with names resolved to indices.
final class WaitRule: Sendable {
  /// A tree's decision that must wait, if this outcome asks for it.
  struct ResolvedDecision: Sendable {
    let outcome: TreeOutcome
    let tree: Index<Tree>
  }

  let step: Index<StepRule>
  let awaited: Index<StepRule>
  let until: IndexMask<Event>
  let conflictOf: [Index<Tree>]
  let heldBack: [Index<StepRule>]
  let heldDecisions: [ResolvedDecision]
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
        names.tree(held.tree).map { ResolvedDecision(outcome: outcome, tree: $0) }
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
      guard let index = lineIndex(of: rule.step) else { continue }
      if lines[index].state == .done { addEarlyStartRemark(index, rule) }
      if facts.events.isAnyGiven(rule.until) {
        endWait(index, rule, number)
      } else if lines[index].state == nil {
        holdBack(index, rule, number)
      }
    }
  }

  /// Whether a tree asks for the step for which the wait is a conflict.
  private func isConflict(_ line: PlanLine, _ rule: WaitRule) -> Bool {
    line.followed.contains { rule.conflictOf.contains($0.outcome.tree) }
  }

  /// Ends the wait: the step is merged into one that had to wait, is superseded by a later tree, or
  /// is to be judged now.
  private mutating func endWait(_ index: Int, _ rule: WaitRule, _ number: Int) {
    let isConflict = isConflict(lines[index], rule)
    let state = lines[index].state
    if isConflict, state == nil || state == .done, let into = self.lineIndex(of: rule.into),
      lines[into].state != .declined
    {
      lines[into].others += lines[index].named
      lines[into].entry.remarks += lines[index].entry.remarks
      lines[index].isListed = false
      note(index, .mergedAfterWait(number, into: rules.steps[rule.into.offset].step))
    } else if state != nil {
      return
    } else if !isConflict {
      lines[index].isListed = false
      note(index, .nothingLeftOfWait(number))
    } else if facts.decided.contains(where: { $0.tree == rule.givesWayTo }),
      facts.decline(of: rule.givesWayTo) == nil
    {
      lines[index].state = .superseded
      lines[index].entry.supersededBy = rule.givesWayTo
      note(index, .givesWay(number))
      lines[index].entry.isConditional = false
    } else {
      lines[index].state = .open
      note(index, .waitOver(number))
      note(index, .waitUrgency(number))
      lines[index].raise(to: rule.urgency)
      lines[index].entry.ownWords = rule.content.then.text
    }
  }

  /// Puts the words of the wait on the lines that must wait, or on the step's own line if there are
  /// none.
  private mutating func holdBack(_ index: Int, _ rule: WaitRule, _ number: Int) {
    let held = self.held(by: rule)
    for carrier in held {
      if lines[carrier].state == nil { lines[carrier].state = .waits }
      lines[carrier].others += lines[index].named
      conflict(carrier, rule, number)
    }
    guard held.isEmpty else {
      lines[index].isListed = false
      note(
        index,
        .carried(wait: number, by: held.compactMap { self.rule(of: lines[$0])?.step }))
      return
    }
    lines[index].state = .waits
    note(index, .wait(number))
    lines[index].entry.awaited = .step(Index(rule.awaited.offset))
    if isConflict(lines[index], rule) {
      conflict(index, rule, number)
    } else {
      addPresumedEndRemark(index, rule)
    }
  }

  /// The indices of the lines that must wait.
  private func held(by rule: WaitRule) -> [Int] {
    let steps = rule.heldBack.compactMap { lineIndex(of: $0) }.filter {
      lines[$0].state == nil || lines[$0].state == .differs
    }
    let decisions = rule.heldDecisions.compactMap { held in
      facts.decided.contains(held.outcome) ? lineIndex(of: .decision(held.tree)) : nil
    }
    return steps + decisions.filter { lines[$0].state == .decide }
  }

  private mutating func conflict(_ index: Int, _ rule: WaitRule, _ number: Int) {
    note(index, .conflict(number))
    note(index, .waitUrgency(number))
    lines[index].raise(to: rule.urgency)
    lines[index].entry.awaited = .step(Index(rule.awaited.offset))
    lines[index].entry.isConflict = true
    lines[index].entry.unless = rule.content.unless
    if lines[index].state == .waits {
      if lines[index].step != rule.step {
        lines[index].entry.remarks.append(lines[index].entry.name(in: facts.guideline))
      }
      lines[index].entry.ownWords = rule.content.words
    } else {
      lines[index].entry.remarks.append(rule.content.words)
    }
    addPresumedEndRemark(index, rule)
  }

  /// Adds a remark that the wait is perhaps over, if its end is proven but not reported.
  private mutating func addPresumedEndRemark(_ index: Int, _ rule: WaitRule) {
    guard let event = rule.until.first(where: facts.isOnlyProven) else { return }
    let answer = facts.answer(proving: event).map { item in
      let words = answerWords(item)
      return Text(nl: "antwoord \(words.nl)", en: "answer \(words.en)")
    }
    let shown = answer ?? facts.guideline[event].factOrLabel
    lines[index].entry.remarks.append(
      rule.content.presumedOver.filled { $0 == "answer" ? shown[$1] : nil })
  }

  /// Adds a remark that a step started before the wait was over, unless both times are known and
  /// show otherwise.
  private mutating func addEarlyStartRemark(_ index: Int, _ rule: WaitRule) {
    let start = firstTime(of: rules.steps[rule.step.offset].doneBy)
    if let end = firstTime(of: rule.until), let start, end <= start { return }
    lines[index].entry.remarks.append(rule.content.startedBefore)
  }

  /// The earliest known time among the given events.
  private func firstTime(of events: IndexMask<Event>) -> Instant? {
    events.lazy.filter(facts.events.isGiven).compactMap { facts.events.time(of: $0) }.min()
  }

  /// Makes steps wait while a caution applies.
  mutating func applyCautionWaits() {
    for (number, rule) in rules.cautionWaits.enumerated() {
      guard let index = lineIndex(of: rule.step), lines[index].state == nil,
        let caution = rules.cautions.first(where: { $0.content.code == rule.caution }),
        holds(caution.condition)
      else { continue }
      lines[index].state = .waits
      lines[index].entry.awaited = .caution(rule.caution.text)
      lines[index].entry.isConflict = true
      lines[index].entry.remarks.append(rule.text)
      note(index, .waitsForCaution(number))
    }
  }
}
