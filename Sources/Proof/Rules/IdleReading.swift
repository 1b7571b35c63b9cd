import GuidelineModel

extension Rule {
  static let idleReading = Rule(
    id: "idle-reading",
    title: Text(
      nl: "Lezing die niets verandert",
      en: "Reading that changes nothing"),
    promise: Text(
      nl: "Elke andere lezing geeft minstens één patiënt een andere uitkomst.",
      en: "Every other reading gives at least one patient another outcome."),
    weight: .advises,
    broken: Example(
      "readings.yaml",
      """
      outcome: hospital
                - when: no
                  label: { nl: Nee, en: No }
                  outcome: wait
      """,
      """
      outcome: hospital
                - when: no
                  label: { nl: Nee, en: No }
                  outcome: see-today
      """),
    kept: Example(
      "readings.yaml",
      """
      outcome: hospital
                - when: no
                  label: { nl: Nee, en: No }
                  outcome: wait
      """,
      """
      outcome: see-today
                - when: no
                  label: { nl: Nee, en: No }
                  outcome: hospital
      """),
    judgement: .proof { evidence throws(LimitExceeded) in
      evidence.guideline.readings.enumerated().filter { place, reading in
        evidence.symbolic.readings[place] == evidence.symbolic.trees[reading.tree.offset]
      }.map { place, reading in
        Finding(
          .reading(Index(place)),
          Text(
            nl: "lezing \"\(reading.id)\" geeft elke patiënt dezelfde uitkomst als de basislezing",
            en: "reading \"\(reading.id)\" gives every patient the outcome of the base reading"))
      }
    })
}
