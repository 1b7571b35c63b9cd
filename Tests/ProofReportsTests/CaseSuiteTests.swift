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
    let total = report.text.split(separator: "\n").filter { $0.hasPrefix("16 cases") }
    #expect(total == ["16 cases, 0 other than expected; come past:"])
    #expect(!report.junit.contains("<failure"))
  }

  @Test func `a case that gives other advice is told with its place and both values`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.file("one & only"), withIntermediateDirectories: true)
    try folder.write(
      #"{"answers": {"swelling": "none"}}"#, to: "one & only/case.json")
    try folder.write(
      #"{"trees": [{"outcome": "wait"}, {}]}"#, to: "one & only/expected.json")
    let suite = try CaseSuite(
      folder: folder.path, loaded: try Clinic.madeUp(.sting).loaded, now: now)
    #expect(!suite.isPassed)
    let report = SuiteReport(suite, now: now, language: .dutch)
    try expectSnapshot(report.text, named: "failed-case.txt")
    try expectSnapshot(report.junit, named: "failed-case.xml")
    #expect(report.flowchart(of: Index(0), forCase: 0)?.contains("<svg") == true)
  }

  @Test func `a file that is not read fails its case and leaves the others`() throws {
    let folder = try TemporaryFolder()
    try folder.write("{}", to: "kept.json")
    try folder.write("[", to: "._kept.json")
    try FileManager.default.createSymbolicLink(
      at: folder.file("link.json"), withDestinationURL: folder.file("kept.json"))
    let suite = try CaseSuite(
      folder: folder.path, loaded: try Clinic.madeUp(.sting).loaded, now: now)
    #expect(suite.results.map(\.name) == ["kept.json", "link.json"])
    #expect(suite.results.map(\.isPassed) == [true, false])
    let report = SuiteReport(suite, now: now, language: .english)
    try expectSnapshot(
      report.text.replacing(folder.path, with: "FOLDER"), named: "unread-case.txt")
    try expectSnapshot(
      report.junit.replacing(folder.path, with: "FOLDER"), named: "unread-case.xml")
  }
}
