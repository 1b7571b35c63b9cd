public import GuidelineModel

/// What is to be done for one patient at one moment: every step once, most urgent first.
///
/// An advice lists what each tree says; people act on the plan. The plan is derived from the
/// advice, the case and the guideline's rules for plans only.
public struct Plan: Hashable, Sendable {
  /// The lines in the order in which people should act; what is done or no longer applies comes
  /// last.
  public let entries: [PlanEntry]
  /// Whether nothing is left to be decided, judged or confirmed.
  public let isSettled: Bool
  /// The cautions shown above the steps, in guideline order.
  public let cautions: [ShownCaution]
  /// Items worth asking that cannot be known yet, in question order.
  public let later: [LaterItem]
  /// Answered items on which neither the advice nor the plan depends.
  public let unused: [Index<Item>]
  /// Ticks that complete nothing in the plan, in step order.
  public let unusedTicks: [Index<PlanStep>]
  /// Pairs of events given in the wrong order, except those that a caution mentions instead.
  public let orderViolations: [EventOrderViolation]
}

/// An item that cannot be known before an event.
public struct LaterItem: Hashable, Sendable {
  /// The item.
  public let item: Index<Item>
  /// The event from which it can be known.
  public let event: Index<Event>
}

/// An event given as earlier than one it must follow.
public struct EventOrderViolation: Hashable, Sendable {
  /// The event with the earlier time.
  public let event: Index<Event>
  /// The event it must follow.
  public let mustFollow: Index<Event>
}

/// A caution that applies to the case.
public struct ShownCaution: Hashable, Sendable {
  /// Its identifier in the guideline, such as `C3`.
  public let code: String
  /// What it says.
  public let message: Text
  /// Its urgency, if it states one.
  public let urgency: Urgency?
  /// The names of the sources it is based on.
  public let citations: [Name<Source>]
  /// Whether it is shown below the steps, collapsed.
  public let isFolded: Bool
}
