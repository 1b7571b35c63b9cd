import GuidelineModel

extension Rule {
  static let constantWarning = Rule(
    id: "constant-warning",
    title: Text(
      nl: "Waarschuwing die altijd komt",
      en: "Warning that is always raised"),
    promise: Text(
      nl: "Voor elke waarschuwing is er een patiënt bij wie zij niet geldt; anders leest "
        + "niemand haar meer.",
      en: "There is a patient for whom each warning is not raised; otherwise nobody reads "
        + "it any more."),
    weight: .advises,
    broken: Example(
      "warnings.yaml",
      "when: { temperature: high, duration: long }",
      "when: { temperature: [high, raised, normal] }"),
    kept: Example(
      "warnings.yaml",
      "when: { temperature: high, duration: long }",
      "when: { temperature: [high, raised] }"),
    judgement: .proof { evidence throws(LimitExceeded) in
      var findings: [Finding] = []
      for (place, warning) in evidence.guideline.warnings.enumerated() {
        let region = try evidence.patients(of: warning)
        let scope = try evidence.patientsInScope(of: warning)
        guard region == scope, region != .false else { continue }
        findings.append(
          Finding(
            .warning(Index(place)),
            Text(
              nl: "waarschuwing \"\(warning.id)\" geldt voor elke patiënt",
              en: "warning \"\(warning.id)\" is raised for every patient")))
      }
      return findings
    })
}
