import GuidelineModel

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
