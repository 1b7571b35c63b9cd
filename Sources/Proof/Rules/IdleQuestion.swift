import GuidelineModel

extension Rule {
  static let idleQuestion = Rule(
    id: "idle-question",
    title: Text(
      nl: "Vraag die nooit iets uitmaakt",
      en: "Question that never matters"),
    promise: Text(
      nl: "Bij elke beslissing is er een patiënt voor wie een ander antwoord een andere "
        + "uitkomst geeft. Lezingen zijn vrijgesteld.",
      en: "At every decision there is a patient for whom another answer gives another "
        + "outcome. Readings are exempt."),
    weight: .advises,
    broken: Example(
      "trees/01-triage.yaml",
      """
            - when: no
              label: { nl: Nee, en: No }
              outcome: see-today
      """,
      """
            - when: no
              label: { nl: Nee, en: No }
              outcome: hospital
      """),
    kept: Example(
      "trees/01-triage.yaml",
      """
            - when: no
              label: { nl: Nee, en: No }
              outcome: see-today
      """,
      """
            - when: no
              label: { nl: Nee, en: No }
              outcome: wait
      """),
    judgement: .proof { evidence throws(LimitExceeded) in
      var findings: [Finding] = []
      for (place, tree) in evidence.trees {
        for (number, decision) in tree.decisions.enumerated() {
          guard evidence.reach[place.offset][number] != .false,
            try !evidence.matters(Index(number), of: place)
          else { continue }
          findings.append(
            Finding(
              .decision(place, Index(number)),
              Text(
                nl: "het antwoord bij beslissing \"\(decision.id)\" verandert nooit een uitkomst",
                en: "the answer at decision \"\(decision.id)\" never changes an outcome")))
        }
      }
      return findings
    })
}
