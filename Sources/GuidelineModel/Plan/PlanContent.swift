/// Everything a guideline says of plans that no tree, item or event says by itself.
///
/// A guideline without any of it has plans all the same: every action is a step of its own, nothing is
/// done by an event, and nothing waits. Names in it are checked when a draft is resolved.
package struct PlanContent: Hashable, Sendable {
  /// In the order in which equally urgent steps stand.
  package let steps: [PlanStep]
  /// Limits of one tree that bound steps of others.
  package let bounds: [Bound]
  /// Outcomes that take the place of steps of earlier trees.
  package let supersessions: [Supersession]
  /// Outcomes that leave the guideline.
  package let closings: [Closing]
  /// Steps that other outcomes contradict.
  package let differences: [Difference]
  /// Steps that say that others must wait.
  package let waits: [Wait]
  /// Steps that wait while a caution shows.
  package let cautionWaits: [CautionWait]
  /// Where steps and decisions stand beside others.
  package let placements: [Placement]
  /// Sentences of ours above the steps, in their order.
  package let cautions: [Caution]
  /// What leads back to the beginning.
  package let newEpisode: NewEpisode?
  /// Why a clinician may decide otherwise than a tree.
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

  /// Nothing said of plans.
  package static let none = PlanContent(
    steps: [], bounds: [], supersessions: [], closings: [], differences: [], waits: [],
    cautionWaits: [], placements: [], cautions: [], newEpisode: nil, reasons: [])
}

/// The line that always leads back to the beginning of the guideline.
package struct NewEpisode: Hashable, Sendable {
  /// When to start again, and with what.
  package let text: Text
  /// The tree that a new episode starts at.
  package let start: Name<Tree>
  /// The event that is asked anew.
  package let asks: Name<Event>
  /// The items whose answers are kept; all others are dropped.
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

/// Why a clinician may decide otherwise than a tree advises.
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
