import GuidelineModel

/// A plan under construction: from the acts of outcomes to lines in the order of action.
struct PlanDraft {
  let facts: CaseFacts
  /// All lines, including those left out of the final plan; lines of steps come first.
  var lines: [PlanLine] = []
  /// The line of each step.
  private var stepLines: [Int?]
  /// Lines that were "at once" and were closed by an outcome that leaves the guideline.
  var closedAtOnce: [Int] = []
  /// Which rules determined the lines; `nil` unless an explanation is requested.
  var trail: PlanTrail?

  var rules: PlanRules { facts.rules }
  var now: Instant { facts.patient.now.instant }

  /// Builds the lines of a case.
  ///
  /// - Parameters:
  ///   - facts: The facts of the case.
  ///   - needs: For each tree of the pathway, the items that can still change it.
  ///   - isExplained: Whether to record which rules determine the lines.
  init(_ facts: CaseFacts, needs: [[Index<Item>]], isExplained: Bool = false) {
    self.facts = facts
    trail = isExplained ? PlanTrail() : nil
    stepLines = Array(repeating: nil, count: facts.rules.steps.count)
    lines.reserveCapacity(16)
    addSteps()
    addChoices()
    addDecisions(needs: needs)
    applyBounds()
    for place in lines.indices { settle(place) }
    closeDecisions()
    removeBoundingSteps()
    markContradictions()
    markSelfContradictions()
    markContradictionsWhileRunning()
    applyWaits()
    applyCautionWaits()
    for place in lines.indices { setRemainingState(place) }
    attachRefiningDecisions()
    setUrgency()
  }

  /// The index of a step's line; `nil` if it is not in the plan.
  func place(of step: Index<StepRule>) -> Int? {
    stepLines[step.offset].flatMap { lines[$0].isListed ? $0 : nil }
  }

  /// The index of the line of a step, decision or choice; `nil` if it is not in the plan.
  func place(of key: PlanLine.Key) -> Int? {
    if case .step(let step) = key { return place(of: step) }
    return lines.indices.last { lines[$0].key == key && lines[$0].isListed }
  }

  /// Adds a line for a step.
  ///
  /// - Returns: The index of the line.
  @discardableResult
  mutating func list(_ step: Index<StepRule>) -> Int {
    stepLines[step.offset] = lines.count
    lines.append(
      PlanLine(.step(step), .step(rules.steps[step.offset].step), order: step.offset))
    return lines.count - 1
  }

  /// The rule of a line's step; `nil` for a decision or a choice.
  func rule(of line: PlanLine) -> StepRule? { line.step.map { rules.steps[$0.offset] } }
}
