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
    for index in lines.indices { settle(index) }
    closeDecisions()
    removeBoundingSteps()
    markContradictions()
    markSelfContradictions()
    markContradictionsWhileRunning()
    applyWaits()
    applyCautionWaits()
    for index in lines.indices { setRemainingState(index) }
    attachRefiningDecisions()
    setUrgency()
  }

  /// The index of a step's line; `nil` if it is not in the plan.
  func lineIndex(of step: Index<StepRule>) -> Int? {
    stepLines[step.offset].flatMap { lines[$0].isListed ? $0 : nil }
  }

  /// The index of the line of a step, decision or choice; `nil` if it is not in the plan.
  func lineIndex(of key: PlanLine.Key) -> Int? {
    if case .step(let step) = key { return lineIndex(of: step) }
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

/// A line of a plan under construction.
///
/// A class, because the rules pass lines on far more often than they change them. It is not
/// `Sendable`: the draft that holds it never leaves the function that creates it.
final class PlanLine {
  /// Identifies a line.
  enum Key: Hashable, Sendable {
    case step(Index<StepRule>)
    case decision(Index<Tree>)
    case choice(Index<Tree>)
  }

  /// An action that adds or refines the step.
  struct Origin: Sendable {
    /// The outcome that has the action.
    let outcome: TreeOutcome
    /// The outcome that requires the tree to be decided, if the pathway does not reach the tree.
    let via: TreeOutcome?
    /// The index of the act.
    let act: Int
    /// The tree whose decision declines the action.
    let declinedBy: Index<Tree>?
  }

  let key: Key
  /// Orders lines of equal rank.
  let order: Int
  /// The resulting entry; its state is set at the end.
  var entry: PlanEntry
  /// The state; `nil` until a rule determines it.
  var state: StepState?
  /// Whether the plan shows it; not if another line states it.
  var isListed = true
  /// The actions that add or refine it.
  var origins: [Origin] = []
  /// Outcomes that bound it, contradict it or make it wait.
  var others: [TreeOutcome] = []
  var clocks: [LimitClock] = []
  /// Its minimum urgency.
  var leastUrgency: Urgency?
  /// The indices of the rules that bound it.
  var bounds: [Int] = []

  init(_ key: Key, _ subject: PlanEntry.Subject, order: Int) {
    self.key = key
    self.order = order
    entry = PlanEntry(
      subject: subject, state: .open, strength: .perform, urgency: .noLimit, sources: [])
  }

  /// The sources that are not declined.
  var followed: some Collection<Origin> { origins.lazy.filter { $0.declinedBy == nil } }

  /// The step; `nil` for a decision or a choice.
  var step: Index<StepRule>? {
    guard case .step(let step) = key else { return nil }
    return step
  }

  /// Whether it is done, superseded or declined.
  var isFinished: Bool { state == .done || state == .superseded || state == .declined }

  /// Whether it is running or over, so that nothing about it is urgent.
  var isPast: Bool { isFinished || state == .running }

  /// Whether it waits without a conflict.
  var isWaitingWithoutConflict: Bool { state == .waits && !entry.isConflict }
}
