import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import Reasoning
import Testing

/// What a program of another package does with the library: this target sees only what is public.
struct EmbeddingTests {
  private let loaded: LoadedGuideline
  private let now: Timestamp

  private var guideline: Guideline { loaded.guideline }

  init() throws {
    let path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(3).joined(separator: "/")
    loaded = try GuidelineFolder.read(atPath: path + "/Guidelines/wervelmetastasen")
    now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func object(_ json: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
  }

  @Test func `a case is read, concluded from and written`() throws {
    let json = bytes(
      #"{"answers":{"adequate-imaging":"available","progression-onset":{"unknown":true}},"format":2}"#
    )
    let patient = try CaseReader(guideline).patient(from: json, now: now)
    let evaluation = try #require(try Reasoner(guideline).conclusion(for: patient).evaluation)
    #expect(evaluation.patient == patient)
    #expect(evaluation.advice.trees.first?.outcome != nil)
    #expect(CaseWriter(guideline).json(patient, isIndented: false) == json)
  }

  @Test func `an advice has the members that its schema asks for`() throws {
    let evaluation = try Reasoner(guideline).evaluation(ofCase: bytes("{}"), now: now)
    let written = AdviceWriter(guideline, digest: loaded.digest).json(evaluation, in: .english)
    let advice = try object(written)
    let schema = try object(SchemaSet(guideline).json(of: .advice))
    let required = try #require(schema["required"] as? [String])
    #expect(!required.isEmpty)
    for name in required { #expect(advice[name] != nil, "\(name)") }
    #expect(advice["complete"] as? Bool == false)
  }

  @Test func `a problem of a case is told to people and to programs`() throws {
    let problem = try #require(throws: CaseProblem.self) {
      try Reasoner(guideline).evaluation(
        ofCase: bytes(#"{"answers":{"adequate-imaging":"availabel"}}"#), now: now)
    }
    #expect(problem.kind == .malformed)
    #expect(problem.suggestion == "available")
    let path = "$.answers.adequate-imaging"
    #expect(problem.description(in: .english).hasPrefix("\(path): unknown value"))
    #expect(problem.path == path)
    #expect("\(problem)" == problem.description(in: .english))
    #expect(!"\(problem)".contains("availabel"))
    #expect(problem.allowed.contains("available"))
  }

  @Test func `a text that is no JSON is refused with its place`() throws {
    let problem = try #require(throws: CaseProblem.self) {
      try CaseReader(guideline).patient(from: bytes(#"{"id":"a","id":"b"}"#), now: now)
    }
    #expect(problem.kind == .malformed)
    #expect(problem.path == "1:11")
  }

  @Test func `the whole guideline is written in a language`() throws {
    let written = GuidelineWriter(guideline, digest: loaded.digest, language: .dutch).json
    let document = try object(written)
    #expect((document["trees"] as? [Any])?.count == guideline.trees.count)
    #expect(document["language"] as? String == Language.dutch.rawValue)
  }

  @Test func `an answer without a value cannot be made`() throws {
    let item = guideline[try #require(guideline.item(named: "adequate-imaging"))]
    let available = try #require(item.value(named: "available"))
    #expect(item.value(named: "availabel") == nil)
    #expect(PossibleValues([Index<Item.Value>]()) == nil)
    #expect(PossibleValues([available, available]) == PossibleValues(available))
    #expect(PossibleValues(available).only == available)
    #expect(item[available].id.text == "available")
  }

  @Test func `a value that the item does not have leaves nothing possible`() throws {
    let few = try #require(guideline.items.firstIndex { $0.values.count == 2 })
    let many = try #require(guideline.items.first { $0.values.count > 2 })
    let index = try #require(guideline.item(named: guideline.items[few].id.text))
    let last = try #require(many.allValues.max())
    let patient = PatientCase(now: now, answers: [index: .values(PossibleValues(last))])
    #expect(throws: ImpossibleCase.noValue(index)) {
      try Reasoner(guideline).conclusion(for: patient)
    }
  }
}
