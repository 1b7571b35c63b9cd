import GuidelineModel

extension Rule {
  static let incompleteDecision = Rule(
    id: "incomplete-decision",
    title: Text(
      nl: "Beslissing met een gat",
      en: "Decision with a gap"),
    promise: Text(
      nl: "Elke waarde van het gevraagde gegeven heeft een tak; anders krijgt een patiënt "
        + "met die waarde geen advies.",
      en: "Every value of the item asked has a branch; otherwise a patient with that value "
        + "gets no advice."),
    weight: .blocks,
    broken: Example(
      "trees/01-triage.yaml",
      "- when: [raised, normal]",
      "- when: [raised]"),
    kept: Example(
      "trees/01-triage.yaml",
      "- when: [raised, normal]",
      "- when: [normal, raised]"),
    judgement: .reader(codes: [.valueNotCovered]))
}
