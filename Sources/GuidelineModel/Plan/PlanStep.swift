/// Something to be done for a patient, whichever trees advise it.
///
/// Actions of one patient that name the same step are one line of the plan.
public struct PlanStep: Hashable, Sendable {
  /// Its name in trees, cases and plans.
  public let id: Name<PlanStep>
  /// The label in a history, a calendar and beside a tick.
  public let label: Text
  /// Events that complete the step; the first one given supplies the time of completion.
  package let doneBy: [Name<Event>]
  /// Whether a person ticks it, because no event completes it.
  public let isTicked: Bool
  /// The events between which the step is running, if it has a duration.
  package let run: Run?
  /// The event that the step waits for.
  package let startsWith: Name<Event>?
  /// The event that adds the step to the plan regardless of the trees.
  package let standsWith: Name<Event>?
  /// Its own limit, used if no action that adds it has one.
  package let limit: TimeLimit?
  /// While this item is answered with "not known", no event completes the step.
  package let notWhileUnknown: Name<Item>?
  /// Events after which urgency stated in words no longer applies.
  package let statedUrgencyUntil: [Name<Event>]
  /// The text of the line, if that of the actions does not suffice.
  package let words: Text?
  /// Remarks on the step, each with a condition.
  package let lines: [Line]
  /// Whether its line offers to start a new episode.
  package let offersNewEpisode: Bool
  /// Its names in earlier versions.
  package let formerNames: [Name<PlanStep>]

  package init(
    id: Name<PlanStep>, label: Text, doneBy: [Name<Event>], isTicked: Bool, run: Run?,
    startsWith: Name<Event>?, standsWith: Name<Event>?, limit: TimeLimit?,
    notWhileUnknown: Name<Item>?, statedUrgencyUntil: [Name<Event>], words: Text?, lines: [Line],
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
    self.statedUrgencyUntil = statedUrgencyUntil
    self.words = words
    self.lines = lines
    self.offersNewEpisode = offersNewEpisode
    self.formerNames = formerNames
  }

  /// The events between which a step is running.
  package struct Run: Hashable, Sendable {
    /// The event that starts it.
    package let from: Name<Event>
    /// The event that ends it.
    package let until: Name<Event>

    package init(from: Name<Event>, until: Name<Event>) {
      self.from = from
      self.until = until
    }
  }

  /// A remark on a step.
  package struct Line: Hashable, Sendable {
    /// When it is shown.
    package let condition: PlanCondition
    /// The text of the remark.
    package let text: Text

    package init(condition: PlanCondition, text: Text) {
      self.condition = condition
      self.text = text
    }
  }
}

/// The state of a line of a plan.
public enum StepState: String, CaseIterable, Hashable, Sendable {
  /// To be done.
  case open
  /// Completed by an event or a tick.
  case done
  /// Begun and not ended.
  case running
  /// Replaced by another tree's advice.
  case superseded
  /// The clinician decided not to follow it.
  case declined
  /// Two trees say different things, and neither takes precedence.
  case differs
  /// A choice that the clinician must make.
  case choose
  /// A tree that is still to be decided.
  case decide
  /// It must wait for something else.
  case waits
  /// Advice not to do something, or an outcome quoted in full.
  case holds
}
