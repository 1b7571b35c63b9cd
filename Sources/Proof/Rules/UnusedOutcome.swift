import GuidelineModel

extension Rule {
  static let unusedOutcome = Rule(
    id: "unused-outcome",
    title: Text(
      nl: "Uitkomst die niemand krijgt",
      en: "Outcome that nobody gets"),
    promise: Text(
      nl: "Een tak leidt naar elke uitkomst. Lezingen mogen uitkomsten ongebruikt laten.",
      en: "A branch leads to every outcome. Readings may leave outcomes unused."),
    weight: .advises,
    broken: Example(
      "trees/01-triage.yaml",
      "outcomes:",
      """
      outcomes:
        - outcome: never-said
          summary: { nl: Nooit, en: Never }
          wording: { nl: Nooit, en: Never }
          actions: { do: { nl: Nooit, en: Never }, kind: decision }
      """),
    kept: Example(
      "trees/01-triage.yaml",
      """
            - when: [raised, normal]
              label: { nl: Lager, en: Lower }
              decision: duration
      """,
      """
            - when: raised
              label: { nl: Verhoogd, en: Raised }
              decision: duration
            - when: normal
              label: { nl: Normaal, en: Normal }
              outcome: wait
      """),
    judgement: .reader(codes: [.unusedOutcome]))
}
