import GuidelineModel
import JSON

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
