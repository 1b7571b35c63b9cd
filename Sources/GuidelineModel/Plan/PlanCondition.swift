/// When a caution or a line shows.
///
/// Everything that is said must hold; nothing said always holds.
package struct PlanCondition: Hashable, Sendable {
  /// Every value still possible of each item is listed.
  package let values: [ConditionDraft]
  /// Each has an answer other than "not known".
  package let answered: [Name<Item>]
  /// Each was asked and is not known.
  package let notKnown: [Name<Item>]
  /// Each is given, with a time or without.
  package let given: [Name<Event>]
  /// None is given.
  package let notGiven: [Name<Event>]
  /// None has a time.
  package let withoutTime: [Name<Event>]
  /// None is shown to have happened, by another event or an answer.
  package let notProven: [Name<Event>]
  /// An event is before something it should follow.
  package let earlier: EarlierTime?
  /// Each is in the pathway.
  package let trees: [Name<Tree>]
  /// One of them is advised, and not declined.
  package let outcomes: [OutcomeName]
  /// None of them is advised.
  package let noOutcomes: [OutcomeName]
  /// Branches on the path of the tree of the outcome that is met.
  package let path: [ConditionDraft]
  /// A line of the plan waits for this step.
  package let waitingFor: Name<PlanStep>?
  /// This step stands in the plan, open.
  package let open: Name<PlanStep>?
  /// What was to be done at once was closed by an outcome that leaves the guideline.
  package let closedAtOnce: Bool
  /// Of a line: the step is in one of these states; empty where it does not matter.
  package let states: [StepState]
  /// Of a line: the step has a limit of at most this length.
  package let limitWithin: TimeSpan?
  /// Of a line: the step stands directly beside another.
  package let placed: Bool
  /// One of these holds as well; empty where that does not matter.
  package let anyOf: [PlanCondition]

  package init(
    values: [ConditionDraft], answered: [Name<Item>], notKnown: [Name<Item>], given: [Name<Event>],
    notGiven: [Name<Event>], withoutTime: [Name<Event>], notProven: [Name<Event>],
    earlier: EarlierTime?, trees: [Name<Tree>], outcomes: [OutcomeName], noOutcomes: [OutcomeName],
    path: [ConditionDraft], waitingFor: Name<PlanStep>?, open: Name<PlanStep>?, closedAtOnce: Bool,
    states: [StepState], limitWithin: TimeSpan?, placed: Bool, anyOf: [PlanCondition]
  ) {
    self.values = values
    self.answered = answered
    self.notKnown = notKnown
    self.given = given
    self.notGiven = notGiven
    self.withoutTime = withoutTime
    self.notProven = notProven
    self.earlier = earlier
    self.trees = trees
    self.outcomes = outcomes
    self.noOutcomes = noOutcomes
    self.path = path
    self.waitingFor = waitingFor
    self.open = open
    self.closedAtOnce = closedAtOnce
    self.states = states
    self.limitWithin = limitWithin
    self.placed = placed
    self.anyOf = anyOf
  }
}

/// Some event whose time is before another time that is known.
package struct EarlierTime: Hashable, Sendable {
  /// One of these events is earlier.
  package let events: [Name<Event>]
  /// It is before one of these that is given.
  package let thanEvents: [Name<Event>]
  /// Or it is before the onset given as the answer to one of these.
  package let thanOnsets: [Name<Item>]
  /// By more than this; by any length where absent.
  package let by: TimeSpan?

  package init(
    events: [Name<Event>], thanEvents: [Name<Event>], thanOnsets: [Name<Item>], by: TimeSpan?
  ) {
    self.events = events
    self.thanEvents = thanEvents
    self.thanOnsets = thanOnsets
    self.by = by
  }
}

/// An outcome as files name it from elsewhere: `TREE/OUTCOME`.
package struct OutcomeName: Hashable, Sendable {
  /// The tree.
  package let tree: Name<Tree>
  /// The outcome in it.
  package let outcome: Name<Outcome>

  package init(
    tree: Name<Tree>, outcome: Name<Outcome>
  ) {
    self.tree = tree
    self.outcome = outcome
  }
}
