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

/// A tree whose time limits bound steps that other trees advise.
package struct Bound: Hashable, Sendable {
  /// The bounding tree.
  package let tree: Name<Tree>
  /// Its own step, shown on a separate line only if no bounded step is in the plan.
  package let ownStep: Name<PlanStep>
  /// The bounded steps.
  ///
  /// They are bounded if they are to be performed; an open choice among them is bounded too.
  package let steps: [Name<PlanStep>]
  /// Outcomes with which the own step has the state `holds`.
  package let holdsWith: [OutcomeName]
  /// The case in which the steps are more urgent than the limit says.
  package let sooner: Sooner?

  package init(
    tree: Name<Tree>, ownStep: Name<PlanStep>, steps: [Name<PlanStep>], holdsWith: [OutcomeName],
    sooner: Sooner?
  ) {
    self.tree = tree
    self.ownStep = ownStep
    self.steps = steps
    self.holdsWith = holdsWith
    self.sooner = sooner
  }

  /// A case in which bounded steps are more urgent than the limit says.
  package struct Sooner: Hashable, Sendable {
    /// All outcomes of the bounding tree that are still possible are among these.
    package let outcomes: [Name<Outcome>]
    /// The possible values of each item are all among those of its condition.
    package let values: [ConditionDraft]
    /// The steps it applies to, or a choice between them.
    package let steps: [Name<PlanStep>]
    /// Their minimum urgency.
    package let urgency: Urgency
    /// The text on their line.
    package let text: Text

    package init(
      outcomes: [Name<Outcome>], values: [ConditionDraft], steps: [Name<PlanStep>],
      urgency: Urgency, text: Text
    ) {
      self.outcomes = outcomes
      self.values = values
      self.steps = steps
      self.urgency = urgency
      self.text = text
    }
  }
}

/// Outcomes of a later tree that replace steps of earlier ones.
package struct Supersession: Hashable, Sendable {
  /// Each of these outcomes replaces the steps.
  package let later: [OutcomeName]
  /// The trees whose steps are replaced; empty for any tree.
  package let earlier: [Name<Tree>]
  /// The steps that are replaced.
  package let steps: [Name<PlanStep>]
  /// Whether steps that have begun are replaced too.
  package let alsoBegun: Bool
  /// Whether a step to be performed may thereby become one to consider or refrain from.
  package let lowersStrength: Bool

  package init(
    later: [OutcomeName], earlier: [Name<Tree>], steps: [Name<PlanStep>], alsoBegun: Bool,
    lowersStrength: Bool
  ) {
    self.later = later
    self.earlier = earlier
    self.steps = steps
    self.alsoBegun = alsoBegun
    self.lowersStrength = lowersStrength
  }
}

/// An outcome that leaves the guideline, and the trees that it closes.
package struct Closing: Hashable, Sendable {
  /// The outcome; its own line comes first in the plan.
  package let outcome: OutcomeName
  /// The trees whose decisions, and steps that have not begun, no longer apply.
  package let trees: [Name<Tree>]

  package init(
    outcome: OutcomeName, trees: [Name<Tree>]
  ) {
    self.outcome = outcome
    self.trees = trees
  }
}

/// A step that other outcomes contradict, where neither takes precedence.
package struct Difference: Hashable, Sendable {
  /// The step; it differs while it has not begun or, with `whileRunning`, while it runs.
  package let step: Name<PlanStep>
  /// Whether the step is contradicted while it runs; the text is then shown on the opposing step.
  package let whileRunning: Bool
  /// The outcomes and steps that contradict it.
  package let against: [Opposition]
  /// Opposing steps that keep a line of their own.
  package let listed: [Name<PlanStep>]
  /// Other steps that have no line of their own while the step differs.
  package let notListed: [Name<PlanStep>]
  /// The text of the line; `nil` to show the text of both sides.
  package let text: Text?

  package init(
    step: Name<PlanStep>, whileRunning: Bool, against: [Opposition], listed: [Name<PlanStep>],
    notListed: [Name<PlanStep>], text: Text?
  ) {
    self.step = step
    self.whileRunning = whileRunning
    self.against = against
    self.listed = listed
    self.notListed = notListed
    self.text = text
  }

  /// Outcomes that contradict a step, and their own steps.
  package struct Opposition: Hashable, Sendable {
    /// Each of these outcomes contradicts the step.
    package let outcomes: [OutcomeName]
    /// The contradicting steps.
    package let steps: [Name<PlanStep>]

    package init(outcomes: [OutcomeName], steps: [Name<PlanStep>]) {
      self.outcomes = outcomes
      self.steps = steps
    }
  }
}

/// A step or a decision shown directly beside a step, with its urgency.
package struct Placement: Hashable, Sendable {
  /// What is placed.
  package let subject: Subject
  /// Before or after the anchor.
  package let side: Side
  /// The step beside which it is placed.
  package let anchor: Name<PlanStep>
  /// Its urgency there; `nil` for that of the anchor.
  package let urgency: Urgency?
  /// Whether it is placed only if the anchor is more urgent.
  package let onlyIfMoreUrgent: Bool
  /// The placement ends when one of these events is given.
  package let until: [Name<Event>]

  package init(
    subject: Subject, side: Side, anchor: Name<PlanStep>, urgency: Urgency?, onlyIfMoreUrgent: Bool,
    until: [Name<Event>]
  ) {
    self.subject = subject
    self.side = side
    self.anchor = anchor
    self.urgency = urgency
    self.onlyIfMoreUrgent = onlyIfMoreUrgent
    self.until = until
  }

  /// What can be placed beside a step.
  package enum Subject: Hashable, Sendable {
    /// Another step.
    case step(Name<PlanStep>)
    /// The decision of a tree.
    case decision(Name<Tree>)
  }

  /// The side of the anchor.
  package enum Side: String, CaseIterable, Sendable {
    /// Directly before it.
    case before
    /// Directly after it.
    case after
  }
}
