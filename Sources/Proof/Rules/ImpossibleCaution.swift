import GuidelineModel

extension Rule {
  static let impossibleCaution = Rule(
    id: "impossible-caution",
    title: Text(
      nl: "Waarschuwing boven een plan die nooit verschijnt",
      en: "Caution that can never show"),
    promise: Text(
      nl: "Voor elke waarschuwing boven een plan is er vanaf een begin een patiënt bij wie zij "
        + "kan verschijnen.",
      en: "For each caution there is, from some start, a patient for whom it can show."),
    weight: .advises,
    broken: Example(
      "cautions.yaml",
      "outcomes: triage/see-tomorrow",
      "outcomes: triage/wait"),
    kept: Example(
      "cautions.yaml",
      "outcomes: triage/see-tomorrow",
      "outcomes: triage/hospital"),
    judgement: .proof { evidence throws(LimitExceeded) in
      var findings: [Finding] = []
      for (place, caution) in evidence.guideline.plan.cautions.enumerated() {
        let isPossible = try evidence.isPossible { evidence, pathway throws(LimitExceeded) in
          try evidence.patients(of: pathway, meeting: caution.condition)
        }
        guard !isPossible else { continue }
        findings.append(
          Finding(
            .caution(place),
            Text(
              nl: "waarschuwing \(caution.code.text) kan bij geen patiënt verschijnen; herstel de "
                + "voorwaarde of laat haar weg",
              en: "caution \(caution.code.text) can show for no patient; mend its condition, or "
                + "leave it out")))
      }
      return findings
    })
}
