import GuidelineModel

extension PlanRules {
  /// The location in the guideline's files (file and keys) that a ground of a step comes from;
  /// `nil` if no specific content states it.
  func content(of ground: PlanGround, _ step: PlannedStep, _ guideline: Guideline) -> String? {
    func outcome(_ outcome: TreeOutcome) -> String {
      "trees/\(guideline.name(of: outcome.tree))/outcomes/"
        + guideline.name(of: outcome.outcome, in: outcome.tree)
    }
    func own(_ key: String) -> String {
      "plan.yaml/steps/\(step.name(in: guideline))/\(key)"
    }
    func bound(_ number: Int, _ key: String = "") -> String {
      "plan.yaml/bounds/\(guideline.name(of: bounds[number].tree))\(key)"
    }
    func rule(_ key: String, _ number: Int, _ part: String = "") -> String {
      "plan.yaml/\(key)/\(number + 1)\(part)"
    }
    switch ground {
    case .named(let by, _), .refined(let by, _), .chosen(let by): return outcome(by)
    case .standsWith: return own("stands-with")
    case .refinerOpen(let tree), .possible(_, let tree):
      return "trees/\(guideline.name(of: tree))"
    case .carried(let wait, _): return rule("waits", wait, "/holds-back")
    case .conflict(let wait):
      let isItself = steps[waits[wait].step.offset].step == step
      return rule("waits", wait, isItself ? "/conflict-of" : "/holds-back")
    case .mergedAfterWait(let wait, _): return rule("waits", wait, "/then/into")
    case .nothingLeftOfWait(let wait): return rule("waits", wait, "/conflict-of")
    case .waitOver(let wait): return rule("waits", wait, "/until")
    case .givesWay(let wait): return rule("waits", wait, "/then/else")
    case .wait(let wait): return rule("waits", wait, "/for")
    case .waitUrgency(let wait): return rule("waits", wait, "/urgency")
    case .merged(let number, _), .differs(let number, _): return rule("differs", number)
    case .asOpposed: return "plan.yaml/differs"
    case .boundedStands(let number): return bound(number, "/own-step")
    case .holdsWith(let number): return bound(number, "/holds-with")
    case .bound(let number, let by, _): return by.map(outcome) ?? bound(number, "/steps")
    case .sooner(let number): return bound(number, "/sooner")
    case .tick: return own("tick")
    case .doneBy, .tooEarly, .presumed: return own("done-by")
    case .notWhileUnknown: return own("not-while-unknown")
    case .running: return own("runs")
    case .startsWith: return own("starts-with")
    case .ownLimit: return own("limit")
    case .closed(let number), .leaves(let number): return rule("closes", number)
    case .superseded(let number, _), .weaker(let number, _): return rule("supersedes", number)
    case .declined: return "case/decisions"
    case .waitsForCaution(let number): return rule("waits-for-caution", number)
    case .limit(let by): return outcome(by)
    case .statedUrgency(_, let of): return of.map(outcome)
    case .differsInItself, .holds, .open, .earliest, .pastDue, .remaining, .noLimit: return nil
    case .placed(let number): return rule("places", number)
    }
  }
}
