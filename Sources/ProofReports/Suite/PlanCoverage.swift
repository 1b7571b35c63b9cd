import GuidelineModel
import Proof
import Reasoning

/// What of a guideline's plans some cases have come past.
struct PlanCoverage {
  /// The steps with a name that stand in no plan, in the order of the guideline.
  let missingSteps: [String]
  /// The cautions that show for no case.
  let missingCautions: [String]
  let steps: Coverage.Count
  let cautions: Coverage.Count

  init(_ guideline: Guideline, _ plans: some Sequence<Plan>) {
    var steps: Set<PlannedStep> = []
    var cautions: Set<String> = []
    for plan in plans {
      for entry in plan.entries { if case .step(let step) = entry.subject { steps.insert(step) } }
      cautions.formUnion(plan.cautions.map(\.code))
    }
    missingSteps = guideline.steps.indices.filter { !steps.contains(.named(Index($0))) }
      .map { guideline.steps[$0].id.text }
    missingCautions = guideline.plan.cautions.map(\.code.text).filter { !cautions.contains($0) }
    self.steps = Self.count(missingSteps, of: guideline.steps.count)
    self.cautions = Self.count(missingCautions, of: guideline.plan.cautions.count)
  }

  private static func count(_ missing: [String], of all: Int) -> Coverage.Count {
    Coverage.Count(covered: all - missing.count, all: all)
  }
}
