import GuidelineModel

extension Rule {
  static let contradictingFixes = Rule(
    id: "contradicting-fixes",
    title: Text(
      nl: "Afgeleide waarden die elkaar tegenspreken",
      en: "Derived values that contradict"),
    promise: Text(
      nl: "Geen patiënt doorloopt twee uitkomsten die hetzelfde gegeven verschillend "
        + "vastleggen.",
      en: "No patient passes two outcomes that settle the same item differently."),
    weight: .blocks,
    broken: Example(
      "trees/02-aftercare.yaml",
      "next: []",
      """
      next: []
          fixes: { treatment: home }
      """),
    kept: Example(
      "trees/02-aftercare.yaml",
      "next: []",
      """
      next: []
          fixes: { treatment: [home, ward] }
      """),
    judgement: .proof { evidence throws(LimitExceeded) in
      var findings: [Finding] = []
      for (place, tree) in evidence.trees {
        let pathway = try evidence.symbolic.pathway(from: [place])
        guard let witness = try evidence.witness(in: pathway.conflict, from: place) else {
          continue
        }
        findings.append(
          Finding(
            .tree(place),
            Text(
              nl:
                "op een pad vanaf \"\(tree.id)\" leggen twee uitkomsten hetzelfde gegeven verschillend vast",
              en: "on a pathway from \"\(tree.id)\" two outcomes settle the same item differently"),
            witness: witness))
      }
      return findings
    })
}
