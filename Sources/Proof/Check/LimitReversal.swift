import GuidelineModel

/// Two patients who differ in one item only, the more severe of whom has the longer limit.
struct LimitReversal {
  let moreSevere: Int
  let lessSevere: Int
  let severeOutcome: Index<Outcome>
  let mildOutcome: Index<Outcome>
  /// The answers that both have.
  let others: AnswerCondition
}

extension Evidence {
  /// The outcomes of a tree that are exempt from the order of an item's severity.
  func exemptOutcomes(of tree: Index<Tree>, by severityOrder: SeverityOrder) -> Set<Int> {
    let names = severityOrder.exemptions.filter { $0.tree == guideline[tree].id }.map(\.outcome)
    return Set(
      guideline[tree].outcomes.indices.filter { place in
        names.contains(guideline[tree].outcomes[place].id)
      })
  }

  /// Every pair of values and outcomes of a tree in which the more severe value has the longer
  /// limit.
  ///
  /// Outcomes without a latest time are not compared: they may say that nothing is to be done, or
  /// that it is to be done at once.
  mutating func reversals(
    of item: Index<Item>, in tree: Index<Tree>, leavingOut exempt: Set<Int>
  ) throws(LimitExceeded) -> [LimitReversal] {
    guard let severityOrder = guideline[item].severityOrder else { return [] }
    let limits = guideline[tree].outcomes.map { $0.latest(in: guideline) }
    let level = level(of: item)
    var byValue: [Diagram] = []
    for value in guideline[item].values.indices {
      byValue.append(try symbolic.store.restrict(symbolic.trees[tree.offset], level, to: value))
    }
    var reversals: [LimitReversal] = []
    for severe in byValue.indices {
      for mild in byValue.indices where severityOrder.isMoreSevere(severe, than: mild) {
        for (severeOutcome, longer) in limits.enumerated() where !exempt.contains(severeOutcome) {
          for (mildOutcome, shorter) in limits.enumerated() {
            guard let longer, let shorter, shorter < longer else { continue }
            try symbolic.store.spend()
            let one = try symbolic.store.condition(byValue[severe], is: [severeOutcome])
            let other = try symbolic.store.condition(byValue[mild], is: [mildOutcome])
            let both = try symbolic.store.and(one, other)
            guard let others = try symbolic.store.smallestCase(in: both) else { continue }
            reversals.append(
              LimitReversal(
                moreSevere: severe, lessSevere: mild, severeOutcome: Index(severeOutcome),
                mildOutcome: Index(mildOutcome), others: others))
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

  /// A reversal as a finding, with the more severe patient as its witness.
  func finding(_ pair: LimitReversal, item: Index<Item>, tree: Index<Tree>) -> Finding {
    let values = guideline[item].values
    let outcomes = guideline[tree].outcomes
    let (graver, milder) = (values[pair.moreSevere].id, values[pair.lessSevere].id)
    let (late, soon) = (
      outcomes[pair.severeOutcome.offset].id, outcomes[pair.mildOutcome.offset].id
    )
    let own = AnswerCondition.Part(
      level: level(of: item), values: PossibleValues(CollectionOfOne(pair.moreSevere)))
    return Finding(
      .outcome(tree, pair.severeOutcome),
      Text(
        nl: "bij \"\(guideline[item].id)\" geeft \"\(graver)\" uitkomst \"\(late)\" en het mildere "
          + "\"\(milder)\" uitkomst \"\(soon)\", met een kortere termijn",
        en: "for \"\(guideline[item].id)\", \"\(graver)\" gives outcome \"\(late)\" and the milder "
          + "\"\(milder)\" outcome \"\(soon)\", which has the shorter limit"),
      witness: Finding.Witness(start: [tree], answers: AnswerCondition([own] + pair.others.parts)))
  }
}

extension Outcome {
  /// The shortest latest time, in seconds.
  ///
  /// Limits that count from events which following the advice causes are left out.
  func latest(in guideline: Guideline) -> Int64? {
    limits.filter { !guideline[$0.event].isSetByAdvice }.compactMap(\.limit.within?.seconds).min()
  }
}
