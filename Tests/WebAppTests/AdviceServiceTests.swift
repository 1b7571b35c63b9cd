import BuiltInGuideline
import Consultation
import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import Reasoning
import Testing
import WebApp

@Suite struct AdviceServiceTests {
  @Test(arguments: Language.allCases)
  func `the advice is the one the writer writes`(language: Language) async throws {
    let loaded = try LoadedGuideline.builtIn()
    let reasoner = Reasoner(loaded.guideline)
    let writer = AdviceWriter(loaded.guideline, digest: loaded.digest)
    let now = try Timestamp(rfc3339: LiveServer.now)
    let answers = try await LiveServer.run { server in
      var answers: [String] = []
      for json in try WorkedCases.possible() {
        let answer = try await server.advise(json, target: "/api/advice?lang=\(language.rawValue)")
        answers.append(answer.text)
      }
      return answers
    }
    let expected = try WorkedCases.possible().map { json in
      String(
        decoding: writer.json(
          try reasoner.evaluation(ofCase: Array(json), now: now), in: language), as: UTF8.self)
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
    let answer = try await LiveServer.run { try await $0.advise(Data(json.utf8)) }
    #expect(answer.status == status)
  }

  @Test func `a contradiction in a case is 422 and names both sides`() async throws {
    let contradictory = try WorkedCases.contradictory()
    let answer = try await LiveServer.run { try await $0.advise(contradictory) }
    #expect(answer.status == 422)
    #expect(answer.json["type"] as? String == "urn:wervelwijzer:problem:impossible-case")
    #expect((answer.json["detail"] as? String)?.hasSuffix("spreken elkaar tegen") == true)
  }

  @Test func `a problem tells place, what is allowed and what is near`() async throws {
    let answer = try await LiveServer.run { server in
      try await server.advise(
        Data(#"{"answers": {"pain": "severre"}}"#.utf8), headers: ["Accept-Language": "en"])
    }
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
    let answer = try await LiveServer.run { server in
      try await server.advise(
        Data("{}".utf8), target: target, headers: ["Accept-Language": preferred])
    }
    #expect(answer.headers["content-language"] == language)
    #expect(answer.headers["vary"] == "Accept-Language")
  }

  @Test(arguments: ["text/plain", "application/json; charset=utf-16", "application/jsonx"])
  func `another media type is 415`(type: String) async throws {
    let answer = try await LiveServer.run { server in
      try await server.send(
        "POST", "/api/advice", headers: ["Content-Type": type], body: Data("{}".utf8))
    }
    #expect(answer.status == 415)
  }

  @Test func `a case of more than 1 MiB is 413`() async throws {
    let blank = Data(repeating: UInt8(ascii: " "), count: CaseReader.largestCase - 1)
    let statuses = try await LiveServer.run { server in
      [
        try await server.advise(blank + Data("{}".utf8)).status,
        try await server.advise(blank.dropFirst() + Data("{}".utf8)).status,
      ]
    }
    #expect(statuses == [413, 200])
  }
}

/// The worked cases of the guideline.
enum WorkedCases {
  private static func all() throws -> [(json: Data, isPossible: Bool)] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Guidelines/wervelmetastasen/cases")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      let expected = try Data(contentsOf: folder.appending(path: "\(name)/expected.json"))
      let isPossible = !String(decoding: expected, as: UTF8.self).contains("\"error\"")
      return (try Data(contentsOf: folder.appending(path: "\(name)/case.json")), isPossible)
    }
  }

  static func possible() throws -> [Data] { try all().filter(\.isPossible).map(\.json) }

  /// A case whose answer an outcome rules out.
  static func contradictory() throws -> Data {
    try #require(try all().first { !$0.isPossible }).json
  }
}
