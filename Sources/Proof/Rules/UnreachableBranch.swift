import GuidelineModel

extension Rule {
  static let unreachableBranch = Rule(
    id: "unreachable-branch",
    title: Text(
      nl: "Tak die niemand neemt",
      en: "Branch that nobody takes"),
    promise: Text(
      nl: "Elke tak wordt door een patiënt genomen. Een tak onder een eerdere vraag naar "
        + "hetzelfde gegeven kan onbereikbaar zijn: wie daar komt, heeft die waarde niet "
        + "meer. Een waarde die alleen in een opsomming staat, telt als genomen.",
      en: "Some patient takes every branch. A branch below an earlier question about the "
        + "same item can be out of reach: whoever comes there no longer has that value. A "
        + "value that only stands in a list counts as taken."),
    weight: .blocks,
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
              decision: temperature-again
        - decision: temperature-again
          item: temperature
          label: { nl: Temperatuur, en: Temperature }
          branches:
            - when: high
              label: { nl: Hoog, en: High }
              outcome: see-today
            - when: [raised, normal]
              label: { nl: Lager, en: Lower }
              outcome: wait
      """),
    kept: Example(
      "trees/01-triage.yaml",
      "- when: [raised, normal]",
      "- when: [normal, raised]"),
    judgement: .proof { evidence throws(LimitExceeded) in
      var findings: [Finding] = []
      for (place, tree) in evidence.trees {
        for (number, decision) in tree.decisions.enumerated() {
          let reach = evidence.reach[place.offset][number]
          for (branchNumber, branch) in decision.branches.enumerated() {
            let taken = try evidence.symbolic.store.literal(
              evidence.level(of: decision.item), in: branch.values)
            guard try evidence.symbolic.store.and(reach, taken) == .false else { continue }
            findings.append(
              Finding(
                .branch(place, Index(number), branchNumber),
                Text(
                  nl:
                    "geen patiënt neemt tak \"\(branch.label.nl)\" van beslissing \"\(decision.id)\"",
                  en:
                    "no patient takes branch \"\(branch.label.en)\" of decision \"\(decision.id)\"")
              ))
          }
        }
      }
      return findings
    })
}
