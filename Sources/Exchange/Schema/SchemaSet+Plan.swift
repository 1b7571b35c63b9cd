import GuidelineModel
import JSON
import Reasoning

extension SchemaSet {
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
