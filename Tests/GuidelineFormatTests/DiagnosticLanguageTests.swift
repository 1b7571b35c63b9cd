import Foundation
import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing

/// What the reader says in Dutch, beside what it says in English.
struct DiagnosticLanguageTests {
  @Test(arguments: Fixture.bad)
  func `every fault has Dutch words of its own`(fixture: Fixture) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.overlay(fixture)
    let diagnostics = guideline.diagnostics()
    #expect(!diagnostics.isEmpty)
    #expect(diagnostics.filter { $0.message.nl == $0.message.en } == [])
  }

  @Test(arguments: Fixture.bad)
  func `place, code, what is allowed and what was meant are the same in both`(
    fixture: Fixture
  ) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.overlay(fixture)
    #expect(
      try facts(in: guideline.report(in: .dutch), words: Self.dutch)
        == facts(in: guideline.report(in: .english), words: Self.english))
  }

  @Test
  func `several faults are told in Dutch`() throws {
    let fixture = Fixture("bad/meaning/several-faults")
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.overlay(fixture)
    let expectation = fixture.url.appending(path: "expected.nl.txt")
    #expect(
      try guideline.report(in: .dutch) + "\n" == String(contentsOf: expectation, encoding: .utf8))
  }

  @Test
  func `an empty file is told in Dutch`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write("# only a comment\n", to: "notes.yaml")
    #expect(
      guideline.report(in: .dutch) == "notes.yaml: fout: het bestand is leeg [empty-file]")
  }

  @Test
  func `a file that is too large is told in Dutch`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write(String(repeating: "#\n", count: 1 << 20), to: "notes.yaml")
    #expect(
      guideline.report(in: .dutch)
        == "notes.yaml: fout: het bestand is groter dan 1 MiB [file-too-large]")
  }

  @Test
  func `text that is no YAML is told in Dutch`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write("notes:\n  - note: \"a\n    tree: b\n", to: "notes.yaml")
    #expect(
      guideline.report(in: .dutch) == """
        notes.yaml:2:11: fout: de aanhalingstekens die hier openen, worden niet gesloten; sluit ze \
        waar de tekst eindigt [syntax]
        """)
  }

  @Test
  func `text that is not UTF-8 is told in Dutch`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write(Data("notes:\n  # é".utf8) + Data([0xE9, 0x0A]), to: "notes.yaml")
    #expect(
      guideline.report(in: .dutch)
        == "notes.yaml:2:6: fout: het bestand is geen UTF-8-tekst [not-utf8]")
  }

  @Test
  func `missing files and folders are told in Dutch`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.remove("notes.yaml")
    try guideline.remove("trees")
    #expect(
      guideline.report(in: .dutch) == """
        notes.yaml: fout: het bestand ontbreekt [missing-file]
        trees: fout: deze map is er niet [missing-file]
        """)
    try FileManager.default.removeItem(at: guideline.url)
    #expect(guideline.report(in: .dutch) == "FOLDER: fout: deze map is er niet [missing-file]")
    try Data().write(to: guideline.url)
    #expect(
      guideline.report(in: .dutch) == """
        FOLDER: fout: dit is een bestand; hier hoort een map [missing-file]
        """)
  }

  @Test
  func `developers read English`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.overlay(Fixture("bad/meaning/several-faults"))
    let error = try #require(throws: InvalidGuideline.self) { try guideline.load() }
    #expect(error.description == error.description(in: .english))
    #expect(
      error.diagnostics.map(\.description)
        == error.diagnostics.map {
          $0.description(in: .english)
        })
  }

  /// The words of a report that are not the message's own.
  private struct Words {
    let severities: [String]
    let allowed: String
    let examples: String
    let suggestion: String
  }

  private static let dutch = Words(
    severities: ["fout", "bevinding"], allowed: "toegestaan", examples: "bijvoorbeeld",
    suggestion: "bedoelde u")
  private static let english = Words(
    severities: ["error", "finding"], allowed: "allowed", examples: "for example",
    suggestion: "did you mean")

  /// A report without its messages, and with numbers in place of the words for what follows.
  private func facts(in report: String, words: Words) throws -> [String] {
    try report.split(separator: "\n").map { line in
      if let match = line.wholeMatch(of: #/([^ ]+): ([a-z]+): .+ (\[[a-z0-9-]+\])/#) {
        let severity = try #require(words.severities.firstIndex(of: String(match.2)))
        return "\(match.1) \(severity) \(match.3)"
      }
      let match = try #require(line.wholeMatch(of: #/  ([a-z ]+): (.+)/#))
      let lead = try #require(
        [words.allowed, words.examples, words.suggestion].firstIndex(of: String(match.1)))
      return "\(lead) \(match.2)"
    }
  }
}
