import GuidelineModel

/// The lines of a plan while they are made, from what trees ask for to the order in which people act.
struct PlanDraft: Sendable {
  let facts: CaseFacts
  /// Every line, also those that do not stand in the plan in the end.
  var lines: [PlanLine] = []
  /// What was to be done at once and was closed by an outcome that leaves the guideline.
  var closedAtOnce: [Int] = []

  var rules: PlanRules { facts.rules }
  var now: Instant { facts.patient.now.instant }

  /// Makes the lines of a case.
  ///
  /// - Parameters:
  ///   - facts: The case.
  ///   - needs: Of every tree of the pathway, the items that can still change it.
  init(_ facts: CaseFacts, needs: [[Index<Item>]]) {
    self.facts = facts
    lines.reserveCapacity(16)
    nameSteps()
    listChoices()
    listDecisions(needs: needs)
    bound()
    for place in lines.indices { settle(place) }
    closeDecisions()
    dropBoundingSteps()
    differ()
    differFromThemselves()
    differWhileRunning()
    wait()
    waitForCautions()
    for place in lines.indices { leaveOpen(place) }
    nestDecisions()
    tellUrgency()
  }

  /// The line of a step; nil where it does not stand in the plan.
  func place(of step: Index<StepRule>) -> Int? { place(of: .step(step)) }

  /// The line of anything; nil where it does not stand in the plan.
  func place(of key: PlanLine.Key) -> Int? {
    lines.firstIndex { $0.isListed && $0.key == key }
  }

  /// What is said of a line's step; nil of a decision or a choice.
  func rule(of line: PlanLine) -> StepRule? { line.step.map { rules.steps[$0.offset] } }

  /// The act of a source.
  func act(_ source: PlanLine.Source) -> PlannedAct { rules.acts[source.act] }
}
