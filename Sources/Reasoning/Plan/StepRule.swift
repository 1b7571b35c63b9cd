import GuidelineModel

/// The guideline's rules for one step, with names resolved to indices.
///
/// An action without a name is a step without rules.
final class StepRule: Sendable {
  /// The events between which a step is running.
  struct Run: Sendable {
    let from: Index<Event>
    let until: Index<Event>
  }

  /// A remark on a step, with the condition for showing it.
  struct Line: Sendable {
    let condition: ConditionRule
    let text: Text
  }

  /// The step.
  let step: PlannedStep
  /// Events that complete it; the first one given supplies the time.
  let completing: [Index<Event>]
  /// Events that complete it even if it never ran.
  let doneBy: IndexMask<Event>
  let isTicked: Bool
  let run: Run?
  let startsWith: Index<Event>?
  let standsWith: Index<Event>?
  let limit: LimitRule?
  let notWhileUnknown: Index<Item>?
  let statedUrgencyUntil: IndexMask<Event>
  let words: Text?
  let lines: [Line]
  let offersNewEpisode: Bool
  /// The trees with an action that specifies how it is done, in tree order.
  let refiners: [Index<Tree>]

  /// The event that it begins with, if any.
  var beginning: Index<Event>? { startsWith ?? run?.from }

  init(
    _ step: PlanStep, at index: Int, refiners: [Index<Tree>], _ names: PlanNames
  ) {
    self.step = .named(Index(index))
    self.refiners = refiners
    let run = step.run.flatMap { run in
      names.event(run.from).flatMap { from in
        names.event(run.until).map { Run(from: from, until: $0) }
      }
    }
    self.run = run
    completing = run.map { [$0.until] } ?? step.doneBy.compactMap(names.event)
    doneBy = names.events(step.doneBy)
    isTicked = step.isTicked
    startsWith = names.event(step.startsWith)
    standsWith = names.event(step.standsWith)
    limit = names.limit(step.limit)
    notWhileUnknown = names.item(step.notWhileUnknown)
    statedUrgencyUntil = names.events(step.statedUrgencyUntil)
    words = step.words
    lines = step.lines.map {
      Line(condition: ConditionRule($0.condition, names), text: $0.text)
    }
    offersNewEpisode = step.offersNewEpisode
  }

  /// Creates the rule of a step that is an action without a name.
  init(unnamed step: PlannedStep) {
    self.step = step
    refiners = []
    completing = []
    doneBy = IndexMask()
    isTicked = false
    run = nil
    startsWith = nil
    standsWith = nil
    limit = nil
    notWhileUnknown = nil
    statedUrgencyUntil = IndexMask()
    words = nil
    lines = []
    offersNewEpisode = false
  }
}
