import GuidelineModel

/// Two patients alike but for one item, the graver with the longer limit.
struct Reversal {
  let graver: Int
  let milder: Int
  let graverOutcome: Index<Outcome>
  let milderOutcome: Index<Outcome>
  /// What both have in common.
  let others: AnswerCondition
}

extension Evidence {
  /// The outcomes of a tree that an item's exemptions name.
  func exemptOutcomes(of tree: Index<Tree>, by severityOrder: SeverityOrder) -> Set<Int> {
    let names = severityOrder.exemptions.filter { $0.tree == guideline[tree].id }.map(\.outcome)
    return Set(
      guideline[tree].outcomes.indices.filter { place in
        names.contains(guideline[tree].outcomes[place].id)
      })
  }

  /// Every pair of values and outcomes of a tree in which the graver value has the longer limit.
  ///
  /// Outcomes without a latest time are not compared: they may say that nothing has to be done, or
  /// that it has to be done at once.
  mutating func reversals(
    of item: Index<Item>, in tree: Index<Tree>, leavingOut exempt: Set<Int>
  ) throws(LimitExceeded) -> [Reversal] {
    guard let severityOrder = guideline[item].severityOrder else { return [] }
    let limits = guideline[tree].outcomes.map { $0.latest(in: guideline) }
    let level = level(of: item)
    var byValue: [Diagram] = []
    for value in guideline[item].values.indices {
      byValue.append(try symbolic.store.fixing(symbolic.trees[tree.offset], level, to: value))
    }
    var reversals: [Reversal] = []
    for graver in byValue.indices {
      for milder in byValue.indices where severityOrder.isMoreSevere(graver, than: milder) {
        for (graverOutcome, longer) in limits.enumerated() where !exempt.contains(graverOutcome) {
          for (milderOutcome, shorter) in limits.enumerated() {
            guard let longer, let shorter, shorter < longer else { continue }
            try symbolic.store.spend()
            let one = try symbolic.store.condition(byValue[graver], is: [graverOutcome])
            let other = try symbolic.store.condition(byValue[milder], is: [milderOutcome])
            let both = try symbolic.store.both(one, other)
            guard let others = try symbolic.store.smallestCase(in: both) else { continue }
            reversals.append(
              Reversal(
                graver: graver, milder: milder, graverOutcome: Index(graverOutcome),
                milderOutcome: Index(milderOutcome), others: others))
            let most = symbolic.store.limits.conditions
            guard reversals.count <= most else {
              throw LimitExceeded(resource: .conditions, limit: most)
            }
          }
        }
      }
    }
    return reversals
  }

  /// A reversal as a finding whose witness is the graver patient.
  func finding(_ pair: Reversal, item: Index<Item>, tree: Index<Tree>) -> Finding {
    let values = guideline[item].values
    let outcomes = guideline[tree].outcomes
    let (graver, milder) = (values[pair.graver].id, values[pair.milder].id)
    let (late, soon) = (
      outcomes[pair.graverOutcome.offset].id, outcomes[pair.milderOutcome.offset].id
    )
    let own = AnswerCondition.Part(
      level: level(of: item), values: PossibleValues(CollectionOfOne(pair.graver)))
    return Finding(
      .outcome(tree, pair.graverOutcome),
      Text(
        nl: "bij \"\(guideline[item].id)\" geeft \"\(graver)\" uitkomst \"\(late)\" en het mildere "
          + "\"\(milder)\" uitkomst \"\(soon)\", met een kortere termijn",
        en: "for \"\(guideline[item].id)\", \"\(graver)\" gives outcome \"\(late)\" and the milder "
          + "\"\(milder)\" outcome \"\(soon)\", which has the shorter limit"),
      witness: Finding.Witness(start: [tree], answers: AnswerCondition([own] + pair.others.parts)))
  }
}

extension Outcome {
  /// The shortest latest time in seconds; limits from events that following the advice brings about
  /// are left out.
  func latest(in guideline: Guideline) -> Int64? {
    limits.filter { !guideline[$0.event].isSetByAdvice }.compactMap(\.limit.within?.seconds).min()
  }
}
