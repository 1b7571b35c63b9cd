/// The guideline's rules for plans that do not belong to a single tree, item or event.
///
/// All are optional. Without them every action is a separate step, no event completes a step, and
/// nothing waits. Names are checked when a draft is resolved.
package struct PlanContent: Hashable, Sendable {
  /// In the order in which equally urgent steps are shown.
  package let steps: [PlanStep]
  /// Trees whose limits bound steps of other trees.
  package let bounds: [Bound]
  /// Outcomes that replace steps of earlier trees.
  package let supersessions: [Supersession]
  /// Outcomes that leave the guideline.
  package let closings: [Closing]
  /// Steps that other outcomes contradict.
  package let differences: [Difference]
  /// Steps that make others wait.
  package let waits: [Wait]
  /// Steps that wait while a caution applies.
  package let cautionWaits: [CautionWait]
  /// Steps and decisions shown directly beside others.
  package let placements: [Placement]
  /// Our own sentences above the steps, in order.
  package let cautions: [Caution]
  /// The line that starts a new episode.
  package let newEpisode: NewEpisode?
  /// Reasons for not following a tree's advice.
  package let reasons: [DeclineReason]

  package init(
    steps: [PlanStep], bounds: [Bound], supersessions: [Supersession], closings: [Closing],
    differences: [Difference], waits: [Wait], cautionWaits: [CautionWait], placements: [Placement],
    cautions: [Caution], newEpisode: NewEpisode?, reasons: [DeclineReason]
  ) {
    self.steps = steps
    self.bounds = bounds
    self.supersessions = supersessions
    self.closings = closings
    self.differences = differences
    self.waits = waits
    self.cautionWaits = cautionWaits
    self.placements = placements
    self.cautions = cautions
    self.newEpisode = newEpisode
    self.reasons = reasons
  }

  /// No rules for plans.
  package static let none = PlanContent(
    steps: [], bounds: [], supersessions: [], closings: [], differences: [], waits: [],
    cautionWaits: [], placements: [], cautions: [], newEpisode: nil, reasons: [])
}

/// The line, always shown, that starts a new episode at the beginning of the guideline.
package struct NewEpisode: Hashable, Sendable {
  /// When to start a new episode, and with what.
  package let text: Text
  /// The tree that a new episode starts at.
  package let start: Name<Tree>
  /// The event that is asked again.
  package let asks: Name<Event>
  /// The items whose answers are kept; all others are discarded.
  package let keeps: [Name<Item>]

  package init(
    text: Text, start: Name<Tree>, asks: Name<Event>, keeps: [Name<Item>]
  ) {
    self.text = text
    self.start = start
    self.asks = asks
    self.keeps = keeps
  }
}

/// A coded reason for not following a tree's advice.
public struct DeclineReason: Hashable, Sendable {
  /// Its name in cases.
  public let id: Name<DeclineReason>
  /// What people read.
  public let label: Text

  package init(
    id: Name<DeclineReason>, label: Text
  ) {
    self.id = id
    self.label = label
  }
}
