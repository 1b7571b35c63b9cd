import GuidelineModel

/// A line of a plan while it is made.
///
/// A class, because the rules of a plan hand lines to each other far more often than they change them; the
/// draft that holds it never leaves the function that makes it.
final class PlanLine {
  /// What tells it from all others.
  enum Key: Hashable, Sendable {
    case step(Index<StepRule>)
    case decision(Index<Tree>)
    case choice(Index<Tree>)
  }

  /// An action that names or refines the step.
  struct Source: Sendable {
    /// The outcome that asks for it.
    let outcome: TreeOutcome
    /// The outcome that says that its tree is to be decided, where the tree is not reached.
    let via: TreeOutcome?
    /// The act, by its place.
    let act: Int
    /// The tree whose decision declines it.
    let declinedBy: Index<Tree>?
  }

  let key: Key
  /// Where it stands among equals.
  let order: Int
  /// What is told of it; its state counts once the plan is made.
  var entry: PlanEntry
  /// Nil until one is found, in the order in which states are tried.
  var state: StepState?
  /// Whether it stands in the plan; not where another line speaks for it.
  var isListed = true
  /// Actions that name or refine it.
  var sources: [Source] = []
  /// Outcomes that bound it, stand against it or make it wait.
  var others: [TreeOutcome] = []
  var clocks: [LimitClock] = []
  /// How pressing it is at least.
  var leastUrgency: Urgency?
  /// The rules that bound it.
  var bounds: [Int] = []

  init(_ key: Key, _ subject: PlanEntry.Subject, order: Int) {
    self.key = key
    self.order = order
    entry = PlanEntry(
      subject: subject, state: .open, strength: .perform, urgency: .noLimit, sources: [])
  }

  /// The sources that are not declined.
  var followed: some Collection<Source> { sources.lazy.filter { $0.declinedBy == nil } }

  /// The step it is; nil of a decision or a choice.
  var step: Index<StepRule>? {
    guard case .step(let step) = key else { return nil }
    return step
  }

  /// Whether it has come to an end: done, or without effect.
  var isGone: Bool { state == .done || state == .superseded || state == .declined }

  /// Whether it is at work or over, so that nothing presses.
  var isPast: Bool { isGone || state == .running }

  /// Whether it waits for something that is merely not there yet.
  var isPlainlyWaiting: Bool { state == .waits && !entry.isConflict }
}
