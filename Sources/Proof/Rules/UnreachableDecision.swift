import GuidelineModel

extension Rule {
  static let unreachableDecision = Rule(
    id: "unreachable-decision",
    title: Text(
      nl: "Beslissing waar niets heen leidt",
      en: "Decision that nothing leads to"),
    promise: Text(
      nl: "Naar elke beslissing leidt een tak.",
      en: "A branch leads to every decision."),
    weight: .blocks,
    broken: Example(
      "trees/01-triage.yaml",
      "outcomes:",
      """
        - decision: forgotten
          item: breathless
          label: { nl: Benauwd, en: Breathless }
          branches:
            - when: [yes, no]
              label: { nl: Altijd, en: Always }
              outcome: wait
      outcomes:
      """),
    kept: Example(
      "trees/01-triage.yaml",
      "start: temperature",
      "start: temperature # the first decision"),
    judgement: .reader(codes: [.unreachableDecision]))
}
