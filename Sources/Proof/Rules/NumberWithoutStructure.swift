import GuidelineModel

extension Rule {
  static let numberWithoutStructure = Rule(
    id: "number-without-structure",
    title: Text(
      nl: "Hoeveelheid zonder dosis, uiterste tijd zonder termijn",
      en: "Amount without a dose, latest time without a limit"),
    promise: Text(
      nl: "Waar woorden een hoeveelheid van een middel of van straling noemen, staat een dosis, en "
        + "waar zij een uiterste tijd noemen een termijn; anders weet geen programma ervan, en "
        + "wordt geen tijdstip berekend. Getallen van een voorwaarde, een opmerking, een "
        + "verandering of wat niet gedaan moet worden tellen niet.",
      en: "Where words name an amount of a drug or of radiation there is a dose, and where they "
        + "name a latest time there is a limit; otherwise no program knows of it, and no due time "
        + "is worked out. Numbers of a condition, a remark, a change or what is not to be done do "
        + "not count."),
    weight: .advises,
    broken: Example(
      "trees/02-aftercare.yaml",
      "do: { nl: Langsgaan, en: Visit }, kind: supportive-care",
      "do: { nl: Binnen 24 uur langsgaan, en: Visit within 24 hours }, kind: supportive-care"),
    kept: Example(
      "trees/02-aftercare.yaml",
      "do: { nl: Langsgaan, en: Visit }, kind: supportive-care",
      "do: { nl: Bij klachten binnen 24 uur langsgaan, en: With complaints visit within 24 hours }, kind: supportive-care"
    ),
    judgement: .proof { evidence throws(LimitExceeded) in
      evidence.outcomeNumbers.flatMap { $0.findings($0.structure.withoutStructure(in: $0.words)) }
    })
}
