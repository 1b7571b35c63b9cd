import GuidelineModel

extension Rule {
  static let limitWithoutEvent = Rule(
    id: "limit-without-event",
    title: Text(
      nl: "Termijn zonder begin",
      en: "Limit without a start"),
    promise: Text(
      nl: "Elke termijn noemt de gebeurtenis vanaf wanneer hij telt.",
      en: "Every time limit names the event that it counts from."),
    weight: .blocks,
    broken: Example(
      "trees/01-triage.yaml",
      "limit: { within: PT12H, from: first-seen }",
      "limit: { within: PT12H }"),
    kept: Example(
      "trees/01-triage.yaml",
      "limit: { within: PT12H, from: first-seen }",
      """
      limit: { not-before: PT1H, within: PT12H, from: first-seen }
      """),
    judgement: .reader(codes: [.limitWithoutEvent]))
}
