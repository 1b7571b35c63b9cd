import GuidelineModel
import Reasoning

extension Rule {
  static let idleBound = Rule(
    id: "idle-bound",
    title: Text(
      nl: "Termijn die niets begrenst",
      en: "Limit that bounds nothing"),
    promise: Text(
      nl: "Van de boom die stappen van andere bomen begrenst, heeft een uitkomst een termijn, en "
        + "elke "
        + "stap die hij begrenst, is bij een patiënt iets dat te doen is, of een optie van een "
        + "keuze.",
      en: "A tree that bounds steps of other trees has an outcome with a limit, and every step "
        + "that it bounds is for some patient something to be done, or an option of a choice."),
    weight: .advises,
    broken: Example("plan.yaml", "steps: visit }", "steps: watch }"),
    kept: Example("plan.yaml", "steps: visit }", "steps: ring }"),
    judgement: .proof { evidence throws(LimitExceeded) in
      let guideline = evidence.guideline
      var findings: [Finding] = []
      for (place, bound) in guideline.plan.bounds.enumerated() {
        let path = DraftPath.plan("bounds", place)
        if let tree = guideline.tree(named: bound.tree.text) {
          let reached = evidence.reachedOutcomes(of: tree)
          if reached.allSatisfy({ guideline[tree].outcomes[$0].limits.isEmpty }) {
            findings.append(
              Finding(
                .plan, at: path.key("by"),
                Text(
                  nl: "boom \"\(bound.tree)\" begrenst stappen, maar geen uitkomst ervan heeft een "
                    + "termijn; geef er een een termijn of laat de regel weg",
                  en: "tree \"\(bound.tree)\" bounds steps, but none of its outcomes has a limit; "
                    + "give one a limit, or leave out the rule")))
          }
        }
        let bounded = evidence.boundedSteps
        for (number, name) in bound.steps.enumerated() {
          guard let step = guideline.step(name), !bounded.contains(step) else { continue }
          findings.append(
            Finding(
              .plan, at: path.key("steps").index(number),
              Text(
                nl: "boom \"\(bound.tree)\" begrenst stap \"\(name)\", die bij geen patiënt iets "
                  + "is dat te doen is; haal de stap hier weg",
                en: "tree \"\(bound.tree)\" bounds step \"\(name)\", which is something to be done "
                  + "for no patient; take the step away here")))
        }
      }
      return findings
    })
}

extension Evidence {
  /// The steps that a limit of another tree can bound: those that some patient's outcome asks for
  /// or offers as an option, and those that are in the plan independent of the trees.
  fileprivate var boundedSteps: Set<Index<PlanStep>> {
    var steps = Set(
      guideline.steps.indices.filter { guideline.steps[$0].standsWith != nil }
        .map { Index<PlanStep>($0) })
    for (place, _) in trees {
      for outcome in reachedOutcomes(of: place) {
        for act in acts[TreeOutcome(Index(outcome), of: place)]
        where act.strength == .perform || act.option != nil {
          if let step = act.namedStep { steps.insert(step) }
        }
      }
    }
    return steps
  }
}
