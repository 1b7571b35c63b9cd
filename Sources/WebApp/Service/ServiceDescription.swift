import Exchange
package import GuidelineModel
import HTTPTypes
package import JSON

/// The OpenAPI 3.1 description of the service, derived from what is served.
package struct ServiceDescription: Sendable {
  private let guideline: Guideline
  private let version: String
  private let base: BasePath
  private let schemas: SchemaSet

  /// Describes the service for one guideline.
  ///
  /// - Parameters:
  ///   - guideline: The guideline.
  ///   - version: The version of the program.
  ///   - base: The path below which a proxy serves the service.
  package init(guideline: Guideline, version: String, base: BasePath = .root) {
    self.guideline = guideline
    self.base = base
    self.version = version
    schemas = .components(guideline)
  }

  package var json: JSONValue {
    [
      "openapi": "3.1.0",
      "info": [
        "title": "Wervelwijzer",
        "version": .string(version),
        "description": .string(
          "Advice of the guideline \(guideline.title.en) \(guideline.version) for one patient. "
            + "It supports a clinician's judgement and does not replace it. "
            + "The server keeps nothing about a patient."),
      ],
      "servers": [["url": .string(base.address)]],
      "paths": .members(Endpoint.allCases.map { ($0.path, pathItem($0)) }),
      "components": ["schemas": .members(schemas.everything)],
    ]
  }

  private func pathItem(_ endpoint: Endpoint) -> JSONValue {
    var operations = [(endpoint.method.rawValue.lowercased(), operation(endpoint))]
    if endpoint.method == .get {
      operations.append(("head", operation(endpoint, isHead: true)))
    }
    operations.append(
      (
        "options",
        [
          "operationId": .string("options-" + endpoint.operationID),
          "summary": "The methods allowed here",
          "responses": [
            "204": response("The methods allowed here, in `Allow`."),
            "400": response("Not HTTP."),
          ],
        ]
      ))
    return .members(operations)
  }

  private func operation(_ endpoint: Endpoint, isHead: Bool = false) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("operationId", .string((isHead ? "head-" : "") + endpoint.operationID)),
      ("summary", .string(endpoint.summary)),
    ]
    let parameters = parameters(of: endpoint)
    if !parameters.isEmpty { members.append(("parameters", .array(parameters))) }
    if let requestBody = requestBody(of: endpoint) { members.append(("requestBody", requestBody)) }
    members.append(
      (
        "responses",
        .members(
          endpoint.answers.map { answer in
            (
              String(answer.status),
              response(answer.meaning, isHead ? nil : answer.mediaType, answer.schema)
            )
          })
      ))
    return .members(members)
  }

  private func parameters(of endpoint: Endpoint) -> [JSONValue] {
    switch endpoint {
    case .advice, .guideline:
      [
        [
          "name": "lang", "in": "query",
          "description": "The language of texts; by default what `Accept-Language` prefers.",
          "schema": schemas.choice(of: Language.allCases.map(\.rawValue)),
        ]
      ]
    case .caseSchema, .adviceSchema, .description, .health, .readiness, .metrics: []
    }
  }

  private func requestBody(of endpoint: Endpoint) -> JSONValue? {
    switch endpoint {
    case .advice:
      [
        "required": true,
        "content": ["application/json": ["schema": schemas.reference("case")]],
      ]
    case .guideline, .caseSchema, .adviceSchema, .description, .health, .readiness, .metrics: nil
    }
  }

  private func response(
    _ meaning: String, _ mediaType: String? = nil, _ schema: Endpoint.ResponseSchema = .open
  ) -> JSONValue {
    let description: JSONValue = ["description": .string(meaning)]
    guard let mediaType else { return description }
    let content: JSONValue = ["schema": self.schema(schema)]
    return description.with(["content": .members([(mediaType, content)])])
  }

  private func schema(_ schema: Endpoint.ResponseSchema) -> JSONValue {
    switch schema {
    case .named(let document): schemas.reference(document.rawValue)
    case .status:
      schemas.object([
        "status": schemas.choice(of: ["ok", "ready", "not-ready"]), "guideline": schemas.text,
        "version": schemas.text, "digest": schemas.digest,
      ])
    case .text: schemas.text
    case .open: ["type": "object"]
    }
  }
}
