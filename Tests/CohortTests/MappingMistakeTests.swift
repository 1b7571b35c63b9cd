import GuidelineFormat
import GuidelineModel
import Reasoning
import TestSupport
import Testing

@testable import Cohort

/// Everything that is wrong with a mapping is told at once, where it stands.
struct MappingMistakeTests {
  static let guideline = Result { try TablesTests.reasoner("built-in").guideline }

  static func read(_ yaml: String) throws -> RegistryMapping {
    try RegistryMapping(Array(yaml.utf8), named: "m.yaml", for: guideline.get())
  }

  static func mistakes(_ yaml: String) throws -> [Diagnostic] {
    do {
      _ = try read(yaml)
      return []
    } catch let invalid as InvalidMapping {
      return invalid.diagnostics
    }
  }

  /// A mapping with one column more, with what is wrong with it: the place and the code.
  private static let columns: [(String, String)] = [
    ("X: { item: adequate-imagin }", "4:14 unknown-item"),
    ("X: { item: adequate-imaging, codes: { \"1\": availabel } }", "4:46 unknown-value"),
    ("X: { item: adequate-imaging, codes: { \"1\": [] } }", "4:46 empty-list"),
    ("X: { item: adequate-imaging, codes: {} }", "4:39 empty-list"),
    (
      "X: { item: adequate-imaging, missing: [\"8\"], codes: { \"8\": available } }",
      "4:57 missing-code-with-value"
    ),
    (
      "X: { item: adequate-imaging, codes: { \"1\": available, \"1\": unavailable } }",
      "4:57 duplicate-key"
    ),
    ("X: { item: adequate-imaging, event: suspicion }", "4:6 one-of-keys"),
    ("X: { missing: [\"8\"] }", "4:6 one-of-keys"),
    ("X: { itm: adequate-imaging }", "4:8 unknown-key"),
    ("X: { event: suspicion, codes: { \"1\": available } }", "4:33 unknown-key"),
    ("X: { event: suspicio }", "4:15 unknown-event"),
    ("X: { event: suspicion, format: dd-mm-jjjj }", "4:34 unknown-date-form"),
    ("X: { event: suspicion }\n  Y: { event: suspicion }", "5:15 told-twice"),
    ("X: { now: true }\n  Y: { now: true }", "5:13 told-twice"),
    ("X: { now: false }", "4:13 unknown-flag"),
    ("X: { onset: progression-onset }", "4:3 missing-key"),
    ("X: { onset: adequate-imaging }", "4:15 unknown-item"),
    ("X: { done: nowhere, codes: { \"1\": [] } }", "4:14 unknown-tree"),
    ("X: { done: imaging }", "4:6 missing-key"),
    ("X: { done: imaging, codes: { \"1\": mri-13h } }", "4:37 unknown-outcome"),
    ("X: { reason: imaging, codes: { \"1\": because } }", "4:39 unknown-reason"),
    ("X: { item: life-expectancy, ranges: [] }", "4:39 empty-list"),
    (
      "X: { item: life-expectancy, ranges: [{ below: 3, value: under-3-months }] }",
      "4:40 band-with-bound"
    ),
    (
      "X: { item: life-expectancy, ranges: [{ value: under-3-months }, { value: over-12-months }] }",
      "4:40 band-without-bound"
    ),
    (
      "X: { item: life-expectancy, ranges: [{ below: 6, value: under-3-months }, "
        + "{ below: 3, value: 3-to-6-months }, { value: over-12-months }] }",
      "4:77 band-order"
    ),
    (
      "X: { item: life-expectancy, ranges: [{ below: 6, up-to: 7, value: under-3-months }, "
        + "{ value: over-12-months }] }",
      "4:40 boundary-on-both-sides"
    ),
  ]

  @Test(arguments: columns)
  func `a column that is wrong is told where it stands`(column: String, expected: String) throws {
    let yaml = "mapping: 1\ncolumns:\n  OK: { item: lhermitte }\n  \(column)\n"
    let told = try Self.mistakes(yaml).map { "\($0.line):\($0.column) \($0.codeName)" }
    #expect(told.contains(expected), "\(told)")
    #expect(told.count == 1 || column.contains("itm:"), "\(told)")
  }

  @Test(arguments: [
    ("mapping: 2", "1:10 unknown-mapping-version"), ("delimiter: ab", "2:12 unknown-delimiter"),
    ("decimal: \";\"", "2:10 unknown-decimal"), ("now: 2026-13-01", "2:6 invalid-date"),
    ("nw: 2026-01-01", "2:1 unknown-key"),
  ])
  func `a line that is wrong is told`(line: String, expected: String) throws {
    let head = line.hasPrefix("mapping") ? line : "mapping: 1\n\(line)"
    let told = try Self.mistakes("\(head)\ncolumns: { OK: { item: lhermitte } }\n")
    #expect(told.map { "\($0.line):\($0.column) \($0.codeName)" } == [expected])
  }

  @Test
  func `everything is told at once, in both languages, with what was meant`() throws {
    let mistakes = try Self.mistakes(
      "mapping: 1\ncolumns:\n  A: { item: lhermit }\n  B: { event: suspicio }\n")
    #expect(mistakes.map(\.codeName) == ["unknown-item", "unknown-event"])
    #expect(mistakes.map(\.suggestion) == ["lhermitte", "suspicion"])
    #expect(mistakes[0].message.en == "\"lhermit\" is no item")
    #expect(mistakes[0].message.nl == "\"lhermit\" is geen gegeven")
    #expect(mistakes[0].allowed.contains("lhermitte"))
  }

  @Test
  func `a column that the file does not have is told where the mapping names it`() async throws {
    let mapping = try Self.read(
      "mapping: 1\ncolumns:\n  LHERM: { item: lhermitte }\n  MRI: { item: adequate-imaging }\n")
    var options = CohortReader.Options()
    options.mapping = mapping
    let reader = CohortReader(try CohortTables(TablesTests.reasoner("built-in")), options)
    do {
      _ = try await reader.counts(ofCSV: ReadingTests.source(Array("LHERN,MRI\n".utf8), pieces: 9))
      Issue.record("no mistake")
    } catch let invalid as InvalidMapping {
      let mistake = try #require(invalid.diagnostics.first)
      #expect(mistake.description.hasPrefix("m.yaml:3:3: error: the file has no column \"LHERM\""))
      #expect(mistake.suggestion == "LHERN")
      #expect(mistake.codeName == "unknown-column")
    }
    // A first line without any of the columns may be a patient's, and is not shown.
    await #expect(throws: HeaderProblem.noMappedColumn) {
      try await reader.counts(ofCSV: ReadingTests.source(Array("Jansen,12\n".utf8), pieces: 9))
    }
    await #expect(throws: HeaderProblem.twice(0, 2)) {
      try await reader.counts(ofCSV: ReadingTests.source(Array("MRI,LHERM,MRI\n".utf8), pieces: 9))
    }
  }

  @Test
  func `bytes that are no mapping are refused, whatever they are`() throws {
    let guideline = try Self.guideline.get()
    var random = SeededGenerator(seed: 11)
    let valid = Array(
      """
      mapping: 1
      delimiter: ";"
      missing: ["9"]
      now: 2026-01-01
      columns:
        A: { item: lhermitte, codes: { a: present } }
        B: { onset: progression-onset, format: dd-mm-yyyy }
      """.utf8)
    for round in 0..<600 {
      var bytes = valid
      if round % 3 == 0 {
        bytes = (0..<Int.random(in: 0..<200, using: &random)).map { _ in
          .random(in: 0...255, using: &random)
        }
      } else {
        for _ in 0..<Int.random(in: 1..<6, using: &random) {
          let place = Int.random(in: 0..<bytes.count, using: &random)
          if Bool.random(using: &random) {
            bytes[place] = .random(in: 0...255, using: &random)
          } else {
            bytes.remove(at: place)
          }
        }
      }
      _ = try? RegistryMapping(bytes, named: "m.yaml", for: guideline)
    }
  }
}
