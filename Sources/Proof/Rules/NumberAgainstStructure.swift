import GuidelineModel

extension Rule {
  static let numberAgainstStructure = Rule(
    id: "number-against-structure",
    title: Text(
      nl: "Woorden die de dosis of de termijn tegenspreken",
      en: "Words that contradict the dose or the limit"),
    promise: Text(
      nl: "De hoeveelheden, fracties en tijden die de woorden van een stap of een uitkomst noemen, "
        + "zijn die van de dosis en de termijn, en ook het middel, de toedieningsweg en waarvanaf "
        + "de termijn telt; anders leest een mens iets anders dan een programma. \"1 week\" is "
        + "P7D, \"tien fracties\" is 10. Wie de juiste hoeveelheid noemt, mag er andere naast "
        + "zetten: wat erna gegeven wordt, de tablet, de hoogste dosis. Getallen van een "
        + "voorwaarde, een opmerking, een verandering of een behandelduur tellen niet.",
      en: "The amounts, fractions and times that the words of a step or an outcome name are those "
        + "of the dose and the limit, and so are the drug, the route and what the limit counts "
        + "from; otherwise a person reads something else than a program. \"1 week\" is P7D, \"ten "
        + "fractions\" is 10. Words that name the right amount may name others beside it: what is "
        + "given next, the tablet, the highest dose. Numbers of a condition, a remark, a change or "
        + "how long a treatment lasts do not count."),
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
      evidence.outcomeNumbers.flatMap { $0.findings($0.structure.contradictions(in: $0.words)) }
    })
}
