package import Cohort
package import GuidelineModel

/// All that a report says, as it may be published.
///
/// Its counts are of rows that could be read. A tree that is not shown counts nowhere: the totals are of the trees
/// that are shown, so that nothing can be taken from them.
package struct PublishedReport: Sendable {
  /// The four classes of concordance, in their order.
  package typealias Classes = [PublishedCount]

  /// What is shown of a tree on the pathway.
  package struct TreePart: Sendable {
    package let tree: Index<Tree>
    package let reached: Int
    package let outcomes: [PublishedCount]
    package let undecided: PublishedCount
    package let invalid: PublishedCount
    /// The counts not shown of these, together.
    package let together: Int?
    package var classes: Classes?
    /// By outcome, those not shown together; empty where it is not shown.
    package var byOutcome: [OutcomePart] = []
    /// Why care deviates, the most frequent first.
    package var reasons: [(reason: Index<DeclineReason>?, count: PublishedCount)] = []
    package var flow: PatientFlow.TreeFlow?
  }

  /// What rows of a table of concordance by outcome are of.
  package enum OutcomeRow: Hashable, Sendable {
    case outcome(Index<Outcome>)
    /// Outcomes and others that are not shown one by one.
    case together
    /// No outcome is certain.
    case none
  }

  package struct OutcomePart: Sendable {
    package let row: OutcomeRow
    package let total: Int
    package let classes: Classes
  }

  /// A text of a column, or the small ones together.
  package struct GroupRow: Sendable {
    /// Nil for the small ones together.
    package let text: String?
    package let rows: Int
    package let total: Int
    package let classes: Classes

    /// The concordant ones of those that are concordant or not, where both are shown.
    package var proportion: Proportion? { Proportion(concordant: classes) }
  }

  package struct Grouping: Sendable {
    package let column: String
    package let isPeriod: Bool
    package let rows: [GroupRow]
    /// How many groups are shown together.
    package let together: Int
  }

  package struct ItemPart: Sendable {
    package let item: Index<Item>
    /// Missing, coarse, exact and invalid.
    package let counts: [PublishedCount]
    package let alone: PublishedCount
  }

  package struct Quality: Sendable {
    package let complete: PublishedCount
    package let incomplete: PublishedCount
    /// Those that keep most rows undecided first.
    package let items: [ItemPart]
    package let warnings: [PublishedCount]
  }

  package struct LimitPart: Sendable {
    package let limit: TimelinessCounts.Limit
    package let total: Int
    /// Met, late, uncertain, no start, no end, reversed.
    package let counts: [PublishedCount]
    /// Minutes; nil where too few rows lie on either side.
    package let median: Int?
    package let medianInterval: ClosedRange<Int>?
    package let ninetieth: Int?
  }

  package struct Comparison: Sendable {
    package let other: GuidelineComparison.Other
    package let changed: PublishedCount
    package let trees: [(tree: String, changes: [(GuidelineComparison.Change, PublishedCount)])]
  }

  package let least: Int
  /// The rows that could be read.
  package let rows: PublishedCount
  package let contradictions: Int?
  package internal(set) var trees: [TreePart] = []
  /// The trees that are not shown.
  package internal(set) var hiddenTrees: [Index<Tree>] = []
  /// Over all trees that are shown.
  package internal(set) var classes: Classes?
  package internal(set) var groupings: [Grouping] = []
  /// The columns that cannot be shown.
  package internal(set) var hiddenColumns: [String] = []
  package internal(set) var quality: Quality?
  package internal(set) var limits: [LimitPart]?
  package internal(set) var comparisons: [Comparison] = []
  /// Whether there is more than counts.
  package let hasAnalysis: Bool
  /// Whether what was done is known of any row.
  package internal(set) var hasTreatment = false

  /// The rows that reach each tree that is shown, added up.
  package var total: Int { trees.reduce(0) { $0 + $1.reached } }
}

extension Proportion {
  /// The concordant ones of those that are concordant or not.
  package init?(concordant classes: [PublishedCount]) {
    let counts = Dictionary(uniqueKeysWithValues: zip(Concordance.allCases, classes))
    guard let good = counts[.concordant]?.exact, let bad = counts[.notConcordant]?.exact,
      good + bad > 0
    else { return nil }
    self.init(good, of: good + bad)
  }
}
