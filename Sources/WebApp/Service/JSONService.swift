import Consultation
import Exchange
import Foundation
package import GuidelineFormat
package import GuidelineModel
import HTTPTypes
import Hummingbird
import JSON
package import Reasoning

/// The JSON service.
package struct JSONService: Sendable {
  /// Returns the current time.
  package typealias Clock = @Sendable () -> Timestamp

  let guideline: Guideline
  let digest: String
  let reasoner: Reasoner
  let writer: AdviceWriter
  /// The default language.
  let language: Language
  let clock: Clock
  package let metrics: RequestMetrics
  /// The documents that never change while the server runs, encoded once.
  let documents: Documents

  /// Creates the service for one guideline.
  ///
  /// - Parameters:
  ///   - loaded: The guideline.
  ///   - language: The default language.
  ///   - version: The version of the program.
  ///   - clock: Returns the moment to use if a case names none.
  ///   - limit: The limit of the searches for one advice.
  ///   - base: The path below which a proxy serves the service.
  ///   - metrics: The metrics so far, if this version replaces another.
  package init(
    _ loaded: LoadedGuideline, language: Language, version: String, clock: @escaping Clock,
    limit: SearchLimit = SearchLimit(), base: BasePath = .root, metrics: RequestMetrics? = nil
  ) {
    guideline = loaded.guideline
    digest = loaded.digest
    reasoner = Reasoner(loaded.guideline, limit: limit)
    writer = AdviceWriter(loaded.guideline, digest: loaded.digest)
    self.language = language
    self.clock = clock
    self.metrics = metrics ?? RequestMetrics()
    self.metrics.identify(as: [
      ("version", version), ("guideline", loaded.guideline.id),
      ("guideline_version", loaded.guideline.version), ("digest", loaded.digest),
    ])
    documents = Documents(loaded, version: version, base: base)
  }

  /// Every route of the service.
  package var routes: [Route] {
    Endpoint.allCases.map { endpoint in
      Route(endpoint.method, endpoint.path) { request, _ in
        try await self.answer(to: request, at: endpoint)
      }
    }
  }

  private func answer(to request: Request, at endpoint: Endpoint) async throws -> Response {
    switch endpoint {
    case .advice: return try await advice(for: request)
    case .guideline:
      let language = try LanguageChoice(default: language).language(for: request)
      var response = documents.guideline(in: language).response(to: request)
      response.headers[.contentLanguage] = language.rawValue
      response.headers.append(HTTPField(name: .vary, value: "Accept-Language"))
      return response
    case .caseSchema: return documents.caseSchema.response(to: request)
    case .adviceSchema: return documents.adviceSchema.response(to: request)
    case .description: return documents.description.response(to: request)
    case .health: return status("ok")
    case .readiness: return readiness
    case .metrics:
      return Response(
        status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text)))
    }
  }

  /// Ready means that an advice can be given.
  private var readiness: Response {
    guard case .evaluation = try? reasoner.conclusion(for: PatientCase(now: clock())) else {
      return status("not-ready", code: .serviceUnavailable)
    }
    return status("ready")
  }

  private func status(_ text: String, code: HTTPResponse.Status = .ok) -> Response {
    var json = JSONText(indented: false)
    json.object { json in
      json.member("status", text)
      json.member("guideline", guideline.id)
      json.member("version", guideline.version)
      json.member("digest", digest)
    }
    return Response(
      status: code, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
  }
}

extension JSONService {
  /// Takes a case and returns its advice; neither is stored.
  func advice(for request: Request) async throws -> Response {
    let language = try LanguageChoice(default: language).language(for: request)
    let body = try await caseBody(of: request)
    let evaluation = try evaluation(of: body)
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/json", .contentLanguage: language.rawValue,
        .vary: "Accept-Language",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: writer.json(evaluation, in: language))))
  }

  /// Reads the body, unless its declared length is too large.
  private func caseBody(of request: Request) async throws -> [UInt8] {
    guard request.hasJSONBody else { throw Problem.wrongMediaType }
    guard request.head.declaredLength <= CaseReader.largestCase else { throw Problem.tooLarge }
    let buffer = try await request.body.collect(upTo: CaseReader.largestCase)
    return Array(buffer.readableBytesView)
  }

  private func evaluation(of json: [UInt8]) throws(Problem) -> Evaluation {
    do {
      return try reasoner.evaluation(ofCase: json, now: clock())
    } catch {
      throw Problem(error)
    }
  }
}

extension Request {
  /// Whether the body is declared as JSON in UTF-8 without compression.
  fileprivate var hasJSONBody: Bool {
    guard let text = headers[.contentType] else { return false }
    let encoding = headers[.contentEncoding]?.lowercased() ?? "identity"
    guard encoding == "identity" else { return false }
    if text == "application/json" { return true }
    let parts = text.split(separator: ";").map {
      $0.trimmingCharacters(in: .whitespaces).lowercased()
    }
    let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }?.dropFirst("charset=".count)
    let isUTF8 = charset.map { ["utf-8", "\"utf-8\""].contains($0) } ?? true
    return parts.first == "application/json" && isUTF8
  }
}
