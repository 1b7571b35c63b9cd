import GuidelineModel
import JSON

extension SchemaSet {
  /// The whole guideline in one language, as ``GuidelineWriter`` writes it.
  var guidelineSchema: JSONValue {
    let description: JSONValue = [
      "title": "Guideline",
      "description": "Items, trees and everything else in one language.",
    ]
    return description.with(
      object(
        [
          "id": text, "version": text, "digest": digest,
          "language": choice(of: Language.allCases.map(\.rawValue)),
          "title": text, "timeZone": text, "start": treeName,
          "scope": object(["includes": text, "excludes": list(of: text)]),
          "document": object(
            ["title": text, "pages": ["type": "integer"]], optional: ["remark": text]),
          "sources": list(of: object(["source": text, "title": text], optional: ["url": text])),
          "events": list(
            of: object(
              ["event": text, "label": text, "defaultsToNow": flag, "setByAdvice": flag],
              optional: [
                "question": text, "fact": text, "after": list(of: text), "firstOf": list(of: text),
              ])),
          "phases": list(
            of: object(["phase": text, "label": text, "trees": list(of: treeName)])),
          "entries": list(
            of: object(["entry": text, "label": text, "trees": list(of: treeName)])),
          "items": list(of: item),
          "trees": list(of: tree),
          "readings": list(
            of: object([
              "reading": text, "tree": treeName, "change": text, "reason": text,
              "decisions": list(of: decision),
            ])),
          "warnings": list(
            of: object(
              ["warning": text, "when": list(of: condition), "message": text],
              optional: ["tree": treeName, "outcomes": list(of: text)])),
          "notes": list(
            of: object([
              "note": text, "tree": treeName, "path": list(of: condition),
              "possible": list(of: condition), "outcomes": list(of: text), "text": text,
            ])),
          "steps": list(of: step),
          "cautions": list(
            of: object(
              ["caution": text, "message": text],
              optional: [
                "urgency": choice(of: Urgency.allCases.map(\.rawValue)), "cites": list(of: text),
              ])),
          "reasons": list(of: object(["reason": text, "label": text])),
          "letters": list(of: letter),
        ],
        optional: [
          "newEpisode": object([
            "text": text, "start": treeName, "asks": text, "keeps": list(of: itemName),
          ]),
          "report": text,
        ]))
  }

  private var letter: JSONValue {
    object(
      [
        "letter": text, "title": text,
        "parts": list(
          of: object(
            [:],
            optional: [
              "heading": text, "text": text, "blank": text, "otherwise": text,
              "ours": list(of: choice(of: ["heading", "text", "blank", "otherwise"])),
              "plan": choice(of: Letter.PlanList.allCases.map(\.rawValue)),
              "points": list(
                of: object(
                  ["text": text],
                  optional: [
                    "by": text, "steps": list(of: text),
                    "ours": list(of: choice(of: ["text", "by"])),
                    "states": list(of: choice(of: StepState.allCases.map(\.rawValue))),
                  ])),
              "cites": list(of: text),
            ])),
      ],
      optional: [
        "instruction": text, "notWith": list(of: text),
        "ours": list(of: choice(of: ["title", "instruction"])),
      ])
  }

  private var step: JSONValue {
    object(
      ["step": text, "label": text, "ticked": flag],
      optional: [
        "doneBy": list(of: text), "startsWith": text,
        "runs": object(["from": text, "until": text]),
      ])
  }

  private var treeName: JSONValue { choice(of: guideline.trees.map(\.id.text)) }
  private var itemName: JSONValue { choice(of: guideline.items.map(\.id.text)) }
  private var condition: JSONValue { object(["item": itemName, "values": list(of: text)]) }

  private var item: JSONValue {
    object(
      [
        "item": itemName, "label": text, "help": text,
        "values": list(of: object(["value": text, "label": text])),
        "askedIn": list(of: treeName),
      ],
      optional: [
        "question": text, "remark": text, "cites": list(of: text), "knownFrom": text,
        "measurement": object(
          [
            "key": choice(of: Scale.all.map(\.key)),
            "bands": list(
              of: object(
                ["value": text], optional: ["upTo": ["type": "number"], "inclusive": flag])),
          ],
          optional: ["until": text]),
      ])
  }

  private var tree: JSONValue {
    object([
      "tree": treeName, "page": ["type": "integer"], "title": text, "tab": text,
      "rationale": text, "decisions": list(of: decision),
      "outcomes": list(
        of: object(
          [
            "outcome": text, "summary": text,
            "urgency": choice(of: Urgency.allCases.map(\.rawValue)), "actions": ["type": "object"],
            "fixes": list(of: condition),
          ],
          optional: [
            "next": list(of: treeName),
            "choice": object([
              "item": itemName,
              "options": list(of: object(["value": text, "trees": list(of: treeName)])),
            ]),
          ])),
    ])
  }

  private var decision: JSONValue {
    object([
      "decision": text, "item": itemName, "label": text,
      "branches": list(
        of: object(
          ["values": list(of: text), "label": text],
          optional: ["decision": text, "outcome": text])),
    ])
  }
}
