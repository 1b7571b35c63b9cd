import GuidelineModel

extension Rule {
  static let numberAgainstStructure = Rule(
    id: "number-against-structure",
    title: Text(
      nl: "Getal dat de dosis of de termijn tegenspreekt",
      en: "Number that contradicts the dose or the limit"),
    promise: Text(
      nl: "De hoeveelheden, fracties en tijden die de woorden van een stap of een uitkomst noemen, "
        + "zijn die van de dosis en de termijn; anders leest een mens iets anders dan een "
        + "programma. \"1 week\" is P7D, \"tien fracties\" is 10. Getallen van een voorwaarde, "
        + "een opmerking of een behandelduur tellen niet.",
      en: "The amounts, fractions and times that the words of a step or an outcome name are those "
        + "of the dose and the limit; otherwise a person reads something else than a program. "
        + "\"1 week\" is P7D, \"ten fractions\" is 10. Numbers of a condition, a remark or how "
        + "long a treatment lasts do not count."),
    weight: .blocks,
    broken: Example(
      "trees/01-triage.yaml",
      "do: { nl: Vandaag zien, en: See today }",
      "do: { nl: Binnen 24 uur zien, en: See within 24 hours }"),
    kept: Example(
      "trees/01-triage.yaml",
      "do: { nl: Vandaag zien, en: See today }",
      "do: { nl: Binnen twaalf uur zien, en: See within 12 hours }"),
    judgement: .proof { evidence throws(LimitExceeded) in
      OutcomeNumbers.findings(in: evidence) { structure, text, others in
        structure.contradictions(in: text, besides: others)
      }
    })
}
