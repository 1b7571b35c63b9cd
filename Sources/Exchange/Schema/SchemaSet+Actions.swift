import GuidelineModel
import JSON

extension SchemaSet {
  /// The action of an outcome: its complete wording and its structure.
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
        "condition": reference("words"), "limit": reference("limit"),
      ])
    let step = object(
      [
        "strength": choice(of: Step.Strength.allCases.map(\.rawValue)),
        "kind": choice(of: Step.Kind.allCases.map(\.rawValue)),
        "text": reference("words"),
      ],
      optional: [
        "refrain": always,
        "urgency": choice(of: Step.UrgencyWord.allCases.map(\.rawValue)),
        "condition": reference("words"), "dose": reference("dose"),
        "limit": reference("limit"), "remarks": list(of: reference("words")),
      ])
    return [
      ("actions", actions),
      ("action", ["oneOf": [reference("action-group"), reference("action-step")]]),
      ("action-group", group), ("action-step", step), ("dose", dose), ("limit", limit),
      ("words", words),
    ]
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
        "atLeast": always,
      ])
  }
}
