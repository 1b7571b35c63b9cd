import GuidelineModel

extension Rule {
  static let rationaleWithoutSource = Rule(
    id: "rationale-without-source",
    title: Text(
      nl: "Onderbouwing zonder bron",
      en: "Rationale without a source"),
    promise: Text(
      nl: "Elke onderbouwing noemt een bron, en geen bron staat er zonder \"@\".",
      en: "Every rationale cites a source, and no source stands there without \"@\"."),
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
      let sources = evidence.guideline.sources
      return evidence.trees.flatMap { place, tree -> [Finding] in
        Language.allCases.flatMap { language -> [Finding] in
          let prose = tree.rationale[language]
          var findings: [Finding] = []
          for (number, text) in prose.texts.enumerated() {
            for source in sources where text.contains("[\(source.id)]") {
              findings.append(
                Finding(
                  .rationale(place, language), at: DraftPath("texts").index(number),
                  Text(
                    nl: "\"[\(source.id)]\" noemt geen bron; schrijf \"[@\(source.id)]\"",
                    en: "\"[\(source.id)]\" cites no source; write \"[@\(source.id)]\"")))
            }
          }
          if prose.citations.isEmpty {
            findings.append(
              Finding(
                .rationale(place, language),
                Text(
                  nl: "de onderbouwing van boom \"\(tree.id)\" noemt geen bron "
                    + "(\(language.rawValue))",
                  en: "the rationale of tree \"\(tree.id)\" cites no source "
                    + "(\(language.rawValue))")))
          }
          return findings
        }
      }
    })
}
