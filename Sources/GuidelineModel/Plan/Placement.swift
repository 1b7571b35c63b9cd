/// A step or a decision that stands directly beside a step, with its urgency.
package struct Placement: Hashable, Sendable {
  /// What stands there.
  package let subject: Subject
  /// On which side.
  package let side: Side
  /// Beside what.
  package let anchor: Name<PlanStep>
  /// Its urgency there, in place of the anchor's.
  package let urgency: Urgency?
  /// Whether it stands there only where the anchor is the more urgent.
  package let onlyIfMoreUrgent: Bool
  /// Events of which any ends this.
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

  /// What stands beside a step.
  package enum Subject: Hashable, Sendable {
    /// Another step.
    case step(Name<PlanStep>)
    /// The decision of a tree.
    case decision(Name<Tree>)
  }

  /// On which side of a step something stands.
  package enum Side: String, CaseIterable, Sendable {
    /// Directly before it.
    case before
    /// Directly after it.
    case after
  }
}
