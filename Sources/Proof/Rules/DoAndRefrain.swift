import GuidelineModel
import Reasoning

extension Rule {
  static let doAndRefrain = Rule(
    id: "do-and-refrain",
    title: Text(
      nl: "Eén stap die te doen en te laten is",
      en: "One step to be done and not to be done"),
    promise: Text(
      nl: "Zegt bij een patiënt de ene uitkomst een stap te doen en de andere hem te laten, dan "
        + "zegt "
        + "plan.yaml hoe die twee samengaan: met \"differs\", of met \"waits\" tot iets anders.",
      en: "Where for some patient one outcome says to do a step and another not to, plan.yaml "
        + "says how the two go together: by \"differs\", or by \"waits\" for something else."),
    weight: .blocks,
    broken: Example(
      "trees/02-aftercare.yaml",
      "supportive-care, step: visit }",
      "supportive-care, step: admit, refrain: true }"),
    kept: Example(
      "trees/02-aftercare.yaml",
      "supportive-care, step: ring }",
      "supportive-care, step: admit, refrain: true }"),
    judgement: .proof { evidence throws(LimitExceeded) in
      var findings: [Finding] = []
      for place in evidence.guideline.steps.indices {
        let step = Index<PlanStep>(place)
        guard evidence.isDoneAndRefrainedFrom(step) else { continue }
        for pathway in try evidence.plannedPathways() {
          guard
            let finding = try evidence.opposedWithoutConflict(step, from: pathway)
          else { continue }
          findings.append(finding)
          break
        }
      }
      return findings
    })
}

extension Evidence {
  /// Whether outcomes both ask for a step and advise against it; most steps have no such outcomes.
  fileprivate func isDoneAndRefrainedFrom(_ step: Index<PlanStep>) -> Bool {
    let strengths = trees.flatMap { place, tree in
      tree.outcomes.indices.flatMap { outcome in
        acts[TreeOutcome(Index(outcome), of: place)].filter { $0.namedStep == step }
          .map(\.strength)
      }
    }
    return strengths.contains(.refrain) && strengths.contains { $0 != .refrain }
  }

  /// A finding with a patient for whom a step is both advised and advised against, while no rule of
  /// the plan covers the conflict.
  fileprivate mutating func opposedWithoutConflict(
    _ step: Index<PlanStep>, from pathway: PlannedPathway
  ) throws(LimitExceeded) -> Finding? {
    let doing = try patients(of: pathway) { (_, act) in
      act.namedStep == step && act.strength != .refrain
    }
    let refraining = try patients(of: pathway) { (_, act) in
      act.namedStep == step && act.strength == .refrain
    }
    var opposed = try and(doing, refraining)
    for difference in guideline.plan.differences
    where !difference.whileRunning && guideline.step(difference.step) == step {
      let told = try patients(of: pathway, with: difference.against.flatMap(\.outcomes))
      opposed = try symbolic.store.difference(opposed, told)
    }
    for wait in guideline.plan.waits
    where wait.heldBack.contains(where: { guideline.step($0) == step }) {
      guard let holding = guideline.step(wait.step) else { continue }
      let told = try patients(of: pathway, with: holding)
      opposed = try symbolic.store.difference(opposed, told)
    }
    guard opposed != .false, let witness = try witness(in: opposed, from: pathway.start) else {
      return nil
    }
    return Finding(
      .plan, at: DraftPath.plan("steps", step.offset).key("step"),
      Text(
        nl: "stap \"\(guideline[step].id)\" is bij een patiënt te doen en te laten, en \"differs\" "
          + "of \"waits\" zegt er niets van",
        en: "step \"\(guideline[step].id)\" is to be done and not to be done for one patient, and "
          + "neither \"differs\" nor \"waits\" speaks of it"),
      witness: witness)
  }
}
