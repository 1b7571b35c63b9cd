package import GuidelineModel
package import Reasoning

/// What rows are analysed by, made once and shared by all workers.
package final class AnalysisTables: Sendable {
  /// A limit, and for which rows it applies.
  struct Limit: Sendable {
    let limit: TimelinessCounts.Limit
    /// The choice and the options for which it applies; nil where it always does.
    let option: (item: Int, bits: UInt16)?
    /// The events of which the first is the start; one, unless it is derived from others.
    let from: [Int]
    let until: [Int]
    let seconds: Int64
  }

  /// A warning: what it needs of answers and of the pathway.
  struct Warning: Sendable {
    let conditions: [(item: Int, bits: UInt16)]
    let scope: (tree: Int, outcomes: OutcomeSet)?
  }

  package let guideline: Guideline
  let walk: WalkTables
  let comparisons: [ComparisonTables]
  let warnings: [Warning]
  let limits: [Limit]
  /// Of every tree and outcome, its limits.
  let limitPlaces: [[[Int]]]
  /// Of every tree and outcome, the item that is chosen after it.
  let choices: [[Int?]]

  /// - Parameters:
  ///   - tables: The tables that rows are counted by.
  ///   - reasoner: The engine of the same guideline.
  ///   - others: What to compare with.
  /// - Throws: ``TooManyStates`` where a table would be too large.
  package init(
    _ tables: CohortTables, _ reasoner: Reasoner, comparedWith others: [ComparedGuideline] = []
  ) throws(TooManyStates) {
    let guideline = tables.guideline
    self.guideline = guideline
    walk = WalkTables(tables, reasoner)
    var comparisons: [ComparisonTables] = []
    for other in others { comparisons.append(try ComparisonTables(other, tables, reasoner)) }
    self.comparisons = comparisons
    warnings = guideline.warnings.map { warning in
      Warning(
        conditions: warning.conditions.map { ($0.item.offset, $0.values.bits) },
        scope: warning.scope.map { ($0.tree.offset, $0.outcomes) })
    }
    let measurable = reasoner.measurableLimits
    limits = measurable.map { Limit($0, in: guideline) }
    limitPlaces = guideline.trees.enumerated().map { tree, content in
      content.outcomes.indices.map { outcome in
        let named = TreeOutcome(Index(outcome), of: Index(tree))
        return measurable.indices.filter { measurable[$0].outcome == named }
      }
    }
    choices = guideline.trees.map { tree in
      tree.outcomes.map { outcome in
        guard case .choice(let item, _) = outcome.continuation else { return nil }
        return item.offset
      }
    }
  }

  /// Every limit of the guideline, in its order; those without events to end them cannot be measured.
  package var allLimits: [TimelinessCounts.Limit] { limits.map(\.limit).uniqued }
}

extension AnalysisTables.Limit {
  fileprivate init(_ measurable: MeasurableLimit, in guideline: Guideline) {
    let event = measurable.limit.event
    limit = TimelinessCounts.Limit(
      tree: measurable.outcome.tree, outcome: measurable.outcome.outcome,
      within: measurable.within, from: event, until: measurable.until,
      isConditional: measurable.limit.condition != nil)
    if let option = measurable.option,
      case .choice(let item, _) =
        guideline[measurable.outcome.tree][measurable.outcome.outcome].continuation
    {
      self.option = (item.offset, option.bits)
    } else {
      option = nil
    }
    from =
      guideline.eventRules.derived.first { $0.event == event }.map { $0.of.map(\.offset) }
      ?? [event.offset]
    until = measurable.until.map(\.offset)
    seconds = measurable.within.seconds
  }
}
