import JSON

extension CQLLibrary {
  /// The library as ELM, the form that engines load.
  package var elm: String {
    let library: JSONValue = [
      "annotation": annotation(header),
      "identifier": ["id": .string(identifier), "version": .string(version.onOneLine)],
      "schemaIdentifier": ["id": "urn:hl7-org:elm", "version": "r1"],
      "usings": [
        "def": [["localIdentifier": "System", "uri": "urn:hl7-org:elm-types:r1"]]
      ],
      "parameters": ["def": .array(parameters.map(elm))],
      "contexts": ["def": [["name": "Unfiltered"]]],
      "statements": ["def": .array(definitions.map(elm))],
    ]
    return JSONValue.members([("library", library)]).laidOut
  }

  private func elm(_ parameter: Parameter) -> JSONValue {
    [
      "name": .string(parameter.name), "accessLevel": "Public",
      "annotation": annotation(parameter.words),
      "parameterTypeSpecifier": [
        "type": "ListTypeSpecifier",
        "elementType": ["type": "NamedTypeSpecifier", "name": .string(systemType("String"))],
      ],
    ]
  }

  private func elm(_ definition: Definition) -> JSONValue {
    let head: JSONValue = [
      "name": .string(definition.name), "context": "Unfiltered", "accessLevel": "Public",
    ]
    let words: JSONValue =
      definition.words.isEmpty ? [:] : ["annotation": annotation(definition.words)]
    return head.with(words).with(["expression": definition.expression.elm])
  }

  /// A comment as an annotation, as CQL translators write it.
  private func annotation(_ words: [String]) -> JSONValue {
    let tags = words.map { line -> JSONValue in
      ["name": "description", "value": .string(line.onOneLine)]
    }
    return [["type": "Annotation", "t": .array(tags)]]
  }
}

extension CQLExpression {
  fileprivate var elm: JSONValue {
    switch self {
    case .parameter(let name): ["type": "ParameterRef", "name": .string(name)]
    case .definition(let name): ["type": "ExpressionRef", "name": .string(name)]
    case .text(let text): Self.literal("String", text.onOneLine)
    case .number(let number): Self.literal("Integer", "\(number)")
    case .flag(let flag): Self.literal("Boolean", "\(flag)")
    case .not(let operand): ["type": "Not", "operand": operand.elm]
    case .exists(let list): ["type": "Exists", "operand": list.elm]
    case .count(let list): ["type": "Count", "source": list.elm]
    case .first(let list): ["type": "First", "source": list.elm]
    case .contains(let list, let text):
      Self.operation("In", CQLExpression.text(text).elm, list.elm)
    case .equal(let left, let right): Self.operation("Equal", left.elm, right.elm)
    case .valueIf(let condition, let value):
      Self.choice(
        condition, value.elm,
        ["type": "As", "asType": .string(systemType("String")), "operand": ["type": "Null"]])
    case .oneIf(let condition):
      Self.choice(condition, CQLExpression.number(1).elm, CQLExpression.number(0).elm)
    case .sum(let operands): Self.chain("Add", operands)
    case .and(let operands): Self.chain("And", operands)
    case .or(let operands): Self.chain("Or", operands)
    case .list(let elements): ["type": "List", "element": .array(elements.map(\.elm))]
    case .known(let list):
      [
        "type": "Query", "source": [["alias": "Name", "expression": list.elm]],
        "relationship": [],
        "where": [
          "type": "Not",
          "operand": ["type": "IsNull", "operand": ["type": "AliasRef", "name": "Name"]],
        ],
      ]
    }
  }

  private static func literal(_ type: String, _ value: String) -> JSONValue {
    ["type": "Literal", "valueType": .string(systemType(type)), "value": .string(value)]
  }

  private static func operation(
    _ type: String, _ left: JSONValue, _ right: JSONValue
  ) -> JSONValue {
    ["type": .string(type), "operand": [left, right]]
  }

  private static func choice(
    _ condition: CQLExpression, _ then: JSONValue, _ otherwise: JSONValue
  ) -> JSONValue {
    ["type": "If", "condition": condition.elm, "then": then, "else": otherwise]
  }

  /// An operator with several operands: in ELM every operator has two.
  private static func chain(_ type: String, _ operands: [CQLExpression]) -> JSONValue {
    operands.dropFirst().reduce(operands[0].elm) { operation(type, $0, $1.elm) }
  }
}

private func systemType(_ name: String) -> String { "{urn:hl7-org:elm-types:r1}\(name)" }
