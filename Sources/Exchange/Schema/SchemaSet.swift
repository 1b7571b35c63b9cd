public import GuidelineModel
package import JSON

/// The JSON Schemas of what goes in and out, made from the guideline so that they cannot drift.
///
/// Every name of a tree, item, value, outcome or event in them is the guideline's own.
public struct SchemaSet: Sendable {
  let guideline: Guideline
  /// The location of the schemas, which references between them start with.
  private let prefix: String

  /// Creates self-contained schemas: each includes the definitions that it refers to.
  public init(_ guideline: Guideline) {
    self.init(guideline, prefix: "#/$defs/")
  }

  private init(_ guideline: Guideline, prefix: String) {
    self.guideline = guideline
    self.prefix = prefix
  }

  /// The schemas as components of the service description.
  package static func components(_ guideline: Guideline) -> SchemaSet {
    SchemaSet(guideline, prefix: "#/components/schemas/")
  }

  /// One schema by which a document can be checked.
  public enum Document: String, CaseIterable, Sendable {
    /// A case, as ``CaseReader`` reads it.
    case `case`
    /// An advice, as ``AdviceWriter`` writes it.
    case advice
    /// A guideline, as ``GuidelineWriter`` writes it.
    case guideline
    /// Why the JSON service refuses a request: the problem details of RFC 9457.
    case problem
  }

  /// A schema as a JSON text, ending with a line break, in the dialect of 2020-12.
  ///
  /// - Parameter document: What it describes.
  /// - Returns: UTF-8; the schema includes the definitions that it refers to.
  public func json(of document: Document) -> [UInt8] { schema(of: document).bytes }

  /// A self-contained schema in the dialect of 2020-12.
  ///
  /// - Parameter document: What it describes.
  /// - Returns: The schema, with the others it refers to.
  package func schema(of document: Document) -> JSONValue {
    let definitions = definitions(for: document)
    let dialect: JSONValue = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:wervelwijzer:schema:\(document.rawValue)",
    ]
    let schema = dialect.with(body(of: document))
    return definitions.isEmpty ? schema : schema.with(["$defs": .members(definitions)])
  }

  /// Every schema by name.
  package var everything: [(String, JSONValue)] {
    Document.allCases.map { ($0.rawValue, body(of: $0)) }
      + Document.allCases.flatMap(definitions)
  }

  private func body(of document: Document) -> JSONValue {
    switch document {
    case .case: caseSchema
    case .advice: adviceSchema
    case .guideline: guidelineSchema
    case .problem: problemSchema
    }
  }

  private func definitions(for document: Document) -> [(String, JSONValue)] {
    switch document {
    case .case: answerDefinitions
    case .advice: names + actionDefinitions
    case .guideline, .problem: []
    }
  }

  package func reference(_ name: String) -> JSONValue { ["$ref": "\(prefix)\(name)"] }

  /// An array of such elements.
  func list(of elements: JSONValue) -> JSONValue { ["type": "array", "items": elements] }

  /// One of several strings.
  package func choice(of texts: some Sequence<String>) -> JSONValue {
    ["type": "string", "enum": .texts(texts)]
  }

  /// An object with its required and optional members.
  package func object(
    _ required: KeyValuePairs<String, JSONValue>,
    optional: KeyValuePairs<String, JSONValue> = [:]
  ) -> JSONValue {
    let members = required.map { ($0.key, $0.value) } + optional.map { ($0.key, $0.value) }
    return [
      "type": "object", "properties": .members(members),
      "required": .texts(required.map(\.key)),
    ]
  }

  package var text: JSONValue { ["type": "string"] }
  var flag: JSONValue { ["type": "boolean"] }
  /// A flag that is present only when true.
  ///
  /// No `const`: some client generators take it for a string, and their clients reject the flag.
  var always: JSONValue { flag.with(["not": ["const": false]]) }
  var time: JSONValue { ["type": "string", "format": "date-time"] }
  /// A time in a case; few validators check `format`, so a pattern restricts it.
  var givenTime: JSONValue { time.with(["pattern": .string(Self.timePattern)]) }
  var duration: JSONValue { ["type": "string", "pattern": "^P(T[0-9]+H|[0-9]+D)$"] }

  /// RFC 3339 times except leap seconds: an existing date and a time of that day.
  private static let timePattern: String = {
    let leapYear =
      "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
    let day =
      "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
      + "|02-(0[1-9]|1[0-9]|2[0-8]))"
    let clock = "([01][0-9]|2[0-3]):[0-5][0-9]"
    return "^([0-9]{4}-\(day)|\(leapYear)-02-29)[Tt]\(clock):[0-5][0-9]([.][0-9]+)?"
      + "([Zz]|[+-]\(clock))$"
  }()

  /// A text in every language of the product.
  var words: JSONValue {
    [
      "type": "object", "properties": .members(Language.allCases.map { ($0.rawValue, text) }),
      "required": .texts(Language.allCases.map(\.rawValue)),
    ]
  }
}

extension SchemaSet {
  /// The problem details of RFC 9457, extended with members about a case.
  var problemSchema: JSONValue {
    let description: JSONValue = [
      "title": "Problem",
      "description": "Why a request cannot be answered; never repeats what the request said.",
    ]
    return description.with(
      object(
        [
          "type": choice(of: ["about:blank"] + ProblemKind.allCases.map(\.identifier)),
          "title": text,
          "status": ["type": "integer", "minimum": 400, "maximum": 599],
        ],
        optional: [
          "detail": text,
          "path": text.with(["description": "The place in the case, as a JSON path."]),
          "allowed": list(of: text),
          "suggestion": text.with(["description": "The nearest of what is allowed."]),
        ]))
  }
}

/// What sort of thing is wrong with a request, for programs: the `type` of a problem document
/// (RFC 9457).
package enum ProblemKind: String, CaseIterable, Hashable, Sendable {
  /// A case that is no JSON, or not of the form of a case.
  case malformedCase = "malformed-case"
  /// A case of the right form that says what cannot be.
  case impossibleCase = "impossible-case"
  /// A language that the product does not have.
  case unknownLanguage = "unknown-language"

  /// The name of the kind as a URI.
  package var identifier: String { "urn:wervelwijzer:problem:\(rawValue)" }
}
