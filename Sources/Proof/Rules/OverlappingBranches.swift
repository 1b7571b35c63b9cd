import GuidelineModel

extension Rule {
  static let overlappingBranches = Rule(
    id: "overlapping-branches",
    title: Text(
      nl: "Takken die overlappen",
      en: "Branches that overlap"),
    promise: Text(
      nl: "Elke waarde heeft één tak; anders is het advies niet bepaald.",
      en: "Every value has one branch; otherwise the advice is not determined."),
    weight: .blocks,
    broken: Example(
      "trees/01-triage.yaml",
      "- when: [raised, normal]",
      "- when: [high, raised, normal]"),
    kept: Example(
      "trees/01-triage.yaml",
      "- when: [raised, normal]",
      "- when: [normal, raised]"),
    judgement: .reader(codes: [.valueCoveredTwice]))
}
