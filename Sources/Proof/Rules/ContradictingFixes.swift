import GuidelineModel

extension Rule {
  static let contradictingFixes = Rule(
    id: "contradicting-fixes",
    title: Text(
      nl: "Afgeleide waarden die elkaar tegenspreken",
      en: "Derived values that contradict"),
    promise: Text(
      nl: "Geen patiënt doorloopt twee uitkomsten die hetzelfde gegeven verschillend "
        + "vastleggen.",
      en: "No patient passes two outcomes that settle the same item differently."),
    weight: .blocks,
    broken: Example(
      "trees/02-aftercare.yaml",
      "next: []",
      """
      next: []
          fixes: { treatment: home }
      """),
    kept: Example(
      "trees/02-aftercare.yaml",
      "next: []",
      """
      next: []
          fixes: { treatment: [home, ward] }
      """),
    judgement: .proof { evidence throws(LimitExceeded) in
      // Most guidelines cannot break this rule, which is cheap to see.
      guard evidence.guideline.hasOpposedFixes else { return [] }
      var findings: [Finding] = []
      for (place, tree) in evidence.trees {
        let pathway = try evidence.symbolic.pathway(from: [place])
        guard let witness = try evidence.witness(in: pathway.conflict, from: place) else {
          continue
        }
        findings.append(
          Finding(
            .tree(place),
            Text(
              nl:
                "op een pad vanaf \"\(tree.id)\" leggen twee uitkomsten hetzelfde gegeven verschillend vast",
              en: "on a pathway from \"\(tree.id)\" two outcomes settle the same item differently"),
            witness: witness))
      }
      return findings
    })
}

extension Guideline {
  /// Whether any two outcomes settle an item with disjoint values.
  fileprivate var hasOpposedFixes: Bool {
    var settled: [Index<Item>: [PossibleValues]] = [:]
    for outcome in trees.flatMap(\.outcomes) {
      for fix in outcome.fixes { settled[fix.item, default: []].append(fix.values) }
      if case .choice(let item, let options) = outcome.continuation {
        settled[item, default: []].append(
          options.reduce(PossibleValues([])) { $0.union($1.value) })
      }
    }
    return settled.values.contains { values in
      values.contains { one in values.contains { $0.isDisjoint(with: one) } }
    }
  }
}
