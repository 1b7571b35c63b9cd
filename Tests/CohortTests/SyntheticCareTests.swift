import GuidelineModel
import Testing

@testable import Cohort

/// What was done and when, for rows of nobody.
struct SyntheticCareTests {
  @Test(arguments: ["built-in", "sting", "toothache", "hyperkalaemia"])
  func `columns of care follow the same answers, and hold the guideline's own names`(
    guideline name: String
  ) async throws {
    let tables = try CohortTables(TablesTests.reasoner(name))
    let guideline = tables.guideline
    let bare = try await Self.rows(SyntheticRegistry(tables, seed: 3))
    let rows = try await Self.rows(SyntheticRegistry(tables, seed: 3, withCare: true))
    let header = rows[0]
    #expect(rows.map { Array($0.prefix(bare[0].count)) } == bare)
    #expect(header.dropFirst(bare[0].count).allSatisfy { $0.hasPrefix("synthetic_") })
    #expect(rows.allSatisfy { $0.count == header.count })
    for tree in guideline.trees {
      let place = try #require(header.firstIndex(of: Self.column("done", tree.id.text)))
      let done = Set(rows.dropFirst().map { $0[place] })
      #expect(done.isSubset(of: Set(tree.outcomes.map(\.id.text)).union(["", "other"])))
    }
    let reasons = Set(guideline.plan.reasons.map(\.id.text))
    let given = header.indices.filter { header[$0].hasPrefix("synthetic_reason_") }
    #expect(given.count == (reasons.isEmpty ? 0 : guideline.trees.count))
    let told = Set(rows.dropFirst().flatMap { row in given.map { row[$0] } })
    #expect(told.subtracting([""]) == reasons)
    for place in header.indices where header[place].hasPrefix("synthetic_time_") {
      for row in rows.dropFirst() where !row[place].isEmpty {
        #expect(try /20\d\d-\d\d-\d\d( \d\d:\d\d)?/.wholeMatch(in: row[place]) != nil)
      }
    }
  }

  @Test
  func `hospitals differ in how often the advice is followed`() async throws {
    let tables = try CohortTables(TablesTests.reasoner("built-in"))
    let tree = tables.guideline.trees[tables.pathway.start[0]]
    let rows = try await Self.rows(SyntheticRegistry(tables, seed: 1, withCare: true))
    let reason = try #require(rows[0].firstIndex(of: Self.column("reason", tree.id.text)))
    func deviating(_ hospital: String) -> Double {
      let own = rows.filter { $0[1] == hospital }
      return Double(own.count { !$0[reason].isEmpty }) / Double(own.count)
    }
    #expect(deviating("H8") > 1.5 * deviating("H1"))
  }

  @Test(arguments: ["built-in", "sting", "toothache", "hyperkalaemia"])
  func `the mapping of made-up rows explains every cell, and leaves the counts as they are`(
    guideline name: String
  ) async throws {
    let tables = try CohortTables(TablesTests.reasoner(name))
    let registry = SyntheticRegistry(tables, seed: 5, withCare: true)
    var lines = registry.header
    try await registry.write(rows: 4000, workers: 2) { lines += $0 }
    var options = CohortReader.Options()
    let bare = try await CohortReader(tables, options).counts(
      ofCSV: ReadingTests.source(lines, pieces: 1 << 16))
    options.mapping = try RegistryMapping(
      registry.mapping, named: "mapping.yaml", for: tables.guideline)
    let mapped = try await CohortReader(tables, options)
      .analyse(ofCSV: ReadingTests.source(lines, pieces: 1 << 16), into: MappingTests.Kept())
    #expect(mapped.outcome.counts == bare.counts)
    #expect(mapped.outcome.unreadCells.isEmpty)
    let facts = mapped.parts.flatMap { $0.sink.rows.map(\.facts) }
    let isDone = tables.guideline.trees.indices.map { tree in
      facts.contains { $0.done[tree] != .unknown }
    }
    #expect(isDone.contains(true))
    #expect(facts.contains { $0.events.contains { $0 != nil } })
  }

  private static func column(_ kind: String, _ name: String) -> String {
    "synthetic_\(kind)_" + name.replacing("-", with: "_")
  }

  private static func rows(_ registry: SyntheticRegistry) async throws -> [[String]] {
    var lines = registry.header
    try await registry.write(rows: 4000, workers: 2) { lines += $0 }
    return String(decoding: lines, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
