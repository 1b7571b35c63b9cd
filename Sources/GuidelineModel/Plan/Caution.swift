/// A sentence of our own, shown above the steps of a plan.
package struct Caution: Hashable, Sendable {
  /// Its identifier in advices.
  package let code: Code
  /// When it is shown.
  package let condition: PlanCondition
  /// Its text.
  package let message: Message
  /// Its urgency, if it has one.
  package let urgency: Urgency?
  /// The sources it is based on.
  package let citations: [Name<Source>]
  /// Steps on whose lines it is also shown.
  package let steps: [Name<PlanStep>]
  /// Whether it is shown below the steps, collapsed.
  package let isFolded: Bool
  /// A tree to mention in addition, if it is in the pathway.
  package let alsoNames: Name<Tree>?
  /// An event whose order warnings it replaces.
  package let replacesOrderOf: Name<Event>?

  package init(
    code: Code, condition: PlanCondition, message: Message, urgency: Urgency?,
    citations: [Name<Source>], steps: [Name<PlanStep>], isFolded: Bool, alsoNames: Name<Tree>?,
    replacesOrderOf: Name<Event>?
  ) {
    self.code = code
    self.condition = condition
    self.message = message
    self.urgency = urgency
    self.citations = citations
    self.steps = steps
    self.isFolded = isFolded
    self.alsoNames = alsoNames
    self.replacesOrderOf = replacesOrderOf
  }

  /// The text of a caution.
  package enum Message: Hashable, Sendable {
    /// Its own text, with placeholders `{…}` filled in from the case.
    case words(Text)
    /// The text of a note of the guideline.
    case note(Name<Note>)
  }

  /// The identifier of a caution: a capital letter and a number, such as `C3`.
  package struct Code: Hashable, Sendable {
    /// The code as it is written.
    package let text: String

    /// Creates a code; returns `nil` if the text is not a valid code.
    package init?(_ text: String) {
      guard let letter = text.utf8.first, (0x41...0x5A).contains(letter),
        text.utf8.count <= 4, let number = Int(text.dropFirst()), number > 0,
        String(number) == text.dropFirst()
      else { return nil }
      self.text = text
    }
  }
}

/// When a caution or a remark on a line is shown.
///
/// All parts must hold; an empty condition always holds.
package struct PlanCondition: Hashable, Sendable {
  /// The possible values of each item are all among those listed.
  package let values: [ConditionDraft]
  /// Each item has an answer other than "not known".
  package let answered: [Name<Item>]
  /// Each item is answered with "not known".
  package let notKnown: [Name<Item>]
  /// Each event is given, with or without a time.
  package let given: [Name<Event>]
  /// No event is given.
  package let notGiven: [Name<Event>]
  /// No event has a time.
  package let withoutTime: [Name<Event>]
  /// No event is proven by another event or an answer.
  package let notProven: [Name<Event>]
  /// An event precedes something it should follow.
  package let earlier: EarlierTime?
  /// Each tree is in the pathway.
  package let trees: [Name<Tree>]
  /// One of the outcomes is advised and not declined.
  package let outcomes: [OutcomeName]
  /// None of the outcomes is advised.
  package let noOutcomes: [OutcomeName]
  /// Branches that must be on the decision path of the outcome's tree.
  package let path: [ConditionDraft]
  /// A line of the plan waits for this step.
  package let waitingFor: Name<PlanStep>?
  /// This step is in the plan with the state `open`.
  package let open: Name<PlanStep>?
  /// A step that was "at once" was closed by an outcome that leaves the guideline.
  package let closedAtOnce: Bool
  /// For a line: the step has one of these states; empty for any state.
  package let states: [StepState]
  /// For a line: the step has a limit of at most this length.
  package let limitWithin: TimeSpan?
  /// For a line: the step is placed beside another.
  package let placed: Bool
  /// At least one of these also holds; empty for no such requirement.
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

/// An event that precedes another known time.
package struct EarlierTime: Hashable, Sendable {
  /// One of these events is earlier.
  package let events: [Name<Event>]
  /// It precedes one of these events that is given.
  package let thanEvents: [Name<Event>]
  /// Or it precedes the onset given as the answer to one of these items.
  package let thanOnsets: [Name<Item>]
  /// By more than this; `nil` for any difference.
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

/// The name of an outcome outside its tree: `TREE/OUTCOME`.
package struct OutcomeName: Hashable, Sendable {
  /// The tree.
  package let tree: Name<Tree>
  /// The outcome of that tree.
  package let outcome: Name<Outcome>

  package init(
    tree: Name<Tree>, outcome: Name<Outcome>
  ) {
    self.tree = tree
    self.outcome = outcome
  }
}
