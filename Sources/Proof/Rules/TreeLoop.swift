import GuidelineModel

extension Rule {
  static let treeLoop = Rule(
    id: "tree-loop",
    title: Text(
      nl: "Pad dat rondgaat",
      en: "Pathway that can loop"),
    promise: Text(
      nl: "Geen reeks verwijzingen leidt terug naar een boom die al doorlopen is.",
      en: "No chain of links leads back to a tree that was passed already."),
    weight: .blocks,
    broken: Example(
      "trees/02-aftercare.yaml",
      "next: []",
      "next: [triage]"),
    kept: Example(
      "trees/01-triage.yaml",
      "next: [aftercare] # admitted",
      "next: [aftercare]"),
    judgement: .reader(codes: [.treeCycle]))
}
