import Foundation
import GuidelineFormat
import HTTPTypes
import JSON
import TestSupport
import Testing
import WebApp

@Suite(.timeLimit(.minutes(5))) struct RouteTests {
  @Test func `every address described is served, and every one served is described`() throws {
    let loaded = try Clinic.builtIn().loaded
    let bytes = ServiceDescription(guideline: loaded.guideline, version: "0.0.0").json.bytes
    let description = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let paths = try #require(description?["paths"] as? [String: [String: Any]])
    let served = Route.methods(of: try TestApp.newService().routes)
    #expect(
      paths.mapValues { $0.keys.map { $0.uppercased() }.sorted() }
        == served.mapValues { $0.map(\.rawValue).sorted() })
  }

  @Test func `an unknown address is 404 and a wrong method 405 with those allowed`() async throws {
    let app = try await TestApp()
    let answers = [
      try await app.send("GET", "/nowhere"), try await app.send("DELETE", "/api/advice"),
      try await app.send("POST", "/healthz"), try await app.send("OPTIONS", "/nowhere"),
    ]
    #expect(answers.map(\.status) == [404, 405, 405, 404])
    #expect(
      answers.map { $0.headers["allow"] } == [nil, "POST, OPTIONS", "GET, HEAD, OPTIONS", nil])
    #expect(
      answers.allSatisfy { $0.headers["content-type"] == "application/problem+json" })
  }

  @Test(arguments: Endpoint.allCases)
  func `every address answers HEAD and OPTIONS`(endpoint: Endpoint) async throws {
    let app = try await TestApp()
    let (head, options) = (
      try await app.send("HEAD", endpoint.path),
      try await app.send("OPTIONS", endpoint.path)
    )
    #expect(head.status == (endpoint.method == .get ? 200 : 405))
    #expect(head.body.isEmpty)
    #expect(options.status == 204)
    #expect(options.headers["allow"]?.contains(endpoint.method.rawValue) == true)
  }

  @Test(arguments: Endpoint.allCases)
  func `every answer says how a browser may use it`(endpoint: Endpoint) async throws {
    let app = try await TestApp()
    let answers = [
      try await app.send(endpoint.method.rawValue, endpoint.path),
      try await app.send("OPTIONS", endpoint.path),
      try await app.send("PATCH", endpoint.path),
      try await app.send("GET", endpoint.path + "/nowhere"),
    ]
    for answer in answers {
      let policy = try #require(answer.headers["content-security-policy"])
      #expect(policy.hasPrefix("default-src 'none';"))
      #expect(policy.hasSuffix("frame-ancestors 'none'"))
      #expect(!policy.contains("unsafe"))
      #expect(answer.headers["referrer-policy"] == "no-referrer")
      #expect(answer.headers["x-content-type-options"] == "nosniff")
      #expect(answer.headers["cross-origin-resource-policy"] == "same-origin")
      #expect(answer.headers["cross-origin-opener-policy"] == "same-origin")
      #expect(answer.headers["x-frame-options"] == "DENY")
      #expect(answer.headers["access-control-allow-origin"] == nil)
    }
    #expect(answers.dropFirst().allSatisfy { $0.headers["cache-control"] == "no-store" })
  }

  @Test func `nothing with answers is stored, and what never changes is asked about`() async throws
  {
    let app = try await TestApp()
    let (advice, problem, guideline) = (
      try await app.advise(Data("{}".utf8)), try await app.advise(Data("{".utf8)),
      try await app.send("GET", "/api/guideline")
    )
    #expect(advice.headers["cache-control"] == "no-store")
    #expect(problem.headers["cache-control"] == "no-store")
    #expect(guideline.headers["cache-control"] == "no-cache")
  }

  @Test func `a document that the client has already is 304`() async throws {
    let app = try await TestApp()
    let dutch = try await app.send("GET", "/api/guideline?lang=nl")
    let tag = dutch.headers["etag"] ?? ""
    var statuses = [dutch.status]
    for (target, tags) in [
      ("/api/guideline?lang=nl", tag), ("/api/guideline?lang=nl", "\"x\", W/\(tag)"),
      ("/api/guideline?lang=en", tag), ("/api/guideline?lang=nl", "\"x\""),
    ] {
      let answer = try await app.send("GET", target, headers: ["If-None-Match": tags])
      statuses.append(answer.status)
    }
    #expect(statuses == [200, 304, 304, 200, 200])
  }

  @Test func `only the origin named may use the service from its pages`() async throws {
    let access = try #require(CrossOriginAccess(origin: "https://ehr.example"))
    let app = try await TestApp(crossOrigin: access)
    var allowed: [String?] = []
    for origin in ["https://ehr.example", "https://ehr.example.org", "null"] {
      let answer = try await app.send("GET", "/healthz", headers: ["Origin": origin])
      allowed.append(answer.headers["access-control-allow-origin"])
    }
    #expect(allowed == ["https://ehr.example", nil, nil])
  }

  @Test(arguments: ["*", "ehr.example", "https://", "https://a b", "https://ehr.example/path", ""])
  func `what is no origin is refused`(text: String) {
    #expect(CrossOriginAccess(origin: text) == nil)
  }

  @Test func `frames are allowed to those named`() async throws {
    let headers = try #require(
      SecurityHeaders(frameAncestorsNamed: "self https://ehr.example"))
    let app = try await TestApp(headers: headers)
    let answer = try await app.send("GET", "/healthz")
    let policy = try #require(answer.headers["content-security-policy"])
    #expect(policy.hasSuffix("frame-ancestors 'self' https://ehr.example"))
    #expect(answer.headers["x-frame-options"] == nil)
  }

  @Test(arguments: ["", "none self", "none; script-src *", "a, b", "é", "https://a\nX: y"])
  func `what is no list of frame ancestors is refused`(text: String) {
    #expect(SecurityHeaders(frameAncestorsNamed: text) == nil)
  }
}
