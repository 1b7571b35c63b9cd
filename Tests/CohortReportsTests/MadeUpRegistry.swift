import Foundation
import GuidelineModel
import Reasoning
import Synchronization
import TestSupport

@testable import Cohort

/// A made-up registry with what was done and when, counted and analysed.
struct MadeUpRegistry {
  let guideline: Guideline
  let counts: CohortCounts
  let analysis: CohortAnalysis

  init(_ reasoner: Reasoner, rows: Int, seed: UInt64) async throws {
    guideline = reasoner.guideline
    let tables = try CohortTables(reasoner)
    let synthetic = SyntheticRegistry(tables, seed: seed)
    let csv = Lines()
    csv.bytes = synthetic.header
    try await synthetic.write(rows: rows, workers: 1) { csv.bytes += $0 }
    var options = CohortReader.Options()
    options.groups = ["synthetic_hospital", "synthetic_quarter"]
    let analysed = try AnalysisTables(
      tables, reasoner, comparedWith: guideline.readings.indices.map { .reading(Index($0)) })
    let sink = Treated(CohortAnalyst(analysed), guideline, seed: Int(seed))
    let rows = try await CohortReader(tables, options).analyse(
      ofCSV: Self.source(csv.bytes), into: sink)
    counts = rows.outcome.counts
    analysis = AnalysedRows(
      outcome: rows.outcome, parts: rows.parts.map { .init(sink: $0.sink.analyst, keys: $0.keys) },
      numbers: rows.numbers
    ).analysis(columns: options.groups, periodColumn: 1, of: guideline)
  }

  private static func source(_ bytes: [UInt8]) -> ByteSource {
    let given = Mutex(0)
    return { into, range in
      given.withLock { given in
        let count = min(range.count, bytes.count - given)
        into.replaceSubrange(
          range.lowerBound..<range.lowerBound + count, with: bytes[given..<given + count])
        given += count
        return count
      }
    }
  }

  private final class Lines { var bytes: [UInt8] = [] }

  /// Adds to each row what was done and when, at random.
  private struct Treated: RowFactsSink {
    var analyst: CohortAnalyst
    let guideline: Guideline
    var random: SeededGenerator

    init(_ analyst: CohortAnalyst, _ guideline: Guideline, seed: Int) {
      self.analyst = analyst
      self.guideline = guideline
      random = SeededGenerator(seed: seed)
    }

    mutating func add(_ facts: RowFacts, group: Int, row: RowPlace) {
      var facts = facts
      for (place, tree) in guideline.trees.enumerated() {
        let reasons = guideline.declineReasons.count
        let reason: Index<DeclineReason>? =
          reasons > 0 && random.next(below: 3) > 0 ? Index(random.next(below: reasons)) : nil
        switch random.next(below: 12) {
        case 0: break
        case 1: facts.done[place] = .declined(reason)
        case 2:
          let outcome = Index<Outcome>(random.next(below: tree.outcomes.count))
          facts.done[place] = .agrees(with: OutcomeSet([outcome]), reason: reason)
        // Care gets a little better from group to group.
        case let other where other < 4 + group % 3: facts.done[place] = .declined(reason)
        default: facts.done[place] = .followed
        }
      }
      let start: Int64 = 1_764_000_000 + Int64(random.next(below: 10_000)) * 3600
      for event in guideline.events.indices where random.next(below: 5) > 0 {
        let time = start + Int64(event) * 40_000 + Int64(random.next(below: 400)) * 600
        let isDay = random.next(below: 3) == 0
        facts.events[event] = EventTime(
          earliest: Instant(seconds: isDay ? time / 86_400 * 86_400 : time),
          latest: Instant(seconds: isDay ? time / 86_400 * 86_400 + 86_399 : time))
      }
      analyst.add(facts, group: group, row: row)
    }
  }
}
