import Foundation
import Testing

@testable import GuidelineFormat

/// The codes that stand in the sources, against those that a test provokes.
struct DiagnosticCodeTests {
  @Test
  func `every code the reader can emit is provoked by a bad guideline`() throws {
    let provoked = try codesInExpectations().union(codesInGeneratedTests())
    #expect(try codesInSources().subtracting(provoked).sorted() == [])
  }

  @Test
  func `no test expects a code that the reader cannot emit`() throws {
    #expect(try codesInExpectations().subtracting(codesInSources()).sorted() == [])
  }

  private func codesInSources() throws -> Set<String> {
    var codes: Set<String> = []
    for folder in ["GuidelineFormat", "GuidelineModel"] {
      for source in try sources(in: Fixture.package.appending(path: "Sources/\(folder)")) {
        codes.formUnion(source.matches(of: #/report\(\s*"([a-z0-9-]+)"/#).map { String($0.1) })
        codes.formUnion(
          source.matches(of: #/(?:fault\(|note\(|orReport:)\s*"([a-z0-9-]+)"/#).map { String($0.1) }
        )
        codes.formUnion(source.matches(of: #/code:\s*"([a-z0-9-]+)"/#).map { String($0.1) })
        // `unknown-…` of something looked up in a list.
        codes.formUnion(
          source.matches(of: #/place\(\s*of:[^"]*?kind:\s*\.([a-z]+)/#).map { "unknown-\($0.1)" })
      }
    }
    return codes.union(Vocabulary.allCases.map { "unknown-\($0.rawValue)" })
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
    for file in ["BadFileTests.swift", "DraftTests.swift"] {
      let url = Fixture.folder.deletingLastPathComponent().appending(path: file)
      let text = try String(contentsOf: url, encoding: .utf8)
      codes.formUnion(text.matches(of: #/\[([a-z0-9-]+)\]/#).map { String($0.1) })
      codes.formUnion(text.matches(of: #/"([a-z0-9-]+)"/#).map { String($0.1) })
    }
    return codes
  }

  private func sources(in folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
  }
}
