import GuidelineModel

/// The lines of a plan while they are made, from what trees ask for to the order in which people act.
struct PlanDraft {
  let facts: CaseFacts
  /// Every line, also those that do not stand in the plan in the end; those of steps first.
  var lines: [PlanLine] = []
  /// Of every step, its line.
  private var stepLines: [Int?]
  /// What was to be done at once and was closed by an outcome that leaves the guideline.
  var closedAtOnce: [Int] = []
  /// Which rules made the lines what they are; nil where nobody asks.
  var trail: PlanTrail?

  var rules: PlanRules { facts.rules }
  var now: Instant { facts.patient.now.instant }

  /// Makes the lines of a case.
  ///
  /// - Parameters:
  ///   - facts: The case.
  ///   - needs: Of every tree of the pathway, the items that can still change it.
  ///   - isExplained: Whether it is noted which rule makes the lines what they are.
  init(_ facts: CaseFacts, needs: [[Index<Item>]], isExplained: Bool = false) {
    self.facts = facts
    trail = isExplained ? PlanTrail() : nil
    stepLines = Array(repeating: nil, count: facts.rules.steps.count)
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
  func place(of step: Index<StepRule>) -> Int? {
    stepLines[step.offset].flatMap { lines[$0].isListed ? $0 : nil }
  }

  /// The line of a step, a decision or a choice; nil where it does not stand in the plan.
  func place(of key: PlanLine.Key) -> Int? {
    if case .step(let step) = key { return place(of: step) }
    return lines.indices.last { lines[$0].key == key && lines[$0].isListed }
  }

  /// Puts a step into the plan.
  ///
  /// - Returns: Its line.
  @discardableResult
  mutating func list(_ step: Index<StepRule>) -> Int {
    stepLines[step.offset] = lines.count
    lines.append(
      PlanLine(.step(step), .step(rules.steps[step.offset].step), order: step.offset))
    return lines.count - 1
  }

  /// What is said of a line's step; nil of a decision or a choice.
  func rule(of line: PlanLine) -> StepRule? { line.step.map { rules.steps[$0.offset] } }
}
