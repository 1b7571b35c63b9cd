import GuidelineModel
import Reasoning

extension Rule {
  static let stepOfTwoKinds = Rule(
    id: "step-of-two-kinds",
    title: Text(
      nl: "Eén stap van twee soorten",
      en: "One step of two kinds"),
    promise: Text(
      nl: "Acties die dezelfde stap noemen, zijn van één soort; anders worden een scan en een "
        + "middel één regel van het plan.",
      en: "Actions that name the same step are of one kind; otherwise a scan and a drug become one "
        + "line of the plan."),
    weight: .blocks,
    broken: Example(
      "trees/03-self-care.yaml",
      "kind: decision }",
      "kind: decision, step: ring }"),
    kept: Example(
      "trees/03-self-care.yaml",
      "kind: decision }",
      "kind: supportive-care, step: ring }"),
    judgement: .proof { evidence throws(LimitExceeded) in
      var first: [Index<PlanStep>: (kind: Step.Kind, outcome: TreeOutcome)] = [:]
      var findings: [Finding] = []
      for (tree, content) in evidence.trees {
        for place in content.outcomes.indices {
          let outcome = TreeOutcome(Index(place), of: tree)
          for act in evidence.acts[outcome] {
            guard let step = act.namedStep else { continue }
            for kind in act.kinds.sorted(by: { $0.rawValue < $1.rawValue }) {
              let known = first[step, default: (kind, outcome)]
              first[step] = known
              guard known.kind != kind else { continue }
              findings.append(
                evidence.guideline.differingKinds(of: step, known, (kind, outcome)))
            }
          }
        }
      }
      return findings
    })
}

extension Guideline {
  fileprivate func differingKinds(
    of step: Index<PlanStep>, _ one: (kind: Step.Kind, outcome: TreeOutcome),
    _ other: (kind: Step.Kind, outcome: TreeOutcome)
  ) -> Finding {
    let (name, earlier) = (self[step].id, words(of: one.outcome))
    return Finding(
      .outcome(other.outcome.tree, other.outcome.outcome), at: DraftPath("actions"),
      Text(
        nl: "stap \"\(name)\" is hier van soort \"\(other.kind.rawValue)\" en in \(earlier) van "
          + "soort \"\(one.kind.rawValue)\"",
        en: "step \"\(name)\" is of kind \"\(other.kind.rawValue)\" here and of kind "
          + "\"\(one.kind.rawValue)\" in \(earlier)"))
  }
}
