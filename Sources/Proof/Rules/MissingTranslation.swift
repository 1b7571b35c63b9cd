import GuidelineModel

extension Rule {
  static let missingTranslation = Rule(
    id: "missing-translation",
    title: Text(
      nl: "Tekst ontbreekt in een taal",
      en: "Text missing in a language"),
    promise: Text(
      nl: "Elke tekst is er in elke taal.",
      en: "Every text exists in every language."),
    weight: .blocks,
    broken: Example(
      "trees/01-triage.yaml",
      "title: { nl: Koorts, en: Fever }",
      "title: { nl: Koorts }"),
    kept: Example(
      "trees/01-triage.yaml",
      "title: { nl: Koorts, en: Fever }",
      "title: { nl: Koorts, en: Temperature }"),
    judgement: .reader(codes: [.missingTranslation]))
}
