import Exchange
package import HTTPTypes

/// One address of the JSON service.
///
/// Routes and the description at `/openapi.json` are both derived from these cases, so they cannot
/// differ.
package enum Endpoint: CaseIterable, Sendable {
  case advice
  case guideline
  case caseSchema
  case adviceSchema
  case description
  case health
  case readiness
  case metrics

  package var path: String {
    switch self {
    case .advice: "/api/advice"
    case .guideline: "/api/guideline"
    case .caseSchema: "/schemas/case.json"
    case .adviceSchema: "/schemas/advice.json"
    case .description: "/openapi.json"
    case .health: "/healthz"
    case .readiness: "/readyz"
    case .metrics: "/metrics"
    }
  }

  package var method: HTTPRequest.Method {
    switch self {
    case .advice: .post
    case .guideline, .caseSchema, .adviceSchema, .description, .health, .readiness, .metrics: .get
    }
  }
}

/// The responses of each endpoint, for the description of the service.
extension Endpoint {
  struct ResponseDescription {
    let status: Int
    let meaning: String
    /// `nil` if there is no body.
    let mediaType: String?
    let schema: ResponseSchema
  }

  /// The schema of a response body.
  enum ResponseSchema {
    case named(SchemaSet.Document)
    /// Whether the service works, and with which guideline.
    case status
    case text
    case open
  }

  var operationID: String {
    switch self {
    case .advice: "give-advice"
    case .guideline: "read-guideline"
    case .caseSchema: "read-case-schema"
    case .adviceSchema: "read-advice-schema"
    case .description: "read-description"
    case .health: "check-health"
    case .readiness: "check-readiness"
    case .metrics: "read-metrics"
    }
  }

  var summary: String {
    switch self {
    case .advice: "The advice for one case"
    case .guideline: "The whole guideline in one language"
    case .caseSchema: "The JSON Schema of a case"
    case .adviceSchema: "The JSON Schema of an advice"
    case .description: "This description"
    case .health: "Whether the server runs"
    case .readiness: "Whether the server can give advice"
    case .metrics: "Counts and durations of requests, for Prometheus"
    }
  }

  var answers: [ResponseDescription] {
    switch self {
    case .advice:
      [
        Self.ok("The advice.", "application/json", .named(.advice)),
        Self.problem(400, "The case is no JSON or not of the form of a case; the language."),
        Self.problem(408, "The case came in too slowly."),
        Self.problem(413, "The case is larger than 1 MiB."),
        Self.problem(415, "The case is not sent as application/json."),
        Self.problem(422, "A case of the right form that cannot be: by its times or its answers."),
      ]
    case .guideline:
      [
        Self.ok("The guideline.", "application/json", .named(.guideline)), Self.known,
        Self.problem(400, "The language is none of those served."),
      ]
    case .caseSchema, .adviceSchema:
      [Self.ok("The schema.", "application/schema+json", .open), Self.known, Self.notHTTP]
    case .description:
      [Self.ok("The description.", "application/json", .open), Self.known, Self.notHTTP]
    case .health:
      [Self.ok("The server runs.", "application/json", .status), Self.notHTTP]
    case .readiness:
      [
        Self.ok("The server can give advice.", "application/json", .status), Self.notHTTP,
        ResponseDescription(
          status: 503, meaning: "The server cannot give advice.", mediaType: "application/json",
          schema: .status),
      ]
    case .metrics:
      [
        Self.ok("The metrics, in text format 0.0.4.", "text/plain", .text), Self.notHTTP,
      ]
    }
  }

  private static let known = ResponseDescription(
    status: 304, meaning: "The client has it already.", mediaType: nil, schema: .open)

  private static let notHTTP = problem(400, "Not HTTP.")

  private static func ok(
    _ meaning: String, _ mediaType: String, _ schema: ResponseSchema
  ) -> ResponseDescription {
    ResponseDescription(status: 200, meaning: meaning, mediaType: mediaType, schema: schema)
  }

  private static func problem(_ status: Int, _ meaning: String) -> ResponseDescription {
    ResponseDescription(
      status: status, meaning: meaning, mediaType: "application/problem+json",
      schema: .named(.problem))
  }
}
