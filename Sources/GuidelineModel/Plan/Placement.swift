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
