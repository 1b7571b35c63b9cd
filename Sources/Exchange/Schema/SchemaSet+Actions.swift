import GuidelineModel
import JSON

extension SchemaSet {
  /// What an outcome says to do: its whole wording, and its structure.
  var actionDefinitions: [(String, JSONValue)] {
    let actions = object([
      "nl": text, "en": text, "structure": reference("action"),
    ])
    let group = object(
      [
        "join": choice(of: ActionGroup.Join.allCases.map(\.rawValue)),
        "actions": list(of: reference("action")),
      ],
      optional: [
        "joinedBy": list(of: choice(of: ActionGroup.Joiner.allCases.map(\.rawValue))),
        "condition": words, "limit": limit,
      ])
    let step = object(
      [
        "strength": choice(of: Step.Strength.allCases.map(\.rawValue)),
        "kind": choice(of: Step.Kind.allCases.map(\.rawValue)),
        "text": words,
      ],
      optional: [
        "refrain": ["const": true],
        "urgency": choice(of: Step.Urgency.allCases.map(\.rawValue)),
        "condition": words, "dose": dose, "limit": limit, "remarks": list(of: words),
      ])
    return [("actions", actions), ("action", ["oneOf": [group, step]])]
  }

  private var limit: JSONValue {
    object(
      ["from": choice(of: guideline.events.map(\.id.text))],
      optional: ["within": duration, "notBefore": duration])
  }

  private var dose: JSONValue {
    let quantity: JSONValue = [
      "type": "string", "pattern": "^[0-9]+([.][0-9]+)?(-[0-9]+([.][0-9]+)?)?$",
    ]
    return object(
      ["unit": text],
      optional: [
        "drug": text, "amount": quantity, "fractions": quantity, "perFraction": quantity,
        "total": quantity, "route": text, "form": text, "timesPerDay": quantity,
        "atLeast": ["const": true],
      ])
  }
}
