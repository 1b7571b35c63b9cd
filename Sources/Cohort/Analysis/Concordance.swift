package import GuidelineModel

/// How what was done agrees with what a tree says, over every completion of what is not known.
package enum Concordance: String, CaseIterable, Sendable {
  /// It agrees with every outcome still possible.
  case concordant
  /// It agrees with some of the outcomes still possible: whether it is concordant hangs on what is not known.
  case conditional = "conditionally-concordant"
  /// It agrees with no outcome still possible.
  case notConcordant = "not-concordant"
  /// It is not known what was done, or an answer is no value, or answers contradict an outcome.
  case undecidable
}

/// How what was done agrees with the pathway, of the rows that reach each tree.
package struct ConcordanceCounts: Hashable, Sendable {
  /// Of every tree and outcome, how many rows are of each class.
  package var counts: [TreeResult: [Concordance: Int]] = [:]
  /// Of every tree, why the rows that are not concordant deviate; the reason is nil where none is given.
  package var reasons: [Index<Tree>: [Index<DeclineReason>?: Int]] = [:]

  package init() {}
}
