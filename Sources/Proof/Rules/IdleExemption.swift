import GuidelineModel

extension Rule {
  static let idleExemption = Rule(
    id: "idle-exemption",
    title: Text(
      nl: "Vrijstelling die niets vrijstelt",
      en: "Exemption that exempts nothing"),
    promise: Text(
      nl: "Elke vrijstelling van de volgorde van termijnen is ergens nodig; anders verbergt "
        + "zij later een fout.",
      en: "Every exemption from the order of limits is needed somewhere; otherwise it hides "
        + "a mistake later."),
    weight: .advises,
    broken: Example(
      "items.yaml",
      "graver: { end: last } # high",
      """
      graver:
            end: last
            exempt:
              - { tree: triage, outcome: see-today, reason: { nl: Kan wachten, en: Can wait } }
      """),
    kept: Example(
      "items.yaml",
      "graver: { end: last } # high",
      """
      graver:
            end: first
            exempt:
              - { tree: triage, outcome: see-tomorrow, reason: { nl: Kan wachten, en: Can wait } }
      """),
    judgement: .proof { evidence throws(LimitExceeded) in
      var findings: [Finding] = []
      for (place, item) in evidence.guideline.items.enumerated() {
        guard let severityOrder = item.severityOrder else { continue }
        for exemption in severityOrder.exemptions {
          guard let tree = evidence.guideline.tree(named: exemption.tree.text) else { continue }
          let all = evidence.exemptOutcomes(of: tree, by: severityOrder)
          let others = all.filter {
            evidence.guideline[tree].outcomes[$0].id != exemption.outcome
          }
          let without = try evidence.reversals(of: Index(place), in: tree, leavingOut: others)
          let with = try evidence.reversals(of: Index(place), in: tree, leavingOut: all)
          guard without.count == with.count else { continue }
          findings.append(
            Finding(
              .item(Index(place)),
              Text(
                nl:
                  "de vrijstelling van uitkomst \"\(exemption.outcome)\" in boom \"\(exemption.tree)\" is niet nodig",
                en:
                  "the exemption of outcome \"\(exemption.outcome)\" in tree \"\(exemption.tree)\" is not needed"
              )))
        }
      }
      return findings
    })
}
