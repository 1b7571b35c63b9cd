import GuidelineModel

/// A step contradicted by other outcomes, with names resolved to indices.
final class DifferenceRule: Sendable {
  /// Outcomes that contradict the step, and their own steps.
  struct ResolvedOpposition: Sendable {
    let outcomes: [TreeOutcome]
    let steps: [Index<StepRule>]
  }

  let step: Index<StepRule>
  let whileRunning: Bool
  let against: [ResolvedOpposition]
  let listed: [Index<StepRule>]
  let notListed: [Index<StepRule>]
  let text: Text?

  init?(_ difference: Difference, _ names: PlanNames) {
    guard let step = names.step(difference.step) else { return nil }
    self.step = step
    whileRunning = difference.whileRunning
    against = difference.against.map {
      ResolvedOpposition(outcomes: names.outcomes($0.outcomes), steps: names.steps($0.steps))
    }
    listed = names.steps(difference.listed)
    notListed = names.steps(difference.notListed)
    text = difference.text
  }
}

extension PlanDraft {
  /// Marks a step as differing if one tree asks for it and another advises against it, unless the
  /// guideline says which takes precedence.
  mutating func markSelfContradictions() {
    for index in lines.indices where lines[index].state == nil {
      let isRefrain = lines[index].followed.map { rules.acts[$0.act].strengthInPlans == .refrain }
      guard case .step(let step) = lines[index].entry.subject, isRefrain.contains(true),
        isRefrain.contains(false)
      else { continue }
      lines[index].state = .differs
      lines[index].entry.against = [step]
      note(index, .differsInItself)
    }
  }

  /// Marks steps that have not begun as differing from the steps of outcomes that contradict them.
  mutating func markContradictions() {
    for (number, rule) in rules.differences.enumerated() where !rule.whileRunning {
      guard let index = lineIndex(of: rule.step), lines[index].state == nil else { continue }
      var opposed: [Index<StepRule>] = []
      var opposing: [TreeOutcome] = []
      for opposition in rule.against {
        let outcomes = opposition.outcomes.filter(facts.isFollowed)
        if outcomes.isEmpty { continue }
        lines[index].others += outcomes
        opposing += outcomes
        opposed += opposition.steps
      }
      if opposed.isEmpty { continue }
      lines[index].state = .differs
      lines[index].entry.against = opposed.sorted().uniqued.map { rules.steps[$0.offset].step }
      note(index, .differs(number, from: opposing))
      for step in opposed.uniqued {
        guard let opposing = self.lineIndex(of: step) else { continue }
        let urgency = stepUrgency(lines[opposing]).urgency
        lines[index].raise(to: urgency)
        note(index, .asOpposed(urgency, to: rules.steps[step.offset].step))
        if !rule.listed.contains(step) { merge(opposing, into: index, number) }
      }
      for step in rule.notListed {
        if let other = self.lineIndex(of: step) { merge(other, into: index, number) }
      }
    }
  }

  /// Merges another line, whose state is still undetermined, into this one.
  private mutating func merge(_ other: Int, into index: Int, _ rule: Int) {
    guard lines[other].state == nil, let step = self.rule(of: lines[index])?.step else { return }
    note(other, .merged(difference: rule, into: step))
    lines[index].others += lines[other].named
    lines[other].isListed = false
  }

  /// Marks the steps of outcomes that contradict a running step as differing from it.
  mutating func markContradictionsWhileRunning() {
    for (number, rule) in rules.differences.enumerated() where rule.whileRunning {
      guard let running = lineIndex(of: rule.step), lines[running].state == .running else {
        continue
      }
      for opposition in rule.against {
        guard let outcome = opposition.outcomes.first(where: facts.isFollowed) else { continue }
        for step in opposition.steps {
          guard let index = lineIndex(of: step), lines[index].state == nil else { continue }
          lines[index].state = .differs
          lines[index].entry.against = [rules.steps[rule.step.offset].step]
          lines[index].others += lines[running].named
          note(index, .differs(number, from: [outcome]))
          let words = lines[index].entry.ownWords ?? lines[index].entry.name(in: facts.guideline)
          lines[index].entry.ownWords = rule.text?.filled { name, language in
            switch name {
            case "earlier": treeWords(lines[running].named.map(\.tree))[language]
            case "later": treeWords([outcome.tree])[language]
            case "words": words[language]
            default: nil
            }
          }
        }
      }
    }
  }
}

extension PlanLine {
  /// All outcomes the line comes from or refers to, in tree order.
  var named: [TreeOutcome] {
    var found: [TreeOutcome] = []
    found.reserveCapacity(others.count + 2 * origins.count)
    func add(_ outcome: TreeOutcome) {
      let key = (outcome.tree, outcome.outcome)
      let index = found.firstIndex { ($0.tree, $0.outcome) >= key } ?? found.endIndex
      if index == found.endIndex || found[index] != outcome { found.insert(outcome, at: index) }
    }
    for origin in origins {
      add(origin.outcome)
      if let via = origin.via { add(via) }
    }
    others.forEach(add)
    return found
  }
}
