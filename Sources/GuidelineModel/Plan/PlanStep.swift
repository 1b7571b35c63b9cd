/// Something to be done for a patient, whichever trees advise it.
///
/// Actions of one patient that name the same step are one line of the plan.
public struct PlanStep: Hashable, Sendable {
  /// Its name in trees, cases and plans.
  public let id: Name<PlanStep>
  /// What a history, a calendar and a tick show.
  public let label: Text
  /// Events of which any completes the step; the first gives the time of completion.
  package let doneBy: [Name<Event>]
  /// Whether a person ticks it, where no event completes it.
  public let isTicked: Bool
  /// The events between which the step goes on, where it does.
  package let run: Run?
  /// The event that the step waits for.
  package let startsWith: Name<Event>?
  /// The event that puts it in the plan whatever the trees say.
  package let standsWith: Name<Event>?
  /// Its own limit, where no action that names it has one.
  package let limit: TimeLimit?
  /// While this item is asked and not known, no event completes the step.
  package let notWhileUnknown: Name<Item>?
  /// Events of which any ends what a word of haste asks.
  package let hasteUntil: [Name<Event>]
  /// The line, where the words of the actions do not do.
  package let words: Text?
  /// Words beside the step, each under a condition.
  package let lines: [Line]
  /// Whether its line offers to start again.
  package let offersNewEpisode: Bool
  /// What earlier versions called it.
  package let formerNames: [Name<PlanStep>]

  package init(
    id: Name<PlanStep>, label: Text, doneBy: [Name<Event>], isTicked: Bool, run: Run?,
    startsWith: Name<Event>?, standsWith: Name<Event>?, limit: TimeLimit?,
    notWhileUnknown: Name<Item>?, hasteUntil: [Name<Event>], words: Text?, lines: [Line],
    offersNewEpisode: Bool, formerNames: [Name<PlanStep>]
  ) {
    self.id = id
    self.label = label
    self.doneBy = doneBy
    self.isTicked = isTicked
    self.run = run
    self.startsWith = startsWith
    self.standsWith = standsWith
    self.limit = limit
    self.notWhileUnknown = notWhileUnknown
    self.hasteUntil = hasteUntil
    self.words = words
    self.lines = lines
    self.offersNewEpisode = offersNewEpisode
    self.formerNames = formerNames
  }

  /// The events between which a step goes on.
  package struct Run: Hashable, Sendable {
    /// Puts the step in the state of running.
    package let from: Name<Event>
    /// Ends it.
    package let until: Name<Event>

    package init(from: Name<Event>, until: Name<Event>) {
      self.from = from
      self.until = until
    }
  }

  /// Words beside a step.
  package struct Line: Hashable, Sendable {
    /// When they show.
    package let condition: PlanCondition
    /// The words.
    package let text: Text

    package init(condition: PlanCondition, text: Text) {
      self.condition = condition
      self.text = text
    }
  }
}
