/// A decision tree whose structure is known to be sound.
///
/// Branches may meet again, but never lead back: every decision comes after those that lead to it,
/// and the first is the root. Every value of an item has exactly one branch.
public struct Tree: Hashable, Sendable {
  /// Its name in cases and advices.
  public let id: Name<Tree>
  /// The page of the source document.
  public let page: Int
  /// Its title, as the source has it.
  public let title: Text
  /// The short title, used in links to the tree.
  public let tab: Text
  /// The rationale of the tree.
  public let rationale: Rationale
  /// The decisions in the order of the source; the tree starts at the first.
  public let decisions: [Decision]
  /// The outcomes in the order of the source; at most 64.
  public let outcomes: [Outcome]
  /// What earlier versions called the tree.
  package let formerNames: [Name<Tree>]
  /// The role of the tree in a plan.
  package let role: TreeRole

  package init(
    id: Name<Tree>, page: Int, title: Text, tab: Text, rationale: Rationale,
    decisions: [Decision], outcomes: [Outcome], formerNames: [Name<Tree>], role: TreeRole = .none
  ) {
    self.id = id
    self.page = page
    self.title = title
    self.tab = tab
    self.rationale = rationale
    self.decisions = decisions
    self.outcomes = outcomes
    self.formerNames = formerNames
    self.role = role
  }

  /// The decision at an index, which must be one of this tree's.
  public subscript(decision: Index<Decision>) -> Decision { decisions[decision.offset] }
  /// The outcome at an index, which must be one of this tree's.
  public subscript(outcome: Index<Outcome>) -> Outcome { outcomes[outcome.offset] }
}

/// One question of a tree and where each answer leads.
public struct Decision: Hashable, Sendable {
  /// Its name within the tree.
  public let id: Name<Decision>
  /// The item it asks for.
  public let item: Index<Item>
  /// The text in the box.
  public let label: Text
  /// The branches; every value of the item has exactly one.
  public let branches: [Branch]
}

/// A branch of a decision.
public struct Branch: Hashable, Sendable {
  /// What a branch leads to.
  public enum Target: Hashable, Sendable {
    /// Another decision of the tree.
    case decision(Index<Decision>)
    /// An outcome of the tree.
    case outcome(Index<Outcome>)
  }

  /// The values of the item for which the branch is taken.
  public let values: PossibleValues
  /// The text on the line.
  public let label: Text
  /// What it leads to.
  public let target: Target
}

/// What a tree can advise.
public struct Outcome: Hashable, Sendable {
  /// Its name within the tree.
  public let id: Name<Outcome>
  /// A short text for lists.
  public let summary: Text
  /// The full text of the box, word for word as in the source.
  public let wording: Text
  /// The action it advises.
  public let action: Action
  /// Every time limit in the action, with the condition it stands under.
  package let limits: [OutcomeLimit]
  /// Values that this outcome settles for the trees after it.
  package let fixes: [Fix]
  /// What follows.
  package let continuation: Continuation
  /// What earlier versions called the outcome.
  package let formerNames: [Name<Outcome>]
  /// The role of the outcome in a plan.
  package let role: OutcomeRole
  /// The events that its limits count from.
  private let events: [Event]
  private let kept = LazyOutcomeWords()

  /// The texts of the outcome, completed by what only its structure states.
  package var words: OutcomeWords {
    kept.words { OutcomeWords(action, wording: wording, summary: summary, events: events) }
  }

  /// Creates an outcome.
  ///
  /// - Parameters:
  ///   - id: Its name.
  ///   - summary: A short text for lists.
  ///   - wording: The full text of the box.
  ///   - action: What to do.
  ///   - limits: All time limits of the action.
  ///   - fixes: Values that it fixes.
  ///   - continuation: What follows it.
  ///   - formerNames: Its names in earlier versions.
  ///   - events: The events that its limits count from.
  ///   - role: Its role in a plan.
  package init(
    id: Name<Outcome>, summary: Text, wording: Text, action: Action, limits: [OutcomeLimit],
    fixes: [Fix], continuation: Continuation, formerNames: [Name<Outcome>],
    events: [Event], role: OutcomeRole = .none
  ) {
    self.id = id
    self.summary = summary
    self.wording = wording
    self.action = action
    self.limits = limits
    self.fixes = fixes
    self.continuation = continuation
    self.formerNames = formerNames
    self.events = events
    self.role = role
  }

  /// A value that an outcome settles.
  package struct Fix: Hashable, Sendable {
    /// The item that is settled.
    public let item: Index<Item>
    /// The values it has from then on.
    public let values: PossibleValues
  }

  /// What follows an outcome.
  package enum Continuation: Hashable, Sendable {
    /// These trees, in order.
    case trees([Index<Tree>])
    /// The trees of the option that the clinician chooses.
    case choice(item: Index<Item>, options: [Option])
  }

  /// One choice and the trees that follow it.
  package struct Option: Hashable, Sendable {
    /// The values that mean this option.
    public let value: PossibleValues
    /// The trees that follow it, in order.
    public let trees: [Index<Tree>]
  }
}

/// A time limit of an outcome, with its condition.
public struct OutcomeLimit: Hashable, Sendable {
  /// The limit.
  public let limit: TimeLimit
  /// The event it counts from.
  public let event: Index<Event>
  /// The condition under which it applies; `nil` if it always does.
  public let condition: Text?
}

extension Outcome.Continuation {
  /// All trees that can follow, for any option.
  package var trees: [Index<Tree>] {
    switch self {
    case .trees(let trees): trees
    case .choice(_, let options): options.flatMap(\.trees)
    }
  }
}

extension Tree {
  /// All trees that some outcome leads to, without duplicates, in the order of the outcomes.
  package var followers: [Index<Tree>] {
    outcomes.flatMap(\.continuation.trees).reduce(into: []) { followers, tree in
      if !followers.contains(tree) { followers.append(tree) }
    }
  }
}
