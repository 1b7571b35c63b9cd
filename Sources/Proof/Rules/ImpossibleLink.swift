import GuidelineModel

extension Rule {
  static let impossibleLink = Rule(
    id: "impossible-link",
    title: Text(
      nl: "Verwijzing die niemand volgt",
      en: "Link that nobody follows"),
    promise: Text(
      nl: "Elke verwijzing van een uitkomst wordt door een patiënt gevolgd; een keuze die "
        + "de uitkomst zelf al uitsluit, kan niet gemaakt worden.",
      en: "Some patient follows every link of an outcome; a choice that the outcome itself "
        + "rules out cannot be made."),
    weight: .advises,
    broken: Example(
      "trees/01-triage.yaml",
      "choice:",
      "fixes: { treatment: home }\n    choice:"),
    kept: Example(
      "trees/01-triage.yaml",
      "choice:",
      "fixes: { treatment: [home, ward] }\n    choice:"),
    judgement: .proof { evidence throws(LimitExceeded) in
      var findings: [Finding] = []
      for (place, tree) in evidence.trees {
        let reached = evidence.reachedOutcomes(of: place)
        for (number, outcome) in tree.outcomes.enumerated() where reached.contains(number) {
          guard case .choice(let item, let options) = outcome.continuation else { continue }
          let fixed = outcome.fixes.filter { $0.item == item }
          for option in options
          where fixed.contains(where: { $0.values.isDisjoint(with: option.value) }) {
            let value = option.value.map { evidence.guideline[item].values[$0].id.text }.joined()
            findings.append(
              Finding(
                .outcome(place, Index(number)),
                Text(
                  nl: "optie \"\(value)\" van uitkomst \"\(outcome.id)\" kan niet gekozen worden",
                  en: "option \"\(value)\" of outcome \"\(outcome.id)\" cannot be chosen")))
          }
        }
      }
      return findings
    })
}
