import GuidelineModel
import JSON
import Reasoning
import TestSupport
import Testing

@testable import Cohort

/// The table of counts says what was counted, and comes back as it went.
struct CountsTests {
  private let guideline: Guideline
  private let counts: CohortCounts

  init() throws {
    let tables = try CohortTables(TablesTests.reasoner("built-in"))
    guideline = tables.guideline
    var random = SeededGenerator(seed: 5)
    var counter = RowCounter(tables, groups: 2)
    for _ in 0..<400 {
      counter.begin()
      let state = TablesTests.state(of: guideline, &random)
      for item in guideline.items.indices where Int.random(in: 0..<50, using: &random) > 0 {
        counter.item(item, digit: UInt32(state.values[item].bits) - 1)
      }
      if Bool.random(using: &random) { counter.noValue(0) }
      counter.text(0, ["A", "a,\"b\"", "", "é\n"].randomElement(using: &random)?.utf8 ?? "".utf8)
      counter.text(1, "x".utf8)
      #expect(counter.end() == nil)
    }
    var counts = counter.counted(columns: ["hospital", "quarter, or so"])
    counts.rows = 400
    self.counts = counts
  }

  @Test
  func `a table that is read says the same again, but not what it does not hold`() throws {
    let table = CountsTable(guideline)
    let csv = table.csv(counts)
    let read = try table.counts(csv)
    #expect(table.csv(read) == csv)
    #expect(read.columns == counts.columns)
    #expect(read.rows == 400)
    #expect(read.total.trees == counts.total.trees)
    #expect(read.total.pathway == counts.total.pathway)
    #expect(read.unreadable == nil)
    #expect(read.total.contradictions == nil)
  }

  @Test
  func `every row is counted once for each tree, on the pathway or not reached`() throws {
    let lines = String(decoding: CountsTable(guideline).csv(counts), as: UTF8.self)
      .split(separator: "\n")
    #expect(lines[0] == "table,tree,hospital,\"quarter, or so\",mask,n")
    var sums: [Substring: Int] = [:]
    for line in lines.dropFirst() where line.contains(",x,") {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count > 3, ["tree", "pathway"].contains(cells[0]) else { continue }
      sums[cells[0] + "," + cells[1], default: 0] += Int(cells[cells.count - 1]) ?? 0
    }
    // Groups with a line break in their text stand on two lines, and are left out here.
    #expect(sums.count == 2 * guideline.trees.count)
    #expect(Set(sums.values).count == 1)
  }

  @Test
  func `lines stand bytewise by all columns`() throws {
    var one = CohortCounts(columns: ["g"], trees: guideline.trees.count)
    for key in ["b", "a", "B", "é", ""] {
      var group = CohortCounts.Group(trees: guideline.trees.count)
      group.rows = 1
      for tree in guideline.trees.indices { group.trees[tree] = [OutcomeSet(bits: 1): 1] }
      one.groups[[key]] = group
    }
    let lines = String(decoding: CountsTable(guideline).csv(one), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    let tree = try #require(guideline.trees.map(\.id.text).min())
    #expect(Array(lines[1...5]) == ["", "B", "a", "b", "é"].map { "pathway,\(tree),\($0),-1,1" })
    #expect(lines.last?.hasPrefix("tree,") == true)
  }

  @Test
  func `a table that cannot be is refused by its line`() throws {
    let table = CountsTable(guideline)
    let tree = guideline.trees[0].id.text
    let cases: [(text: String, line: Int?)] = [
      ("", 1), ("a,b\n", 1), ("table,tree,mask,n\n", nil),
      ("table,tree,mask,n\ntree,\(tree),1,1\n", nil),
      ("table,tree,mask,n\ntree,\(tree),1,0\n", 2), ("table,tree,mask,n\nwood,\(tree),1,1\n", 2),
      ("table,tree,mask,n\ntree,oak,1,1\n", 2), ("table,tree,mask,n\ntree,\(tree),-1,1\n", 2),
      ("table,tree,mask,n\ntree,\(tree),4294967296,1\n", 2),
      ("table,tree,mask,n\ntree,\(tree)\n", 2),
    ]
    for (text, line) in cases {
      let problem = #expect(throws: CountsProblem.self) { try table.counts(Array(text.utf8)) }
      #expect(problem?.line == line, "\(text)")
    }
  }

  @Test
  func `the report has what was counted, in both languages`() throws {
    let report = CohortReport(guideline, digest: "d", counts: counts, missing: [Index(0)])
    let json = try JSONValue(JSONDocument(report.json).root)
    #expect(json["rows"] == .number("400"))
    #expect(json["unreadable"] == .number("0"))
    for language in Language.allCases {
      let text = report.text(in: language)
      for tree in guideline.trees { #expect(text.contains(tree.title[language])) }
      #expect(text.contains(guideline.items[0].id.text))
    }
  }

  @Test
  func `made-up rows are the same for a seed, however many draw them`() async throws {
    let tables = try CohortTables(TablesTests.reasoner("built-in"))
    var drawn: [[UInt8]] = []
    for (seed, workers) in [(1, 1), (1, 3), (2, 1)] {
      let registry = SyntheticRegistry(tables, seed: UInt64(seed))
      var lines = registry.header
      try await registry.write(rows: 5000, workers: workers) { lines += $0 }
      drawn.append(lines)
    }
    #expect(drawn[0] == drawn[1])
    #expect(drawn[0] != drawn[2])
    #expect(String(decoding: drawn[0].prefix(30), as: UTF8.self).hasPrefix("synthetic_row,"))
    let source = ReadingTests.source(drawn[0], pieces: 1 << 16)
    let outcome = try await CohortReader(tables, CohortReader.Options()).counts(ofCSV: source)
    #expect(outcome.counts.rows == 5000)
    #expect(outcome.counts.unreadable?.count == 0)
    #expect(outcome.missing == [])
  }
}
