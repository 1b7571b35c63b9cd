import GuidelineModel

extension Reasoner {
  /// What is to be done for a patient.
  ///
  /// - Parameters:
  ///   - facts: The facts of the case.
  ///   - advice: What the trees say.
  ///   - needs: For each tree of the pathway, the items that can still change it.
  ///   - later: Items worth asking that cannot be known yet.
  /// - Returns: The plan.
  func plan(
    _ facts: CaseFacts, _ advice: Advice, needs: [[Index<Item>]], later: [LaterItem]
  ) -> Plan {
    var draft = PlanDraft(facts, needs: needs)
    let order = draft.ordered()
    let shown = draft.cautionsShown()
    draft.addRemarks()
    draft.addCautions(shown)
    let replaced = shown.compactMap(\.replacesOrderOf)
    return Plan(
      entries: order.map { draft.lines[$0].finalEntry },
      isSettled: advice.isComplete && order.allSatisfy { draft.lines[$0].isSettled },
      cautions: shown.map(draft.shown), later: later,
      unused: draft.unusedAnswers(advice, shown), unusedTicks: draft.unusedTicks(),
      orderViolations: facts.events.orderViolations.filter { !replaced.contains($0.event) })
  }
}

extension PlanDraft {
  /// The ticks that complete nothing in the plan.
  fileprivate func unusedTicks() -> [Index<PlanStep>] {
    facts.patient.done.keys.filter { step in
      !facts.guideline[step].isTicked
        || !lines.contains { $0.isListed && $0.entry.subject == .step(.named(step)) }
    }.sorted()
  }
}

extension PlanLine {
  /// Whether nothing is left to be decided, judged or confirmed.
  fileprivate var isSettled: Bool {
    switch state {
    case .decide, .choose, .differs: false
    case .open, .done, .running, .superseded, .declined, .waits, .holds, nil:
      entry.how.isEmpty && !entry.isConflict && !entry.isPresumed
        && (state != .open || !clocks.contains(where: \.isUnconfirmed))
    }
  }
}
