import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import Reasoning
import Testing

/// What is still to be done, a step a line, the most pressing first.
struct TaskList {
  let guideline: Guideline

  func lines(of evaluation: Evaluation, in language: Language) -> [String] {
    let offset = evaluation.patient.now.offsetSeconds
    func written(_ time: Instant, _: Language) -> String {
      Timestamp(time, offsetSeconds: offset).rfc3339
    }
    return evaluation.plan.entries.filter { $0.state == .open }.map { entry in
      let words = entry.words(in: guideline, time: written)[language]
      let due = entry.due.map { "by \(written($0, language))" } ?? "no time limit"
      return "\(due): \(words)"
    }
  }
}

/// The code of the articles, on the guideline of the articles.
struct FormatTests {
  private static let folder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/") + "/Examples/guideline"

  @Test func `a format of one's own tells what is to be done`() throws {
    let guideline = try GuidelineFolder.read(atPath: Self.folder).guideline
    let json = Array(#"{"answers": {"breathing": "quiet", "fever": "present"}}"#.utf8)
    let now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
    let evaluation = try Reasoner(guideline).evaluation(ofCase: json, now: now)
    let list = TaskList(guideline: guideline)
    #expect(
      list.lines(of: evaluation, in: .english)
        == ["by 2026-11-24T21:00:00+01:00: See again within 48 hours"])
    #expect(
      list.lines(of: evaluation, in: .dutch)
        == ["by 2026-11-24T21:00:00+01:00: Terugzien binnen 48 uur"])
  }

  @Test func `the guideline of the articles has nothing to mend`() throws {
    #expect(try GuidelineFolder.read(atPath: Self.folder).findings == [])
  }

  @Test func `mistakes of a guideline are told one by one`() throws {
    let copy = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.copyItem(at: URL(filePath: Self.folder), to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    for name in ["notes.yaml", "warnings.yaml"] {
      try FileManager.default.removeItem(at: copy.appending(path: name))
    }
    #expect(
      mistakes(atPath: copy.path) == [
        "notes.yaml: error: the file is missing [missing-file]",
        "warnings.yaml: error: the file is missing [missing-file]",
      ])
  }

  @Test func `a mistake has a place and a stable name`() throws {
    let copy = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.copyItem(at: URL(filePath: Self.folder), to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    try Data("notes:\n  - nothing\n".utf8).write(to: copy.appending(path: "notes.yaml"))
    let invalid = try #require(throws: InvalidGuideline.self) {
      try GuidelineFolder.read(atPath: copy.path)
    }
    let diagnostic = try #require(invalid.diagnostics.first)
    #expect(diagnostic.file == "notes.yaml")
    #expect(diagnostic.line == 2)
    #expect(diagnostic.codeName == "wrong-type")
  }

  private func mistakes(atPath path: String) -> [String] {
    do {
      _ = try GuidelineFolder.read(atPath: path)
      return []
    } catch {
      return error.diagnostics.map { diagnostic in diagnostic.description(in: .english) }
    }
  }
}
