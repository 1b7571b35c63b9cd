import GuidelineModel

extension Rule {
  static let unreachableTree = Rule(
    id: "unreachable-tree",
    title: Text(
      nl: "Boom waar niets heen leidt",
      en: "Tree that nothing leads to"),
    promise: Text(
      nl: "Naar elke boom leidt een verwijzing, of hij is een ingang.",
      en: "A link leads to every tree, or it is a way in."),
    weight: .advises,
    broken: Example(
      "guideline.yaml",
      """
        - entry: discharged
          label: { nl: Ontslagen, en: Discharged }
          tree: self-care
      """,
      """
        - entry: discharged
          label: { nl: Ontslagen, en: Discharged }
          tree: aftercare
      """),
    kept: Example(
      "guideline.yaml",
      "entry: discharged",
      "entry: at-home"),
    judgement: .proof { evidence throws(LimitExceeded) in
      let guideline = evidence.guideline
      let linked = Set(guideline.trees.flatMap(\.outcomes).flatMap(\.continuation.trees))
      let entries = Set(guideline.entries.flatMap(\.trees) + [guideline.start])
      return evidence.trees.filter { !linked.contains($0.index) && !entries.contains($0.index) }
        .map { place, tree in
          Finding(
            .tree(place),
            Text(
              nl: "geen verwijzing en geen ingang leidt naar boom \"\(tree.id)\"",
              en: "no link and no entry leads to tree \"\(tree.id)\""))
        }
    })
}
