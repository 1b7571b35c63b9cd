public import GuidelineModel

/// What is to be done for one patient at one moment: every step once, the most pressing first.
///
/// An advice is what each tree says; people act on the plan. It is made of the advice, the case and
/// what the guideline says of plans, and of nothing else.
public struct Plan: Hashable, Sendable {
  /// In the order in which people should act; what is done or has lapsed comes last.
  public let entries: [PlanEntry]
  /// Whether nothing of it is still to be decided, judged or confirmed.
  public let isSettled: Bool
  /// What stands above the steps, in the order of the guideline.
  public let cautions: [ShownCaution]
  /// Items worth asking that nobody can know yet, in the order of the questions.
  public let later: [LaterItem]
  /// Answered items that nothing in the advice and the plan rests on.
  public let unused: [Index<Item>]
  /// Ticks that complete nothing in the plan, in the order of the steps.
  public let unusedTicks: [Index<PlanStep>]
  /// Pairs of events that are told in the wrong order, and that no caution speaks of instead.
  public let disorders: [EventDisorder]
}

/// An item that nobody can know before an event.
public struct LaterItem: Hashable, Sendable {
  /// The item.
  public let item: Index<Item>
  /// The event from which it can be known.
  public let event: Index<Event>
}

/// An event that is told to be before one that it must follow.
public struct EventDisorder: Hashable, Sendable {
  /// The earlier by the clock.
  public let event: Index<Event>
  /// What it must follow.
  public let mustFollow: Index<Event>
}

/// A caution that shows.
public struct ShownCaution: Hashable, Sendable {
  /// Its name in the guideline, such as `C3`.
  public let code: String
  /// What it says.
  public let message: Text
  /// How pressing it is; nil where it does not say so.
  public let urgency: Urgency?
  /// The names of the sources it rests on.
  public let citations: [Name<Source>]
  /// Whether it stands below the steps, folded.
  public let isFolded: Bool
}
