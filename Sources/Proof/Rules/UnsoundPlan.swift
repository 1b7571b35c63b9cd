import GuidelineModel
import Reasoning

extension Rule {
  static let unsoundPlan = Rule(
    id: "unsound-plan",
    title: Text(
      nl: "Plan dat niet zegt wat de bomen zeggen",
      en: "Plan that does not say what the trees say"),
    promise: Text(
      nl: "In geen plan staat een stap tweemaal; elke vastgestelde uitkomst die niet alleen "
        + "doorverwijst, "
        + "staat erin; wat te doen is, ontraadt geen boom onder dezelfde naam; wat gedaan is, is "
        + "niet te doen; en wachten maakt niets minder dringend. Bewezen voor elke combinatie van "
        + "uitkomsten met "
        + "elk verloop van de gebeurtenissen; zijn dat er meer dan `--limit` toelaat, dan van een "
        + "steekproef met een vaste beginwaarde, en het verslag zegt van hoeveel.",
      en: "No step stands twice in a plan; every decided outcome that does more than lead on "
        + "stands in it; "
        + "what is open no tree calls off under the same name; what is done is not open; and "
        + "waiting makes "
        + "nothing less pressing. Proven for every combination of outcomes with every course of "
        + "the events; "
        + "where these are more than `--limit` allows, of a sample with a fixed seed, and the "
        + "report says of how many."),
    weight: .blocks,
    broken: Example(
      "trees/01-triage.yaml",
      "urgency: at-once, step: admit }",
      "urgency: at-once, decides: aftercare }"),
    kept: Example(
      "trees/01-triage.yaml",
      "urgency: at-once, step: admit }",
      "urgency: at-once, decides: self-care }"),
    judgement: .exploration { evidence throws(LimitExceeded) in
      // If every action is a step of its own, no plan can be wrong.
      guard evidence.namesPlans else { return Exploration(findings: [], parts: []) }
      let most = evidence.symbolic.store.limits.plans
      let proof =
        most == 0
        ? PlanProof(untried: Reasoner(evidence.guideline), evidence)
        : try PlanProof(of: Reasoner(evidence.guideline), &evidence, most: most)
      return Exploration(
        findings: proof.violations.map { evidence.guideline.finding($0) },
        parts: [
          proof.states.part(
            "states",
            Text(
              nl: "combinaties van uitkomsten met wat er is gebeurd",
              en: "combinations of outcomes with what has happened")),
          proof.courses.part(
            "times",
            Text(
              nl: "combinaties van uitkomsten met alle tijdstippen",
              en: "combinations of outcomes with all times")),
        ])
    })
}

extension Evidence {
  /// Whether an outcome names a step, decides a tree or has actions under a choice.
  fileprivate var namesPlans: Bool {
    !guideline.steps.isEmpty
      || trees.contains { place, tree in
        tree.outcomes.indices.contains { outcome in
          acts[TreeOutcome(Index(outcome), of: place)].contains {
            $0.step == nil || $0.option != nil
          }
        }
      }
  }
}

extension PlanProof.Figures {
  fileprivate func part(_ id: String, _ label: Text) -> Exploration.Part {
    Exploration.Part(
      id: id, label: label, checked: checked, total: total, isExhaustive: isExhaustive)
  }
}

extension Guideline {
  fileprivate func finding(_ violation: PlanProof.Violation) -> Finding {
    Finding(
      part(of: violation.subject), message(violation),
      witness: Finding.Witness(violation.patient, answers: violation.answers))
  }

  private func part(of subject: PlanProof.Subject) -> GuidelinePart {
    switch subject {
    case .outcome(let outcome), .line(.step(.unnamed(let outcome, number: _))):
      .outcome(outcome.tree, outcome.outcome)
    case .line(.decision(let tree)), .line(.choice(_, of: let tree)): .tree(tree)
    case .line(.step(.named)): .plan
    }
  }

  private func message(_ violation: PlanProof.Violation) -> Text {
    let subject = name(of: violation.subject)
    return switch violation.property {
    case .once:
      Text(
        nl: "\"\(subject)\" staat tweemaal in een plan",
        en: "\"\(subject)\" stands twice in a "
          + "plan")
    case .outcomesStand:
      Text(
        nl: "uitkomst \(subject) is vastgesteld en staat niet in het plan",
        en: "outcome \(subject) is decided and does not stand in the plan")
    case .notCalledOff:
      Text(
        nl: "stap \"\(subject)\" is te doen, terwijl een uitkomst zegt hem te laten",
        en: "step \"\(subject)\" is open, while an outcome says not to do it")
    case .doneIsNotOpen:
      Text(
        nl: "stap \"\(subject)\" is gedaan en staat nog als te doen",
        en: "step \"\(subject)\" is done and still stands as open")
    case .urgencyNeverLowers:
      Text(
        nl: "\"\(subject)\" wordt door wachten minder dringend",
        en: "\"\(subject)\" becomes less pressing by waiting")
    }
  }

  private func name(of subject: PlanProof.Subject) -> String {
    switch subject {
    case .outcome(let outcome): words(of: outcome)
    case .line(.step(let step)): step.name(in: self)
    case .line(.decision(let tree)), .line(.choice(_, of: let tree)): self[tree].id.text
    }
  }
}
