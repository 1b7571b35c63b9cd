import GuidelineModel
import Reasoning
import TestSupport
import Testing

@testable import Cohort

/// Limits are met, late or uncertain as all exact times within the recorded days say.
struct TimelinessTests {
  private let clinic: Clinic
  private let tables: AnalysisTables

  init() throws {
    clinic = try Clinic.madeUp(.sting)
    tables = try AnalysisTables(CohortTables(clinic.reasoner), clinic.reasoner)
  }

  private func text(_ limit: TimelinessCounts.Limit) -> String {
    let guideline = clinic.guideline
    let until = limit.until.map { guideline[$0].id.text }.joined(separator: ",")
    return "\(guideline.name(of: limit.tree))/\(guideline.name(of: limit.outcome, in: limit.tree)) "
      + "\(limit.within.iso8601) \(guideline[limit.from].id) → \(until)"
  }

  @Test
  func `every latest time is listed, with what ends it`() {
    #expect(
      tables.allLimits.map(text) == [
        "look/remove PT1H visit → removed", "treat/ointment-daily PT24H visit → treated",
        "review/see-again P7D treated → ",
      ])
  }

  @Test
  func `what a first event stands for is looked for itself`() throws {
    let built = try TablesTests.reasoner("built-in")
    let limits = built.measurableLimits
    #expect(limits.count > 5)
    for limit in limits {
      #expect(!limit.until.isEmpty)
      #expect(limit.until.allSatisfy { !built.guideline[$0].isDerived })
    }
  }

  @Test
  func `days and times of the day are met, late or uncertain as every exact time says`() throws {
    let (visit, removed) = (try clinic.event("visit"), try clinic.event("removed"))
    let state = try clinic.state("swelling: local, stinger: present")
    var random = SeededGenerator(seed: 13)
    var seen: Set<Int> = []
    for _ in 0..<600 {
      func time() -> EventTime {
        let first = Int64(random.next(below: 5)) * 1800
        let length = Int64(random.next(below: 4)) * 900
        return EventTime(
          earliest: Instant(seconds: first), latest: Instant(seconds: first + length))
      }
      var facts = RowFacts(clinic.guideline)
      facts.masks = state.values.map(\.bits)
      let (start, end) = (time(), time())
      facts.events[visit.offset] = random.next(below: 12) == 0 ? nil : start
      facts.events[removed.offset] = random.next(below: 12) == 0 ? nil : end
      var analyst = CohortAnalyst(tables)
      analyst.add(facts, group: 0, row: RowPlace(block: 0, row: 1))
      let found = analyst.analysis(
        keys: [[]], columns: [], periodColumn: nil, RowNumbers(rowsBefore: [0]))
      let counts = try #require(found.groups[[]]?.timeliness.limits[tables.allLimits[0]])
      // Every exact time, a quarter of an hour apart: all times are multiples of that.
      let starts = stride(from: start.earliest.seconds, through: start.latest.seconds, by: 900)
      let ends = stride(from: end.earliest.seconds, through: end.latest.seconds, by: 900)
      let waits = starts.flatMap { start in ends.map { $0 - start } }
      let expected =
        if facts.events[visit.offset] == nil {
          [0, 0, 0, 1, 0, 0]
        } else if facts.events[removed.offset] == nil {
          [0, 0, 0, 0, 1, 0]
        } else if waits.allSatisfy({ $0 < 0 }) {
          [0, 0, 0, 0, 0, 1]
        } else if waits.allSatisfy({ $0 <= 3600 }) {
          [1, 0, 0, 0, 0, 0]
        } else if waits.allSatisfy({ $0 > 3600 }) {
          [0, 1, 0, 0, 0, 0]
        } else {
          [0, 0, 1, 0, 0, 0]
        }
      let kinds = [
        counts.met, counts.late, counts.uncertain, counts.noStart, counts.noEnd, counts.reversed,
      ]
      #expect(kinds == expected)
      seen.formUnion(expected.indices.filter { expected[$0] > 0 })
      #expect(counts.minutes.values.reduce(0, +) == counts.measured)
      let sum = waits.reduce(0, +)
      if let minutes = counts.minutes.keys.first, counts.measured == 1 {
        #expect(Int64(minutes) == max(0, sum / Int64(waits.count)) / 60)
      }
    }
    #expect(seen.count == 6)
  }

  @Test
  func `waiting past a hundred hours is told to three digits`() {
    let rounded = [0, 59, 6000, 6001, 6005, 9995, 12_345, 12_350, 999_499]
    #expect(
      rounded.map { TimelinessCounts.rounded(minutes: $0) }
        == [0, 59, 6000, 6000, 6010, 10_000, 12_300, 12_400, 999_000])
    var counts = TimelinessCounts.Counts()
    #expect(counts.minutes(atShare: 0.5) == nil)
    counts.minutes = [10: 1, 20: 1, 30: 1, 40: 1]
    #expect([0.5, 0.9].map { counts.minutes(atShare: $0) } == [20, 40])
  }
}
