import Consultation
import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import Reasoning
import TestSupport
import Testing
import WebApp

@Suite(.timeLimit(.minutes(5))) struct AdviceServiceTests {
  @Test(arguments: Language.allCases)
  func `the advice is the one the writer writes`(language: Language) async throws {
    let loaded = try Clinic.builtIn().loaded
    let reasoner = Reasoner(loaded.guideline)
    let writer = AdviceWriter(loaded.guideline, digest: loaded.digest)
    let now = try Timestamp(rfc3339: Clinic.now)
    let app = try await TestApp()
    var answers: [String] = []
    for worked in try WorkedCase.all().filter(\.isPossible) {
      let answer = try await app.advise(
        worked.json, target: "/api/advice?lang=\(language.rawValue)")
      answers.append(answer.text)
    }
    let expected = try WorkedCase.all().filter(\.isPossible).map { worked in
      String(
        decoding: writer.json(
          try reasoner.evaluation(ofCase: Array(worked.json), now: now), in: language),
        as: UTF8.self)
    }
    #expect(answers == expected)
    #expect(answers.count >= 12)
  }

  @Test(arguments: [
    ("{", 400), ("[]", 400), ("", 400), (#"{"answers": {"pain": "hurts"}}"#, 400),
    (#"{"start": "nowhere"}"#, 400), (#"{"answers": {"pain": "none"}}"#, 200),
    (#"{"events": {"suspicion": "2030-01-01T00:00:00Z"}}"#, 422),
    (#"{"answers": {"life-expectancy": {"months": -1}}}"#, 422),
  ])
  func `a case that cannot be read is 400, one that cannot be is 422`(
    json: String, status: Int
  ) async throws {
    let app = try await TestApp()
    let answer = try await app.advise(Data(json.utf8))
    #expect(answer.status == status)
  }

  @Test func `a contradiction in a case is 422 and names both sides`() async throws {
    let contradictory = try #require(WorkedCase.all().first { !$0.isPossible })
    let app = try await TestApp()
    let answer = try await app.advise(contradictory.json)
    #expect(answer.status == 422)
    #expect(answer.json["type"] as? String == "urn:wervelwijzer:problem:impossible-case")
    #expect((answer.json["detail"] as? String)?.hasSuffix("spreken elkaar tegen") == true)
  }

  @Test func `a problem tells place, what is allowed and what is near`() async throws {
    let app = try await TestApp()
    let answer = try await app.advise(
      Data(#"{"answers": {"pain": "severre"}}"#.utf8), headers: ["Accept-Language": "en"])
    #expect(
      answer.text == """
        {"type":"urn:wervelwijzer:problem:malformed-case","title":"The case cannot be read",\
        "status":400,"detail":"unknown value","path":"$.answers.pain",\
        "allowed":["none","moderate","severe"],"suggestion":"severe"}
        """)
    #expect(answer.headers["content-type"] == "application/problem+json")
    #expect(answer.headers["content-language"] == "en")
  }

  @Test(arguments: [
    ("/api/advice", "en-GB, nl;q=0.5", "en"), ("/api/advice", "fr, *", "nl"),
    ("/api/advice", "fr", "nl"), ("/api/advice", "nl;q=0, en;q=0.1", "en"),
    ("/api/advice", "NL-BE", "nl"), ("/api/advice?lang=en", "nl", "en"),
  ])
  func `the query, then what the client prefers, decides the language`(
    target: String, preferred: String, language: String
  ) async throws {
    let app = try await TestApp()
    let answer = try await app.advise(
      Data("{}".utf8), target: target, headers: ["Accept-Language": preferred])
    #expect(answer.headers["content-language"] == language)
    #expect(answer.headers["vary"] == "Accept-Language")
  }

  @Test(arguments: ["text/plain", "application/json; charset=utf-16", "application/jsonx"])
  func `another media type is 415`(type: String) async throws {
    let app = try await TestApp()
    let answer = try await app.send(
      "POST", "/api/advice", headers: ["Content-Type": type], body: Data("{}".utf8))
    #expect(answer.status == 415)
  }

  @Test func `a case of more than 1 MiB is 413`() async throws {
    let blank = Data(repeating: UInt8(ascii: " "), count: CaseReader.largestCase - 1)
    let app = try await TestApp()
    let statuses = [
      try await app.advise(blank + Data("{}".utf8)).status,
      try await app.advise(blank.dropFirst() + Data("{}".utf8)).status,
    ]
    #expect(statuses == [413, 200])
  }
}
