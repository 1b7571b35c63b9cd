import GuidelineModel

extension Rule {
  static let rationaleWithoutSource = Rule(
    id: "rationale-without-source",
    title: Text(
      nl: "Onderbouwing zonder bron",
      en: "Rationale without a source"),
    promise: Text(
      nl: "Elke onderbouwing noemt een bron.",
      en: "Every rationale cites a source."),
    weight: .advises,
    broken: Example(
      "rationale/en/triage.md",
      "as the book says [@fever-book]",
      "as everyone knows"),
    kept: Example(
      "rationale/en/triage.md",
      "as the book says [@fever-book]",
      "as it is written [@fever-book]"),
    judgement: .proof { evidence throws(LimitExceeded) in
      evidence.trees.flatMap { place, tree in
        Language.allCases.filter { tree.rationale[$0].citations.isEmpty }.map { language in
          Finding(
            .rationale(place, language),
            Text(
              nl: "de onderbouwing van boom \"\(tree.id)\" noemt geen bron (\(language.rawValue))",
              en: "the rationale of tree \"\(tree.id)\" cites no source (\(language.rawValue))"))
        }
      }
    })
}
