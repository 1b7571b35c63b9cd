import GuidelineModel

extension Rule {
  static let idleList = Rule(
    id: "idle-list",
    title: Text(
      nl: "Lijst die niets zegt",
      en: "List that says nothing"),
    promise: Text(
      nl:
        "Een lijst die ook weg kan blijven, heeft leden, elke fase heeft bomen, en elke boom staat "
        + "in één fase. \"next: []\" zegt wel iets: er volgt niets.",
      en:
        "A list that may as well be left out has members, every phase has trees, and every tree is "
        + "in one phase. \"next: []\" does say something: nothing follows."),
    weight: .advises,
    broken: Example(
      "items.yaml",
      "    can-be-influenced: true",
      """
          can-be-influenced: true
          cites: []
      """),
    kept: Example(
      "items.yaml",
      "    can-be-influenced: true",
      """
          can-be-influenced: true
          cites: [fever-book]
      """),
    judgement: .reader(codes: [.idleList, .phaseWithoutTrees, .treeInTwoPhases]))
}
