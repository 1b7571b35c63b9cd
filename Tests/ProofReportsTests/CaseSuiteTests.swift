import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import Proof
import ProofReports
import Reasoning
import TestSupport
import Testing

/// Folders of cases: what passes, what fails, what is missed.
struct CaseSuiteTests {
  private let now: Timestamp

  init() throws { now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00") }

  @Test func `the worked cases pass, and what they miss is proposed`() throws {
    let suite = try CaseSuite(
      folder: WorkedCase.folder.path, loaded: try Clinic.builtIn().loaded, now: now)
    #expect(suite.isPassed && suite.results.count >= 16)
    let report = SuiteReport(suite, now: now, language: .english)
    #expect(report.text.contains("16 cases, 0 other than expected"))
    #expect(report.text.contains("fewer cannot do"))
    #expect(!report.junit.contains("<failure"))
  }

  @Test func `a case that gives other advice is told with its place and both values`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.file("one & only"), withIntermediateDirectories: true)
    try folder.write(
      #"{"answers": {"adequate-imaging": "available"}}"#, to: "one & only/case.json")
    try folder.write(
      #"{"trees": [{"outcome": "mri-1w"}, {}]}"#, to: "one & only/expected.json")
    let suite = try CaseSuite(
      folder: folder.path, loaded: try Clinic.builtIn().loaded, now: now)
    #expect(!suite.isPassed)
    let report = SuiteReport(suite, now: now, language: .dutch)
    #expect(
      report.text.hasPrefix(
        """
        ✗ one & only
            anders dan verwacht: $.trees[0].outcome
              verwacht: "mri-1w"
              gekregen: "mri-not-needed"

        1 casus, 1 anders dan verwacht; langsgekomen:
        """))
    #expect(report.junit.contains("<failure message=\"anders dan verwacht: $.trees[0].outcome\">"))
    #expect(report.junit.contains("name=\"one &amp; only\""))
    #expect(report.flowchart(of: Index(0), forCase: 0)?.contains("<svg") == true)
  }

  @Test func `a file that is not read fails its case and leaves the others`() throws {
    let folder = try TemporaryFolder()
    try folder.write("{}", to: "kept.json")
    try folder.write("[", to: "._kept.json")
    try FileManager.default.createSymbolicLink(
      at: folder.file("link.json"), withDestinationURL: folder.file("kept.json"))
    let suite = try CaseSuite(
      folder: folder.path, loaded: try Clinic.builtIn().loaded, now: now)
    #expect(suite.results.map(\.name) == ["kept.json", "link.json"])
    #expect(suite.results.map(\.isPassed) == [true, false])
    let report = SuiteReport(suite, now: now, language: .english)
    #expect(report.text.contains("link.json: error: a symbolic link is not followed here"))
    #expect(report.junit.contains("failures=\"1\""))
  }
}
