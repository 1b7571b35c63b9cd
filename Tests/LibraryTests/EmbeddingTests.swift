import Exchange
import GuidelineFormat
import GuidelineModel
import JSON
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
    let advice = JSONValue(try JSONDocument(written).root)
    let required = SchemaSet(guideline).schema(of: .advice)["required"]?.elements ?? []
    #expect(!required.isEmpty)
    for name in required.compactMap(\.string) { #expect(advice[name] != nil, "\(name)") }
    #expect(advice["complete"] == false)
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
    var json = JSONText()
    json.error(problem, line: 3, in: .english)
    let error = JSONValue(try JSONDocument(json.bytes).root)["error"]
    #expect(error?["line"] == 3)
    #expect(error?["path"]?.string == problem.path)
  }

  @Test func `a text that is no JSON is refused with its place`() throws {
    let fault = try #require(throws: JSONFault.self) { try JSONDocument(bytes(#"{"a":1,"a":2}"#)) }
    #expect(fault.kind == .duplicateKey)
    #expect(fault.offset == 7)
  }

  @Test func `the whole guideline is written in a language`() throws {
    let written = GuidelineWriter(guideline, digest: loaded.digest, language: .dutch).json
    let document = JSONValue(try JSONDocument(written).root)
    #expect(document["trees"]?.elements?.count == guideline.trees.count)
    #expect(document["language"]?.string == Language.dutch.rawValue)
  }
}
