import GuidelineModel

extension Rule {
  static let impossibleWarning = Rule(
    id: "impossible-warning",
    title: Text(
      nl: "Waarschuwing die nooit komt",
      en: "Warning that is never raised"),
    promise: Text(
      nl: "Voor elke waarschuwing is er een patiënt bij wie zij geldt.",
      en: "There is a patient for whom each warning is raised."),
    weight: .advises,
    broken: Example(
      "warnings.yaml",
      "when: { temperature: high, duration: long }",
      """
      when: { temperature: normal }
          tree: triage
          outcomes: hospital
      """),
    kept: Example(
      "warnings.yaml",
      "when: { temperature: high, duration: long }",
      """
      when: { temperature: high }
          tree: triage
          outcomes: hospital
      """),
    judgement: .proof { evidence throws(LimitExceeded) in
      var findings: [Finding] = []
      for (place, warning) in evidence.guideline.warnings.enumerated()
      where try evidence.patients(of: warning) == .false {
        findings.append(
          Finding(
            .warning(Index(place)),
            Text(
              nl: "waarschuwing \"\(warning.id)\" geldt voor geen enkele patiënt",
              en: "warning \"\(warning.id)\" is raised for no patient")))
      }
      return findings
    })
}
