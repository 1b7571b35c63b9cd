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
