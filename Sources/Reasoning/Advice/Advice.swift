public import GuidelineModel

/// What the guideline says for one patient at one moment.
public struct Advice: Hashable, Sendable {
  /// The moment of evaluation.
  public let now: Timestamp
  /// The trees of the pathway, in the order in which they were evaluated.
  public let trees: [TreeAdvice]
  /// The items worth asking now, most useful first; items that cannot be known yet are in
  /// ``Plan/later``.
  public let questions: [Index<Item>]
  /// Whether ``QuestionOrder/fewest`` was requested but exceeded the search limit, so that the
  /// questions are in the source's order.
  public let isFewestExceeded: Bool
  /// The deadlines: one for each time limit of each decided outcome, in pathway order.
  public let deadlines: [Deadline]
  /// The trees for which another reading of the source gives another result; empty if all readings
  /// agree.
  public let differences: [ReadingDifference]
  /// Combinations of answers that do not occur together in practice, in guideline order.
  public let warnings: [Warning]
  /// Notes that apply to the decision path, in guideline order.
  public let notes: [Note]

  /// Whether every tree in ``trees`` is decided and no link waits for a choice.
  public var isComplete: Bool {
    trees.allSatisfy { $0.outcome != nil && $0.openChoice == nil }
  }
}

/// The result of one tree for one patient.
public struct TreeAdvice: Hashable, Sendable {
  /// The tree.
  public let tree: Index<Tree>
  /// The decisions on the decision path, up to the first that is not settled.
  public let path: [PathStep]
  /// The outcomes still possible, given the answers so far.
  public let possibleOutcomes: OutcomeSet
  /// The trees that follow; nil while undecided or while the choice is open.
  public let next: [Index<Tree>]?
  /// The item that the tree waits for while it is undecided.
  public let awaitedItem: Index<Item>?
  /// The choice that the following trees depend on.
  public let openChoice: OpenChoice?
  /// The strictest limit among the possible outcomes; `nil` once decided.
  public let tightestLimit: OutcomeLimit?
  /// The urgency of the outcome or, while undecided, of ``tightestLimit``.
  public let urgency: OutcomeUrgency
  /// The reason for the outcome; `nil` while undecided.
  public let because: Reason?

  /// The outcome, if exactly one is possible.
  public var outcome: Index<Outcome>? { possibleOutcomes.only }
}

/// A decision on the path, with the values that settled it.
public struct PathStep: Hashable, Sendable {
  /// The index of the decision in its tree.
  public let decision: Index<Decision>
  /// What it asks.
  public let item: Index<Item>
  /// The values still possible; all lead along this branch.
  public let values: PossibleValues
  /// The label of the branch.
  public let label: Text
}

/// A time limit of a decided outcome.
public struct Deadline: Hashable, Sendable {
  /// The tree whose outcome has the limit.
  public let tree: Index<Tree>
  /// The outcome that has the limit.
  public let outcome: Index<Outcome>
  /// The length of the limit and the event it counts from.
  public let limit: OutcomeLimit
  /// The latest time; `nil` if the limit has none or the event's time is unknown.
  public let due: Instant?
  /// The earliest time; `nil` if the limit has none or the event's time is unknown.
  public let notBefore: Instant?
  /// Whether the times count from an assumed, unconfirmed event time.
  public let isAssumed: Bool
}

/// A tree for which another reading of the source gives another result.
public struct ReadingDifference: Hashable, Sendable {
  /// How the result differs.
  public enum Kind: Hashable, Sendable {
    /// Both readings evaluate the tree; these outcomes are possible under the other reading.
    case outcomes(OutcomeSet)
    /// Only the other reading reaches the tree, with these outcomes possible.
    case added(OutcomeSet)
    /// The other reading does not reach the tree.
    case missing
  }

  /// The index of the reading in the guideline.
  public let reading: Index<Reading>
  /// The tree that is evaluated differently.
  public let tree: Index<Tree>
  /// How it differs.
  public let kind: Kind
}

/// The order in which questions are asked.
public enum QuestionOrder: String, CaseIterable, Hashable, Sendable {
  /// The order of the source, which clinicians know and which puts urgent matters first.
  case source
  /// First the question with the lowest expected number of further questions for the first
  /// undecided tree.
  case fewest
}

/// A moment at which a time limit of an advice starts or ends.
package struct Moment: Hashable, Sendable {
  /// Whether the limit starts or ends.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// From this moment on the action is permitted.
    case earliest
    /// After this moment the action is late.
    case latest
  }

  package let time: Instant
  package let kind: Kind
  package let deadline: Deadline
}

extension Deadline {
  /// The start and end of the limit, where their times are known.
  package var moments: [Moment] {
    [
      notBefore.map { Moment(time: $0, kind: .earliest, deadline: self) },
      due.map { Moment(time: $0, kind: .latest, deadline: self) },
    ].compactMap(\.self)
  }
}

extension Advice {
  /// All moments at which a limit starts or ends, in chronological order; those before `now` have
  /// passed.
  package var moments: [Moment] {
    deadlines.flatMap(\.moments).enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }.map(\.element)
  }
}
