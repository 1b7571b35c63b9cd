import GuidelineModel
package import JSON
import Reasoning

extension SchemaSet {
  /// The schema of an advice in `docs/interface.md`; open, since keys may be added.
  var adviceSchema: JSONValue {
    let description: JSONValue = [
      "title": "Advice", "description": "What the guideline says about one patient at one moment.",
    ]
    return description.with(
      object(
        [
          "guideline": object(["id": text, "version": text, "digest": digest]),
          "now": time,
          "complete": flag,
          "trees": list(of: treeAdvice),
          "questions": list(of: reference("item-name")),
          "later": list(
            of: object(["item": reference("item-name"), "from": reference("event-name")])),
          "plan": list(of: planEntry),
          "planSettled": flag,
          "cautions": list(of: caution),
          "unused": list(of: reference("item-name")),
          "unusedDone": list(of: stepName),
          "deadlines": list(of: deadline),
          "moments": list(of: moment),
          "readings": object(["agree": flag, "differ": list(of: difference)]),
          "warnings": list(of: warning),
          "notes": list(
            of: object([
              "code": choice(of: Set(guideline.notes.map(\.id.text)).sorted()),
              "tree": reference("tree-name"), "message": text,
            ])),
        ], optional: ["notWorkedOut": list(of: choice(of: ["fewestQuestions"]))]))
  }

  /// The names of the guideline that an advice uses.
  var names: [(String, JSONValue)] {
    [
      ("tree-name", choice(of: guideline.trees.map(\.id.text))),
      ("item-name", choice(of: guideline.items.map(\.id.text))),
      (
        "outcome-name",
        choice(of: Set(guideline.trees.flatMap(\.outcomes).map(\.id.text)).sorted())
      ),
      ("event-name", choice(of: guideline.events.map(\.id.text))),
      ("item-values", object(["item": reference("item-name"), "values": list(of: text)])),
    ]
  }

  package var digest: JSONValue { ["type": "string", "pattern": "^sha256:[0-9a-f]{64}$"] }

  private var outcomes: JSONValue { list(of: reference("outcome-name")) }

  private var treeAdvice: JSONValue {
    object(
      [
        "tree": reference("tree-name"),
        "status": choice(of: ["decided", "undecided"]),
        "urgency": choice(of: Urgency.allCases.map(\.rawValue)),
        "path": list(of: reference("item-values")),
        "possibleOutcomes": outcomes,
      ],
      optional: [
        "outcome": reference("outcome-name"),
        "because": list(of: reference("item-values")),
        "restsOn": list(of: settled),
        "next": list(of: reference("tree-name")),
        "waitsFor": reference("item-name"),
        "choice": reference("item-values"),
        "tightestLimit": duration,
        "tightestLimitFrom": reference("event-name"),
        "actions": reference("actions"),
      ])
  }

  /// What an earlier outcome fixes, with its tree and outcome.
  private var settled: JSONValue {
    object([
      "item": reference("item-name"), "values": list(of: text), "tree": reference("tree-name"),
      "outcome": reference("outcome-name"),
    ])
  }

  private var deadline: JSONValue {
    object(
      [
        "tree": reference("tree-name"), "outcome": reference("outcome-name"), "limit": duration,
        "from": reference("event-name"),
      ],
      optional: [
        "earliest": duration, "due": time, "notBefore": time, "assumed": always,
        "condition": text,
      ])
  }

  private var moment: JSONValue {
    object([
      "time": time, "kind": choice(of: Moment.Kind.allCases.map(\.rawValue)),
      "tree": reference("tree-name"), "outcome": reference("outcome-name"), "passed": flag,
    ])
  }

  private var difference: JSONValue {
    object(
      [
        "reading": choice(of: Set(guideline.readings.map(\.id.text)).sorted()),
        "tree": reference("tree-name"),
      ],
      optional: [
        "outcome": reference("outcome-name"), "possibleOutcomes": outcomes,
        "missing": always, "added": always,
      ])
  }

  /// `items` is empty if `events` names the contradiction.
  private var warning: JSONValue {
    object(
      [
        "code": choice(
          of: Set(guideline.warnings.map(\.id.text) + [EventOrderViolation.code]).sorted()),
        "items": list(of: reference("item-name")), "message": text,
      ],
      optional: ["tree": reference("tree-name"), "events": list(of: reference("event-name"))])
  }

  /// One line of a plan: for a `step`, for the `tree` to be decided, or for the `item` to choose.
  var planEntry: JSONValue {
    object(
      [
        "state": choice(of: StepState.allCases.map(\.rawValue)),
        "strength": choice(of: PlanEntry.Strength.allCases.map(\.name)),
        "urgency": choice(of: Urgency.allCases.map(\.rawValue)),
        "from": list(
          of: object(["tree": reference("tree-name"), "outcome": reference("outcome-name")])),
      ],
      optional: [
        "step": text, "tree": reference("tree-name"), "item": reference("item-name"),
        "for": text, "conflict": always, "unless": words, "notBefore": time, "due": time,
        "assumed": always,
        "boundBy": object(
          ["tree": reference("tree-name")], optional: ["outcome": reference("outcome-name")]),
        "provisional": always, "condition": always, "presumed": always, "doneAt": time,
        "late": flag,
        "early": flag, "since": time, "by": reference("tree-name"),
        "reason": choice(of: guideline.declineReasons.map(\.id.text)),
        "declined": list(of: reference("tree-name")), "against": list(of: text),
        "options": list(of: object(["value": text, "steps": list(of: text)])),
        "chosenOver": list(of: text), "needs": list(of: reference("item-name")),
        "how": list(
          of: object(["tree": reference("tree-name"), "needs": list(of: reference("item-name"))])),
        "text": words, "remarks": list(of: words),
      ])
  }

  var caution: JSONValue {
    object(
      ["code": choice(of: guideline.plan.cautions.map(\.code.text)), "message": text],
      optional: [
        "urgency": choice(of: Urgency.allCases.map(\.rawValue)), "cites": list(of: text),
        "folded": always,
      ])
  }

  /// The steps that have a name.
  var stepName: JSONValue { choice(of: guideline.steps.map(\.id.text)) }
}
