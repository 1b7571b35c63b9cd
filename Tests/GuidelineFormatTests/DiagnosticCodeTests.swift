import Foundation
import GuidelineModel
import Testing

/// The codes that there are, against those that a test provokes.
struct DiagnosticCodeTests {
  private static let codes = Set(DiagnosticCode.allCases.map(\.rawValue))

  @Test
  func `every code is provoked by a bad guideline`() throws {
    let provoked = try codesInExpectations().union(codesInGeneratedTests())
    #expect(Self.codes.subtracting(provoked).sorted() == [])
  }

  @Test
  func `no test expects a code that there is not`() throws {
    #expect(try codesInExpectations().subtracting(Self.codes).sorted() == [])
  }

  @Test
  func `a code is kebab-case`() {
    for code in DiagnosticCode.allCases { #expect(Name<DiagnosticCode>(code.rawValue) != nil) }
  }

  private func codesInExpectations() throws -> Set<String> {
    var codes: Set<String> = []
    for fixture in Fixture.bad {
      let expected = try String(contentsOf: fixture.expectation, encoding: .utf8)
      codes.formUnion(expected.matches(of: #/(?m)\[([a-z0-9-]+)\]$/#).map { String($0.1) })
    }
    return codes
  }

  /// What stands in brackets or quotes in the tests whose files are generated.
  private func codesInGeneratedTests() throws -> Set<String> {
    var codes: Set<String> = []
    let mappings = "../CohortTests/MappingMistakeTests.swift"
    for file in ["BadFileTests.swift", "BadFolderTests.swift", "DraftTests.swift", mappings] {
      let url = Fixture.folder.deletingLastPathComponent().appending(path: file)
      let text = try String(contentsOf: url, encoding: .utf8)
      codes.formUnion(text.matches(of: #/\[([a-z0-9-]+)\]/#).map { String($0.1) })
      codes.formUnion(text.matches(of: #/"(?:\d+:\d+ )?([a-z0-9-]+)"/#).map { String($0.1) })
      let words = Set(text.matches(of: #/[.](\w+)/#).map { String($0.1) })
      let named = DiagnosticCode.allCases.filter { words.contains("\($0)") }
      codes.formUnion(named.map(\.rawValue))
    }
    return codes
  }
}
