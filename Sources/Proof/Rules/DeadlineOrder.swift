import GuidelineModel

extension Rule {
  static let deadlineOrder = Rule(
    id: "deadline-order",
    title: Text(
      nl: "Kortere termijn bij een mildere bevinding",
      en: "Shorter limit for a milder finding"),
    promise: Text(
      nl: "Van twee patiënten die alleen in een geordend gegeven verschillen, heeft de "
        + "ernstigste geen langere termijn. Het gegeven zegt met `graver` welke kant "
        + "ernstiger is, en met `exempt` waar en waarom het anders mag.",
      en: "Of two patients who differ in one ordered item only, the graver does not have "
        + "the longer limit. The item says with `graver` which end is graver, and with "
        + "`exempt` where and why it may be otherwise."),
    weight: .advises,
    broken: Example(
      "items.yaml",
      "graver: { end: last } # high",
      "graver: { end: first }"),
    kept: Example(
      "items.yaml",
      "graver: { end: last } # high",
      """
      graver:
            end: first
            exempt:
              - { tree: triage, outcome: see-tomorrow, reason: { nl: Kan wachten, en: Can wait } }
      """),
    judgement: .proof { evidence throws(LimitExceeded) in
      var findings: [Finding] = []
      for (place, tree) in evidence.trees {
        for item in Set(tree.decisions.map(\.item)).sorted() {
          guard let severityOrder = evidence.guideline[item].severityOrder else { continue }
          let exempt = evidence.exemptOutcomes(of: place, by: severityOrder)
          for pair in try evidence.reversals(of: item, in: place, leavingOut: exempt) {
            findings.append(evidence.finding(pair, item: item, tree: place))
          }
        }
      }
      return findings
    })
}
