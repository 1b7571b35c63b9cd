import Foundation
import GuidelineFormat
import GuidelineModel
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Reasoning
import Synchronization
import TestSupport
import WebApp

/// The web app, asked without a network: a request goes to its responder as a value.
struct TestApp: Sendable {
  let log: CapturedLog
  private let server: WebServer
  private let respond: @Sendable (Request) async throws -> Response

  /// The built-in guideline, at the moment of ``Clinic/now``.
  init(
    _ service: JSONService? = nil, pages: WebPages? = nil,
    headers: SecurityHeaders = SecurityHeaders(), crossOrigin: CrossOriginAccess? = nil
  ) async throws {
    log = CapturedLog()
    server = try Self.server(
      service, pages: pages, headers: headers, crossOrigin: crossOrigin, log: log)
    respond = try await Self.responder(of: server.application(host: "", port: 0) { _ in })
  }

  /// A server that is told what it leaves out.
  static func server(
    _ service: JSONService? = nil, pages: WebPages? = nil,
    headers: SecurityHeaders = SecurityHeaders(), crossOrigin: CrossOriginAccess? = nil,
    limits: ServerLimits = ServerLimits(), log: CapturedLog
  ) throws -> WebServer {
    WebServer(
      service: try service ?? shared.get(), pages: try pages ?? sharedPages.get(), headers: headers,
      crossOrigin: crossOrigin, limits: limits,
      logger: Logger(label: "test") { _ in CapturedLog.Handler(log: log) })
  }

  private static func responder<App: ApplicationProtocol>(
    of application: App
  ) async throws -> @Sendable (Request) async throws -> Response {
    let responder = try await application.responder
    let logger = application.logger
    return { request in
      let source = ApplicationRequestContextSource(
        channel: NIOAsyncTestingChannel(), logger: logger)
      return try await responder.respond(to: request, context: App.Context(source: source))
    }
  }

  /// Made once, for the tests that do not look at what it counted.
  private static let shared = Result { try newService() }

  private static let sharedPages = Result { try newPages() }

  static func newPages() throws -> WebPages {
    let now = try Timestamp(rfc3339: Clinic.now)
    return WebPages(try Clinic.builtIn().loaded, language: .dutch, clock: { now })
  }

  static func newService() throws -> JSONService {
    let now = try Timestamp(rfc3339: Clinic.now)
    return JSONService(
      try Clinic.builtIn().loaded, language: .dutch, version: "0.0.0", clock: { now })
  }

  /// One request; `nl` is asked for unless the headers say otherwise.
  func send(
    _ method: String, _ target: String, headers: [String: String] = [:], body: Data? = nil
  ) async throws -> TestResponse {
    var fields = HTTPFields()
    fields[.acceptLanguage] = "nl"
    if let body { fields[.contentLength] = "\(body.count)" }
    for (name, value) in headers {
      guard let name = HTTPField.Name(name) else { throw URLError(.badURL) }
      fields[name] = value
    }
    guard let method = HTTPRequest.Method(method) else { throw URLError(.badURL) }
    let request = Request(
      head: HTTPRequest(
        method: method, scheme: "http", authority: "localhost", path: target, headerFields: fields),
      body: RequestBody(buffer: ByteBuffer(bytes: body ?? Data())))
    let response = try await respond(request)
    let written = WrittenBody()
    try await response.body.write(written)
    return TestResponse(
      status: response.status.code,
      headers: Dictionary(
        response.headers.map { ($0.name.canonicalName, $0.value) },
        uniquingKeysWith: { $0 + ", " + $1 }),
      body: written.bytes.withLock { $0 })
  }

  /// A form as a browser sends it.
  func submit(_ target: String, _ fields: [String: String]) async throws -> TestResponse {
    let plain = CharacterSet.alphanumerics
    let body = fields.map { name, value in
      "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: plain) ?? "")"
    }.joined(separator: "&")
    return try await send(
      "POST", target, headers: ["Content-Type": "application/x-www-form-urlencoded"],
      body: Data(body.utf8))
  }

  /// A case sent as it should be.
  func advise(
    _ json: Data, target: String = "/api/advice", headers: [String: String] = [:]
  ) async throws -> TestResponse {
    try await send(
      "POST", target, headers: headers.merging(["Content-Type": "application/json"]) { $1 },
      body: json)
  }

  /// Serves another guideline from now on.
  func replace(with loaded: LoadedGuideline, diagnostics: Text? = nil) throws {
    let now = try Timestamp(rfc3339: Clinic.now)
    server.serve(
      JSONService(loaded, language: .dutch, version: "0.0.0", clock: { now }),
      WebPages(loaded, language: .dutch, clock: { now }, diagnostics: diagnostics))
  }
}

/// What came back.
struct TestResponse: Sendable {
  let status: Int
  /// By names in lower case.
  let headers: [String: String]
  let body: Data

  /// The body as JSON.
  var json: [String: any Sendable] {
    let object = try? JSONSerialization.jsonObject(with: body) as? [String: any Sendable]
    return object ?? [:]
  }

  var text: String { String(decoding: body, as: UTF8.self) }
}

/// The bytes of an answer as they are written.
private final class WrittenBody: ResponseBodyWriter, Sendable {
  let bytes = Mutex(Data())

  func write(_ buffer: ByteBuffer) async throws {
    bytes.withLock { $0.append(contentsOf: buffer.readableBytesView) }
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
