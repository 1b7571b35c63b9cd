import Consultation
import Exchange
import GuidelineModel
import HTTPTypes
import Hummingbird
import JSON

/// Why a request cannot be answered, as an RFC 9457 problem that never repeats the request.
struct Problem: Error, Hashable {
  static let mediaType = "application/problem+json"

  let status: HTTPResponse.Status
  /// The kind of problem, for programs; `nil` if the status says enough.
  let kind: ProblemKind?
  let title: Text
  /// What is wrong in this request, if more can be said.
  let detail: Text?
  /// The place in the case.
  let path: String?
  let allowed: [String]
  let suggestion: String?
  let headers: HTTPFields

  init(
    status: HTTPResponse.Status, kind: ProblemKind? = nil, title: Text? = nil, detail: Text? = nil,
    path: String? = nil, allowed: [String] = [], suggestion: String? = nil,
    headers: HTTPFields = [:]
  ) {
    self.status = status
    self.kind = kind
    self.title = title ?? Text(nl: status.reasonPhrase, en: status.reasonPhrase)
    self.detail = detail
    self.path = path
    self.allowed = allowed
    self.suggestion = suggestion
    self.headers = headers
  }

  /// The problem document.
  func json(in language: Language) -> [UInt8] {
    var json = JSONText(indented: false)
    json.object { json in
      json.member("type", kind?.identifier ?? "about:blank")
      json.member("title", title[language])
      json.member("status", status.code)
      json.member("detail", detail?[language])
      json.member("path", path)
      if !allowed.isEmpty { json.member("allowed", allowed) }
      json.member("suggestion", suggestion)
    }
    return json.bytes
  }

  func response(in language: Language, to method: HTTPRequest.Method) -> Response {
    var headers = headers
    headers[.contentType] = Self.mediaType
    headers[.contentLanguage] = language.rawValue
    headers.append(HTTPField(name: .vary, value: "Accept-Language"))
    let response = Response(
      status: status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json(in: language))))
    return method == .head ? response.createHeadResponse() : response
  }
}

extension Problem {
  static let notFound = Problem(
    status: .notFound, title: Text(nl: "Hier is niets", en: "There is nothing here"))

  static let tooLarge = tooLarge(limit: CaseReader.largestCase)

  /// A request body that exceeds the limit of its address.
  static func tooLarge(limit: Int) -> Problem {
    let size = limit % 1_048_576 == 0 ? "\(limit / 1_048_576) MiB" : "\(limit / 1024) KiB"
    return Problem(
      status: .contentTooLarge,
      title: Text(
        nl: "Een verzoek is hier ten hoogste \(size)", en: "A request is at most \(size) here"))
  }

  static let tooSlow = Problem(
    status: .requestTimeout,
    title: Text(nl: "Het verzoek kwam te langzaam binnen", en: "The request came in too slowly"))

  static let wrongMediaType = Problem(
    status: .unsupportedMediaType,
    title: Text(
      nl: "Een casus wordt gestuurd als application/json", en: "A case is sent as application/json"),
    headers: [.accept: "application/json"])

  static let languageUnknown = Problem(
    status: .badRequest, kind: .unknownLanguage,
    title: Text(nl: "Onbekende taal", en: "Unknown language"),
    allowed: Language.allCases.map(\.rawValue))

  static func methodNotAllowed(allowed: String) -> Problem {
    Problem(
      status: .methodNotAllowed,
      title: Text(nl: "Deze methode kan hier niet", en: "This method does not work here"),
      headers: [.allow: allowed])
  }

  /// A case that cannot be used: 400 if it does not have the form of a case, 422 if it is
  /// impossible.
  init(_ problem: CaseProblem) {
    switch problem.kind {
    case .malformed:
      self.init(
        status: .badRequest, kind: .malformedCase,
        title: Text(nl: "De casus is niet te lezen", en: "The case cannot be read"),
        problem: problem)
    case .impossible:
      self.init(
        status: .unprocessableContent, kind: .impossibleCase,
        title: Text(nl: "De casus kan niet kloppen", en: "The case cannot be right"),
        problem: problem)
    }
  }

  private init(
    status: HTTPResponse.Status, kind: ProblemKind, title: Text, problem: CaseProblem
  ) {
    self.init(
      status: status, kind: kind, title: title, detail: problem.message, path: problem.path,
      allowed: problem.allowed, suggestion: problem.suggestion)
  }
}
