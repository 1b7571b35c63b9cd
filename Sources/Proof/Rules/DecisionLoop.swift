import GuidelineModel

extension Rule {
  static let decisionLoop = Rule(
    id: "decision-loop",
    title: Text(
      nl: "Beslissingen in een kring",
      en: "Decisions in a circle"),
    promise: Text(
      nl: "Geen tak leidt terug naar een eerdere beslissing; anders houdt de boom nooit op.",
      en: "No branch leads back to an earlier decision; otherwise the tree never ends."),
    weight: .blocks,
    broken: Example(
      "trees/01-triage.yaml",
      """
            - when: no
              label: { nl: Nee, en: No }
              outcome: see-today
      """,
      """
            - when: no
              label: { nl: Nee, en: No }
              decision: temperature
      """),
    kept: Example(
      "trees/01-triage.yaml",
      """
            - when: no
              label: { nl: Nee, en: No }
              outcome: see-today
      """,
      """
            - when: no
              label: { nl: Nee, en: No }
              outcome: wait
      """),
    judgement: .reader(codes: [.decisionCycle]))
}
