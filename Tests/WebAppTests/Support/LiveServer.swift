import BuiltInGuideline
import Consultation
import Foundation
import FoundationNetworking
import GuidelineFormat
import GuidelineModel
import Logging
import Reasoning
import WebApp

/// A real server on a free port, for as long as a test needs it.
struct LiveServer: Sendable {
  let port: Int
  let log: CapturedLog
  private let server: WebServer

  static let now = "2026-11-22T21:00:00+01:00"

  /// Serves the built-in guideline while `test` runs.
  static func run<Result: Sendable>(
    _ service: JSONService? = nil, pages: WebPages? = nil,
    headers: SecurityHeaders = SecurityHeaders(),
    crossOrigin: CrossOriginAccess? = nil, limits: ServerLimits = ServerLimits(),
    _ test: @escaping @Sendable (LiveServer) async throws -> Result
  ) async throws -> Result {
    let log = CapturedLog()
    let server = WebServer(
      service: try service ?? shared.get(), pages: try pages ?? sharedPages.get(), headers: headers,
      crossOrigin: crossOrigin, limits: limits,
      logger: Logger(label: "test") { _ in CapturedLog.Handler(log: log) })
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    return try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask {
        try await server.run(host: "127.0.0.1", port: 0) { listening.yield($0) }
        return nil
      }
      group.addTask {
        for await port in ports {
          return try await test(LiveServer(port: port, log: log, server: server))
        }
        return nil
      }
      defer { group.cancelAll() }
      while let result = try await group.next() {
        if let result { return result }
      }
      throw CancellationError()
    }
  }

  /// Made once, for the tests that do not look at what it counted.
  private static let shared = Result { try newService() }

  private static let sharedPages = Result { try newPages() }

  static func newPages() throws -> WebPages {
    let now = try Timestamp(rfc3339: now)
    return WebPages(try LoadedGuideline.builtIn(), language: .dutch, clock: { now })
  }

  static func newService() throws -> JSONService {
    let now = try Timestamp(rfc3339: now)
    return JSONService(
      try LoadedGuideline.builtIn(), language: .dutch, version: "0.0.0", clock: { now })
  }

  /// One request; `nl` is asked for unless the headers say otherwise.
  func send(
    _ method: String, _ target: String, headers: [String: String] = [:], body: Data? = nil
  ) async throws -> Answer {
    guard let url = URL(string: "http://127.0.0.1:\(port)\(target)") else {
      throw URLError(.badURL)
    }
    var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalAndRemoteCacheData)
    request.httpMethod = method
    request.httpBody = body
    request.setValue("nl", forHTTPHeaderField: "Accept-Language")
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let session = URLSession(configuration: .ephemeral)
    defer { session.finishTasksAndInvalidate() }
    let (data, response) = try await session.data(for: request)
    guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
    return Answer(response: response, body: data)
  }

  /// A form as a browser sends it.
  func submit(_ target: String, _ fields: [String: String]) async throws -> Answer {
    let plain = CharacterSet.alphanumerics
    let body = fields.map { name, value in
      "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: plain) ?? "")"
    }.joined(separator: "&")
    return try await send(
      "POST", target, headers: ["Content-Type": "application/x-www-form-urlencoded"],
      body: Data(body.utf8))
  }

  /// Serves another guideline from now on.
  func replace(with loaded: LoadedGuideline, diagnostics: Text? = nil) throws {
    let now = try Timestamp(rfc3339: Self.now)
    server.serve(
      JSONService(loaded, language: .dutch, version: "0.0.0", clock: { now }),
      WebPages(loaded, language: .dutch, clock: { now }, diagnostics: diagnostics))
  }

  /// A case sent as it should be.
  func advise(
    _ json: Data, target: String = "/api/advice", headers: [String: String] = [:]
  ) async throws -> Answer {
    try await send(
      "POST", target, headers: headers.merging(["Content-Type": "application/json"]) { $1 },
      body: json)
  }
}

/// What came back.
struct Answer: Sendable {
  let status: Int
  let headers: [String: String]
  let body: Data

  init(response: HTTPURLResponse, body: Data) {
    status = response.statusCode
    headers = Dictionary(
      uniqueKeysWithValues: response.allHeaderFields.map { name, value in
        ("\(name)".lowercased(), "\(value)")
      })
    self.body = body
  }

  /// The body as JSON.
  var json: [String: any Sendable] {
    let object = try? JSONSerialization.jsonObject(with: body) as? [String: any Sendable]
    return object ?? [:]
  }

  var text: String { String(decoding: body, as: UTF8.self) }
}
