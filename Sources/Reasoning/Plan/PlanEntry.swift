public import GuidelineModel

/// One line of a plan: a step, a decision or a choice.
public struct PlanEntry: Hashable, Sendable {
  /// What the line is about.
  public enum Subject: Hashable, Sendable {
    /// Something to be done, or not to be done.
    case step(PlannedStep)
    /// A tree that is still to be decided.
    case decision(Index<Tree>)
    /// The choice that the outcome of a tree leaves to the clinician.
    case choice(Index<Item>, of: Index<Tree>)
  }

  /// How strongly something is advised, the strongest first.
  public enum Strength: Int, CaseIterable, Hashable, Sendable {
    /// It is to be done.
    case perform
    /// It is to be considered.
    case consider
    /// It may be done.
    case optional
    /// It is not to be done.
    case refrain
  }

  /// What it is about.
  public let subject: Subject
  /// What has become of it.
  public internal(set) var state: StepState
  /// How strongly it is advised.
  public internal(set) var strength: Strength
  /// How pressing it is; `noLimit` of what is done, running, superseded or declined.
  public internal(set) var urgency: Urgency
  /// Every tree and outcome that names, refines or bounds it, or that it speaks of, in the order of the
  /// trees.
  public internal(set) var sources: [TreeOutcome]
  /// The latest time; nil where there is none, or where the event it counts from has no time.
  public internal(set) var due: Instant?
  /// The earliest time.
  public internal(set) var notBefore: Instant?
  /// Whether one of the two counts from a time that nobody has confirmed.
  public internal(set) var isAssumed = false
  /// The tree whose limit bounds it.
  public internal(set) var boundBy: BoundingTree?
  /// Whether the limit is only the one to keep while the bounding tree is open.
  public internal(set) var isProvisional = false
  /// Whether it is advised under a condition only.
  public internal(set) var isConditional = false
  /// Whether something shows that it was done, though nobody has said so.
  public internal(set) var isPresumed = false
  /// An answer that shows it; nil where an event does.
  public internal(set) var presumedFrom: Index<Item>?
  /// When it was done; nil where it is not.
  public internal(set) var completion: Completion?
  /// Since when it is running, where the time is known.
  public internal(set) var since: Instant?
  /// What comes first, where it waits.
  public internal(set) var awaited: Awaited?
  /// Whether it waits because two trees ask for what cannot go together.
  public internal(set) var isConflict = false
  /// What to do where the clinical state does not allow the wait.
  public internal(set) var unless: Text?
  /// The tree whose advice takes its place.
  public internal(set) var supersededBy: Index<Tree>?
  /// Why it is not followed.
  public internal(set) var decline: Decline?
  /// Trees that ask for it and are not followed, where others ask for it too.
  public internal(set) var declinedTrees: [Index<Tree>] = []
  /// The steps that stand against it.
  public internal(set) var against: [PlannedStep] = []
  /// What can be chosen; of a choice only.
  public internal(set) var options: [Option] = []
  /// The event of an option that has happened, so that the choice is to be confirmed.
  public internal(set) var begunBy: Index<Event>?
  /// The steps of the options that were not chosen; nil where the step was not chosen.
  public internal(set) var chosenOver: [PlannedStep]?
  /// What the decision still needs, in the order in which it is asked; nil where it is no decision.
  public internal(set) var needs: [Index<Item>]?
  /// Undecided trees that say how it is done.
  public internal(set) var how: [UndecidedTree] = []
  /// Whether it stands directly beside another step.
  public internal(set) var isPlaced = false
  /// Sentences beside it.
  public internal(set) var remarks: [Text] = []
  /// What is said in place of the words of its actions; `{due}` and `{not-before}` stand for its times.
  public internal(set) var ownWords: Text?
  /// The actions whose words it has, none twice.
  public internal(set) var actions: [PlannedAction] = []
  /// Whether its line offers to start again.
  public internal(set) var offersNewEpisode = false
}

/// A step of a plan.
public enum PlannedStep: Hashable, Sendable {
  /// One that the guideline names.
  case named(Index<PlanStep>)
  /// An action without a name, which is a step of its own; by its number in the outcome, from 1.
  case unnamed(TreeOutcome, number: Int)

  /// Its name in plans: of one without a name `TREE.OUTCOME.NUMBER`.
  public func name(in guideline: Guideline) -> String {
    switch self {
    case .named(let step): guideline[step].id.text
    case .unnamed(let outcome, let number):
      "\(guideline.name(of: outcome.tree)).\(guideline.name(of: outcome.outcome, in: outcome.tree))"
        + ".\(number)"
    }
  }
}

/// The steps of an action that are one act, by their places among all steps of its outcome.
public struct PlannedAction: Hashable, Sendable {
  /// The outcome that asks for it.
  public let outcome: TreeOutcome
  /// In reading order; more than one where they are alternatives.
  public let places: [Int]
}

extension PlanEntry {
  /// The tree whose limit bounds a step.
  public struct BoundingTree: Hashable, Sendable {
    /// The tree.
    public let tree: Index<Tree>
    /// How it ends; nil where it is open or not in the pathway.
    public let outcome: Index<Outcome>?
  }

  /// That a step was done.
  public struct Completion: Hashable, Sendable {
    /// What shows it; nil where a person ticked the step.
    public var event: Index<Event>?
    /// When; nil where that is not known.
    public var time: Instant?
    /// Whether that was after its latest time; nil where one of the two is not known.
    public var isLate: Bool?
    /// Whether that was before its earliest time; nil where one of the two is not known.
    public var isEarly: Bool?
  }

  /// What a step waits for.
  public enum Awaited: Hashable, Sendable {
    /// Another step.
    case step(Index<PlanStep>)
    /// An event.
    case event(Index<Event>)
    /// What a caution asks, by its code.
    case caution(String)
  }

  /// Why something is not followed.
  public struct Decline: Hashable, Sendable {
    /// The clinician's reason.
    public let reason: Index<DeclineReason>
    /// The clinician's own words.
    public let remark: String?
  }

  /// A value that can be chosen.
  public struct Option: Hashable, Sendable {
    /// The value.
    public let values: PossibleValues
    /// Its steps.
    public let steps: [PlannedStep]
  }

  /// A tree that is still to be decided.
  public struct UndecidedTree: Hashable, Sendable {
    /// The tree.
    public let tree: Index<Tree>
    /// The items that can still change it.
    public let needs: [Index<Item>]
  }
}
