public import GuidelineModel

/// What the guideline says about one patient at one moment.
public struct Advice: Hashable, Sendable {
  /// The moment at which the question was put.
  public let now: Timestamp
  /// The trees of the pathway, in the order in which they were evaluated.
  public let trees: [TreeAdvice]
  /// The items worth asking now, the next one first; those that nobody can know yet are in the plan.
  public let questions: [Index<Item>]
  /// Whether the question after which the fewest more are needed was asked for and would have taken
  /// too much to find, so that the questions stand in the source's order.
  public let isFewestExceeded: Bool
  /// One for each time limit of each decided outcome, in the order of the trees.
  public let deadlines: [Deadline]
  /// Where another reading of the source says something else; empty where every reading agrees.
  public let differences: [ReadingDifference]
  /// Combinations of answers that contradict one another in practice, in the order of the
  /// guideline.
  public let warnings: [Warning]
  /// Remarks that apply to the way taken, in the order of the guideline.
  public let notes: [Note]

  /// Whether every tree listed is decided and no link waits for a choice.
  public var isComplete: Bool {
    trees.allSatisfy { $0.outcome != nil && $0.openChoice == nil }
  }
}

/// What one tree says about one patient.
public struct TreeAdvice: Hashable, Sendable {
  /// The tree.
  public let tree: Index<Tree>
  /// The decisions taken, in order, up to the first that is not settled.
  public let path: [PathStep]
  /// The outcomes that some way of answering what is open leads to.
  public let possibleOutcomes: OutcomeSet
  /// The trees that follow; nil while undecided or while the choice is open.
  public let next: [Index<Tree>]?
  /// What the tree waits for while it is undecided.
  public let awaitedItem: Index<Item>?
  /// The choice that what follows waits for.
  public let openChoice: OpenChoice?
  /// The limit to keep until more is known; nil once decided.
  public let tightestLimit: OutcomeLimit?
  /// How pressing it is to act: on its outcome or, while undecided, on the limit to keep.
  public let urgency: OutcomeUrgency
  /// Why it ends so; nil while undecided.
  public let because: Reason?

  /// The outcome, where only one is possible.
  public var outcome: Index<Outcome>? { possibleOutcomes.only }
}

/// A decision taken, with the values that took it.
public struct PathStep: Hashable, Sendable {
  /// The place of the decision in its tree.
  public let decision: Index<Decision>
  /// What it asks.
  public let item: Index<Item>
  /// The values still possible, all of which lead along the branch.
  public let values: PossibleValues
  /// The words of the branch.
  public let label: Text
}

/// A time limit of a decided outcome.
public struct Deadline: Hashable, Sendable {
  /// The tree whose outcome has the limit.
  public let tree: Index<Tree>
  /// The outcome that has the limit.
  public let outcome: Index<Outcome>
  /// How long, and counted from which event.
  public let limit: OutcomeLimit
  /// The latest time; nil where there is none or the event's time is not known.
  public let due: Instant?
  /// The earliest time; nil where there is none or the event's time is not known.
  public let notBefore: Instant?
  /// Whether they count from a time that nobody has confirmed.
  public let isAssumed: Bool
}

/// A tree that another reading of the source evaluates differently.
public struct ReadingDifference: Hashable, Sendable {
  /// How the tree differs.
  public enum Kind: Hashable, Sendable {
    /// The tree is evaluated in both, with these outcomes possible under the reading.
    case outcomes(OutcomeSet)
    /// The tree is reached only under the reading, with these outcomes possible.
    case added(OutcomeSet)
    /// The tree is not reached under the reading.
    case missing
  }

  /// The place of the reading in the guideline.
  public let reading: Index<Reading>
  /// The tree that is evaluated differently.
  public let tree: Index<Tree>
  /// How it differs.
  public let kind: Kind
}

/// The order in which questions are put.
public enum QuestionOrder: String, CaseIterable, Hashable, Sendable {
  /// As the source asks them: clinicians know it, and it puts the urgent first.
  case source
  /// First the question after which the first undecided tree can be expected to need the fewest
  /// more.
  case fewest
}
