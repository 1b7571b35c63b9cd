import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import JSON
import Reasoning
import TestSupport
import Testing

/// A guideline whose plant has an age in points: a scale of its own with a least and a most.
struct ScoreTests {
  private let guideline: Guideline
  private let now: Timestamp

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.copyItem(
      at: Repository.file("Tests/GuidelineFormatTests/Fixtures/minimal"), to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let items = folder.appending(path: "items.yaml")
    try String(contentsOf: items, encoding: .utf8).replacing("as: months", with: "as: score")
      .write(to: items, atomically: true, encoding: .utf8)
    guideline = try GuidelineFolder.read(atPath: folder.path).guideline
    now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
  }

  private func patient(_ score: String) throws -> PatientCase {
    try CaseReader(guideline).patient(
      from: Array("{\"answers\":{\"age\":{\"score\":\(score)}}}".utf8), now: now)
  }

  @Test(arguments: [
    ("0", "young"), ("5.999", "young"), ("6", "grown"), ("24.5", "old"), ("30", "old"),
  ])
  func `a score counts as the value of its band, and is written as it was read`(
    score: String, value: String
  ) throws {
    let patient = try patient(score)
    let item = try #require(guideline.item(named: "age"))
    let known = try patient.state(in: guideline)[item]
    #expect(known.only.map { guideline[item].values[$0].id.text } == value)
    let written = CaseWriter(guideline).json(patient, isIndented: false)
    #expect(
      String(decoding: written, as: UTF8.self) == "{\"answers\":{\"age\":{\"score\":\(score)}}}")
  }

  @Test(arguments: ["-0.5", "30.0000001", "1e300"])
  func `a score that no instrument gives cannot be`(score: String) throws {
    let patient = try patient(score)
    let impossible = try #require(throws: ImpossibleCase.self) { try patient.state(in: guideline) }
    let problem = CaseProblem(impossible, in: guideline)
    #expect(problem.path == "$.answers.age.score")
    #expect(problem.message.en == "a score is a number of 0 to 30")
  }

  @Test func `a schema knows the least and the most`() throws {
    let forms = SchemaSet(guideline).schema(of: .case)["properties"]?["answers"]?["properties"]?[
      "age"]?["anyOf"]?.elements
    let score = forms?.compactMap { $0["properties"]?["score"] }.first
    #expect(score == ["type": "number", "minimum": 0, "maximum": 30])
  }
}
