import GuidelineModel

extension Rule {
  static let deadItem = Rule(
    id: "dead-item",
    title: Text(
      nl: "Gegeven dat niemand vraagt",
      en: "Item that nobody asks"),
    promise: Text(
      nl: "Elk gegeven wordt in een boom of een lezing gevraagd, of is een keuze.",
      en: "Every item is asked in a tree or a reading, or is a choice."),
    weight: .advises,
    broken: Example(
      "items.yaml",
      "items:",
      """
      items:
        - item: shoe-size
          label: { nl: Schoenmaat, en: Shoe size }
          help: { nl: Meet de voet, en: Measure the foot }
          values:
            - { value: small, label: { nl: Klein, en: Small } }
            - { value: large, label: { nl: Groot, en: Large } }
      """),
    kept: Example(
      "items.yaml",
      "en: Temperature }",
      "en: Body temperature }"),
    judgement: .proof { evidence throws(LimitExceeded) in
      let guideline = evidence.guideline
      let trees = guideline.trees + guideline.readings.map(\.alternative)
      var asked = Set(trees.flatMap(\.decisions).map(\.item))
      for outcome in trees.flatMap(\.outcomes) {
        if case .choice(let item, _) = outcome.continuation { asked.insert(item) }
      }
      return guideline.items.indices.map { Index($0) }.filter { !asked.contains($0) }.map { item in
        Finding(
          .item(item),
          Text(
            nl: "geen boom vraagt gegeven \"\(guideline[item].id)\"",
            en: "no tree asks item \"\(guideline[item].id)\""))
      }
    })
}
