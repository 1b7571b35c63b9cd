package import GuidelineModel

/// What needs the rows themselves, beyond the counts of outcomes.
///
/// Its size depends on the guideline and on the number of groups, never on the number of rows.
package struct CohortAnalysis: Hashable, Sendable {
  /// What is counted for each group apart.
  package struct Group: Hashable, Sendable {
    /// The rows that could be read.
    package var rows = 0
    /// How what was done agrees with the pathway.
    package var concordance = ConcordanceCounts()
    /// How limits were met.
    package var timeliness = TimelinessCounts()
    /// How complete the answers are.
    package var quality: DataQuality

    package init(_ guideline: Guideline) { quality = DataQuality(guideline) }
  }

  /// The columns that rows are grouped by, as the header names them.
  package var columns: [String]
  /// The index among these of the column that tells the period, if any; periods sort as texts.
  package var periodColumn: Int?
  /// By the texts of these columns.
  package var groups: [[String]: Group] = [:]
  /// Every limit of the guideline, those included that cannot be measured.
  package var limits: [TimelinessCounts.Limit] = []
  /// How many rows take each branch of each tree.
  package var flow: PatientFlow
  /// What would change under another guideline or reading.
  package var comparisons: [GuidelineComparison] = []

  package init(columns: [String], periodColumn: Int?, _ guideline: Guideline) {
    self.columns = columns
    self.periodColumn = periodColumn
    flow = PatientFlow(guideline)
  }
}

/// A tree and what it says: an outcome, or nothing yet.
package struct TreeResult: Hashable, Sendable {
  package let tree: Index<Tree>
  /// Nil where more than one outcome is still possible.
  package let outcome: Index<Outcome>?

  package init(tree: Index<Tree>, outcome: Index<Outcome>?) {
    self.tree = tree
    self.outcome = outcome
  }
}
