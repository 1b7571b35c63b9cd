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
  /// The name by which links call the tree.
  public let tab: Text
  /// Why the tree says what it says.
  public let rationale: Rationale
  /// In the source's order; the first is where the tree starts.
  public let decisions: [Decision]
  /// In the source's order; at most 64.
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

  /// The decision at a place, which must be one of this tree's.
  public subscript(decision: Index<Decision>) -> Decision { decisions[decision.offset] }
  /// The outcome at a place, which must be one of this tree's.
  public subscript(outcome: Index<Outcome>) -> Outcome { outcomes[outcome.offset] }
}

/// One question of a tree and where each answer leads.
public struct Decision: Hashable, Sendable {
  /// Its name within the tree.
  public let id: Name<Decision>
  /// What it asks.
  public let item: Index<Item>
  /// The words in the box.
  public let label: Text
  /// The ways on; every value of the item leads along one.
  public let branches: [Branch]
}

/// One way on from a decision.
public struct Branch: Hashable, Sendable {
  /// Where a branch leads.
  public enum Target: Hashable, Sendable {
    /// Another question.
    case decision(Index<Decision>)
    /// An outcome of the tree.
    case outcome(Index<Outcome>)
  }

  /// The values that lead this way.
  public let values: PossibleValues
  /// The words on the line.
  public let label: Text
  /// Where it leads.
  public let target: Target
}

/// What a tree can advise.
public struct Outcome: Hashable, Sendable {
  /// Its name within the tree.
  public let id: Name<Outcome>
  /// In short, for lists.
  public let summary: Text
  /// The whole box, to the letter.
  public let wording: Text
  /// What is to be done.
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

/// A time limit with the condition it stands under.
public struct OutcomeLimit: Hashable, Sendable {
  /// How long.
  public let limit: TimeLimit
  /// What it counts from.
  public let event: Index<Event>
  /// Absent where the limit always holds.
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
