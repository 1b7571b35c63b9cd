import GuidelineModel
import JSON
import Reasoning

extension SchemaSet {
  /// The schema of a case in `docs/interface.md`.
  ///
  /// It expresses all constraints of form. That times lie neither after `now` nor before 1900 and
  /// that answers do not contradict an outcome cannot be expressed; the service answers such a case
  /// with 422.
  var caseSchema: JSONValue {
    let trees = guideline.trees.map(\.id.text)
    return [
      "title": "Case",
      "description": "What is known about one patient.",
      "type": "object",
      "additionalProperties": false,
      "properties": [
        "id": [
          "description": "Tells the case from others; random, and nothing of the patient.",
          "type": "string", "pattern": "^[A-Za-z0-9._-]{1,64}$",
        ],
        "start": [
          "description": "The tree to start at, or several in order.",
          "anyOf": [choice(of: trees), several(of: choice(of: trees))],
        ],
        "now": givenTime.with([
          "description": "The moment asked about; by default the clock's. Not before 1900."
        ]),
        "events": [
          "description": """
          When what time limits count from happened; none lies after now or before 1900.
          """,
          "type": "object",
          "additionalProperties": false,
          "properties": .members(
            guideline.events.filter { !$0.isDerived }.map { ($0.id.text, time(of: $0)) }),
        ],
        "done": [
          "description": """
          Steps of the plan that no event completes and that are done: when, or only that they are.
          """,
          "type": "object",
          "additionalProperties": false,
          "properties": .members(
            guideline.steps.filter(\.canBeTicked).map { ($0.id.text, tick(of: $0)) }),
        ],
        "decisions": [
          "description": """
          Whether the advice of a tree is followed. Changes the plan and nothing else.
          """,
          "type": "object",
          "additionalProperties": false,
          "properties": .members(trees.map { ($0, decision) }),
        ],
        "format": [
          "description": "The form of the case, as interviews write it.",
          "type": "integer", "minimum": .init(integerLiteral: CaseDocument.format),
          "maximum": .init(integerLiteral: CaseDocument.format),
        ],
        "answers": [
          "type": "object",
          "additionalProperties": false,
          "properties": .members(guideline.items.map { ($0.id.text, answer(to: $0)) }),
        ],
      ],
    ]
  }

  /// A time, or what else a case can say about an event.
  private func time(of event: Event) -> JSONValue {
    let other = reference(event.defaultsToNow ? "assumed-time" : "not-known")
    return ["title": .string(event.label.en), "anyOf": [givenTime, other]]
  }

  private func tick(of step: PlanStep) -> JSONValue {
    ["title": .string(step.label.en), "anyOf": [givenTime, always]]
  }

  /// Followed, or not followed with a reason; one named definition for each.
  private var decisionDefinitions: [(String, JSONValue)] {
    let remark: JSONValue = [
      "type": "string", "maxLength": .init(integerLiteral: TreeDecision.maximumRemarkLength),
      "pattern": .string(DecisionDocument.remarkPattern),
    ]
    func shape(_ followed: JSONValue, _ reason: [(String, JSONValue)]) -> JSONValue {
      let members = [("followed", followed)]
      return [
        "type": "object", "properties": .members(members + reason + [("remark", remark)]),
        "required": .texts(members.map(\.0) + reason.map(\.0)), "additionalProperties": false,
      ]
    }
    let reasons = guideline.declineReasons.map(\.id.text)
    return [
      ("advice-followed", shape(always, [])),
      (
        "advice-not-followed",
        shape(flag.with(["not": ["const": true]]), [("reason", choice(of: reasons))])
      ),
    ]
  }

  private var decision: JSONValue {
    ["oneOf": [reference("advice-followed"), reference("advice-not-followed")]]
  }

  private func answer(to item: Item) -> JSONValue {
    let value = reference(Self.name(ofValuesOf: item))
    var forms = [value, several(of: value)]
    if let scale = item.measurement?.scale {
      forms.append(reference(Self.name(ofAnswersOn: scale)))
    }
    forms.append(reference("not-known"))
    return [
      "description": .string("\(item.label.en): \(item.help.en)"), "anyOf": .array(forms),
    ]
  }

  /// The forms of an answer by name; generated clients use these as type names.
  var answerDefinitions: [(String, JSONValue)] {
    guideline.items.map { item in
      (Self.name(ofValuesOf: item), choice(of: item.values.map(\.id.text)))
    }
      + Scale.all.filter { scale in guideline.items.contains { $0.measurement?.scale == scale } }
      .map { (Self.name(ofAnswersOn: $0), only($0.key, measurement(on: $0))) }
      + [("not-known", only("unknown", always)), ("assumed-time", only("assumed", givenTime))]
      + decisionDefinitions
  }

  private static func name(ofValuesOf item: Item) -> String { "\(item.id)-value" }

  private static func name(ofAnswersOn scale: Scale) -> String { "measured-\(scale.key)" }

  private func measurement(on scale: Scale) -> JSONValue {
    switch scale.input {
    case .moment: givenTime.with(["description": "Not after now, nor before 1900."])
    case .number:
      .members(
        [
          ("type", "number"), ("minimum", .number(scale.least.text)),
          scale.most.map { ("maximum", .number($0.text)) },
        ].compactMap(\.self))
    }
  }

  /// A list of several distinct elements.
  private func several(of element: JSONValue) -> JSONValue {
    list(of: element).with(["minItems": 1, "uniqueItems": true])
  }

  /// An object with exactly this member.
  private func only(_ key: String, _ value: JSONValue) -> JSONValue {
    [
      "type": "object", "properties": .members([(key, value)]), "required": .texts([key]),
      "additionalProperties": false,
    ]
  }
}
