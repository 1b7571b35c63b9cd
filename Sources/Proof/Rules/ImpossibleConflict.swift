import GuidelineModel
import Reasoning

extension Rule {
  static let impossibleConflict = Rule(
    id: "impossible-conflict",
    title: Text(
      nl: "Conflict dat geen patiënt kan hebben",
      en: "Conflict that no patient can have"),
    promise: Text(
      nl: "Voor elke stap die op een andere moet wachten of met een uitkomst verschilt, is er "
        + "vanaf een begin een patiënt met beide.",
      en: "For every step that must wait for another or differs from an outcome there is, from "
        + "some start, a patient who has both."),
    weight: .advises,
    broken: Example(
      "plan.yaml",
      "outcomes: aftercare/ring",
      "outcomes: self-care/rest"),
    kept: Example(
      "plan.yaml",
      "outcomes: aftercare/ring",
      "outcomes: aftercare/visit"),
    judgement: .proof { evidence throws(LimitExceeded) in
      var findings: [Finding] = []
      for (place, wait) in evidence.guideline.plan.waits.enumerated() {
        findings += try evidence.impossibleConflicts(of: wait, at: .plan("waits", place))
      }
      for (place, wait) in evidence.guideline.plan.cautionWaits.enumerated() {
        let isPossible = try evidence.isPossible(wait)
        guard !isPossible else { continue }
        findings.append(
          .impossibleConflict(
            at: .plan("waits-for-caution", place).key("while"),
            Text(
              nl: "bij geen patiënt wacht stap \"\(wait.step)\" op wat \(wait.caution.text) "
                + "vraagt; laat de regel weg of noem een andere stap",
              en: "for no patient step \"\(wait.step)\" waits for what \(wait.caution.text) asks; "
                + "leave out the rule, or name another step")))
      }
      for (place, difference) in evidence.guideline.plan.differences.enumerated() {
        findings += try evidence.impossibleConflicts(
          of: difference, at: .plan("differs", place))
      }
      return findings
    })
}

extension Finding {
  fileprivate static func impossibleConflict(at path: DraftPath, _ message: Text) -> Finding {
    Finding(.plan, at: path, message)
  }
}

extension Evidence {
  fileprivate mutating func impossibleConflicts(
    of wait: Wait, at path: DraftPath
  ) throws(LimitExceeded) -> [Finding] {
    guard let holding = guideline.step(wait.step) else { return [] }
    var findings: [Finding] = []
    for (number, tree) in wait.conflictOf.enumerated() {
      let place = guideline.tree(named: tree.text)
      let isPossible = try isPossible { evidence, pathway throws(LimitExceeded) in
        try evidence.patients(of: pathway) { (ending, act) in
          ending.outcome.tree == place && act.namedStep == holding
        }
      }
      guard !isPossible else { continue }
      findings.append(
        .impossibleConflict(
          at: path.key("conflict-of").index(number),
          Text(
            nl: "geen uitkomst van boom \"\(tree)\" die een patiënt heeft, noemt stap "
              + "\"\(wait.step)\"; noem een boom die haar noemt",
            en: "no outcome of tree \"\(tree)\" that a patient has names step \"\(wait.step)\"; "
              + "name a tree that does")))
    }
    for (place, name) in wait.heldBack.enumerated() {
      guard let held = guideline.step(name) else { continue }
      let isPossible = try isPossible { evidence, pathway throws(LimitExceeded) in
        let one = try evidence.patients(of: pathway, with: holding)
        return try evidence.and(one, try evidence.patients(of: pathway, with: held))
      }
      guard !isPossible else { continue }
      findings.append(
        .impossibleConflict(
          at: path.key("holds-back").index(place),
          Text(
            nl: "geen patiënt heeft stap \"\(name)\" naast \"\(wait.step)\", waarop zij moet "
              + "wachten; haal de stap hier weg",
            en: "no patient has step \"\(name)\" beside \"\(wait.step)\", for which it must wait; "
              + "take the step away here")))
    }
    for (place, held) in wait.heldDecisions.enumerated() {
      let isPossible = try canHold(held, of: holding)
      guard !isPossible else { continue }
      findings.append(
        .impossibleConflict(
          at: path.key("holds-back-decisions").index(place),
          Text(
            nl: "bij geen patiënt met stap \"\(wait.step)\" is boom \"\(held.tree)\" nog te "
              + "bepalen; haal de boom hier weg",
            en: "for no patient with step \"\(wait.step)\" tree \"\(held.tree)\" is still to be "
              + "decided; take the tree away here")))
    }
    return findings
  }

  /// Whether a tree can be undecided while a step is in the plan, so that it can still end in two
  /// ways.
  private mutating func canHold(
    _ held: Wait.HeldDecision, of holding: Index<PlanStep>
  ) throws(LimitExceeded) -> Bool {
    guard let tree = guideline.tree(named: held.tree.text) else { return false }
    for pathway in try plannedPathways() {
      let standing = try patients(of: pathway, with: holding)
      let asked = try patients(of: pathway, with: [held.outcome])
      let waiting = try and(standing, asked)
      var endings: Set<TreeOutcome> = []
      for (ending, region) in pathway.endings.ofTrees[tree.offset]
      where try and(region, waiting) != .false {
        endings.insert(ending.outcome)
      }
      if endings.count > 1 { return true }
    }
    return false
  }

  fileprivate mutating func impossibleConflicts(
    of difference: Difference, at path: DraftPath
  ) throws(LimitExceeded) -> [Finding] {
    guard let step = guideline.step(difference.step) else { return [] }
    var findings: [Finding] = []
    for (place, opposition) in difference.against.enumerated() {
      for (number, name) in opposition.outcomes.enumerated() {
        let isPossible =
          difference.whileRunning
          ? try canRun(step, against: name, opposition)
          : try isPossible { evidence, pathway throws(LimitExceeded) in
            let one = try evidence.patients(of: pathway, with: step)
            return try evidence.and(one, try evidence.patients(of: pathway, with: [name]))
          }
        guard !isPossible else { continue }
        findings.append(
          .impossibleConflict(
            at: path.key("against").index(place).key("outcomes").index(number),
            Text(
              nl: "geen patiënt heeft stap \"\(difference.step)\" naast uitkomst "
                + "\(name.tree)/\(name.outcome); haal de uitkomst hier weg",
              en: "no patient has step \"\(difference.step)\" beside outcome "
                + "\(name.tree)/\(name.outcome); take the outcome away here")))
      }
    }
    return findings
  }

  /// Whether a step can run while a step of the opposing outcome is in the plan.
  private mutating func canRun(
    _ step: Index<PlanStep>, against name: OutcomeName, _ opposition: Difference.Opposition
  ) throws(LimitExceeded) -> Bool {
    guard guideline[step].run != nil else { return false }
    return try isPossible { evidence, pathway throws(LimitExceeded) in
      var together = try evidence.patients(of: pathway, with: [name])
      if evidence.guideline[step].standsWith == nil {
        together = try evidence.and(
          together, try evidence.patients(of: pathway, with: step))
      }
      var opposing = Diagram.false
      for step in opposition.steps.compactMap(evidence.guideline.step) {
        opposing = try evidence.symbolic.store.or(
          opposing, try evidence.patients(of: pathway, with: step))
      }
      return try evidence.and(together, opposing)
    }
  }
}
