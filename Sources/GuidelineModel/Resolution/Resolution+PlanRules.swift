extension Resolution {
  mutating func checkPlanRules() {
    let top = DraftPath("plan")
    for (index, bound) in draft.plan.bounds.enumerated() {
      check(bound, at: top.key("bounds").index(index))
    }
    for (index, rule) in draft.plan.supersessions.enumerated() {
      let path = top.key("supersedes").index(index)
      check(rule.later, at: path.key("later"))
      _ = treeIndices(rule.earlier, at: path.key("earlier"))
      check(rule.steps, at: path.key("steps"))
    }
    for (index, closing) in draft.plan.closings.enumerated() {
      let path = top.key("closes").index(index)
      check(closing.outcome, at: path.key("outcome"))
      _ = treeIndices(closing.trees, at: path.key("trees"))
    }
    for (index, difference) in draft.plan.differences.enumerated() {
      check(difference, at: top.key("differs").index(index))
    }
    for (index, wait) in draft.plan.waits.enumerated() {
      check(wait, at: top.key("waits").index(index))
    }
    for (index, wait) in draft.plan.cautionWaits.enumerated() {
      check(wait, at: top.key("waits-for-caution").index(index))
    }
    for (index, placement) in draft.plan.placements.enumerated() {
      check(placement, at: top.key("places").index(index))
    }
  }

  private mutating func check(_ bound: Bound, at path: DraftPath) {
    let tree = treeIndex(bound.tree, at: path.key("by"))
    check(bound.ownStep, at: path.key("own-step"))
    check(bound.steps, at: path.key("steps"))
    check(bound.holdsWith, at: path.key("holds-with"))
    guard let sooner = bound.sooner else { return }
    let index = path.key("sooner")
    if tree != nil {
      _ = outcomeSet(sooner.outcomes, in: bound.tree, at: index.key("outcomes"))
    }
    _ = conditions(sooner.values, at: index.key("when"))
    check(sooner.steps, at: index.key("steps"))
  }

  private mutating func check(_ difference: Difference, at path: DraftPath) {
    check(difference.step, at: path.key("step"))
    for (index, opposition) in difference.against.enumerated() {
      let path = path.key("against").index(index)
      check(opposition.outcomes, at: path.key("outcomes"))
      check(opposition.steps, at: path.key("steps"))
    }
    check(difference.listed, at: path.key("listed"))
    check(difference.notListed, at: path.key("not-listed"))
  }

  private mutating func check(_ wait: Wait, at path: DraftPath) {
    check(wait.step, at: path.key("step"))
    check(wait.awaited, at: path.key("for"))
    check(wait.until, at: path.key("until"))
    _ = treeIndices(wait.conflictOf, at: path.key("conflict-of"))
    check(wait.heldBack, at: path.key("holds-back"))
    for (index, held) in wait.heldDecisions.enumerated() {
      let path = path.key("holds-back-decisions").index(index)
      check(held.outcome, at: path.key("outcome"))
      _ = treeIndex(held.tree, at: path.key("tree"))
    }
    check(wait.then.into, at: path.key("then").key("into"))
    _ = treeIndex(wait.then.givesWayTo, at: path.key("then").key("else"))
    if let tree = wait.declinedWith { _ = treeIndex(tree, at: path.key("declined-with")) }
  }

  private mutating func check(_ wait: CautionWait, at path: DraftPath) {
    check(wait.step, at: path.key("step"))
    _ = index(
      of: wait.caution.text, in: NameList(draft.plan.cautions.map(\.code.text)), kind: .caution,
      unknown: .unknownCaution, at: path.key("while"))
  }

  private mutating func check(_ placement: Placement, at path: DraftPath) {
    switch placement.subject {
    case .step(let step): check(step, at: path.key("step"))
    case .decision(let tree): _ = treeIndex(tree, at: path.key("decision"))
    }
    check(placement.anchor, at: path.key(placement.side.rawValue))
    check(placement.until, at: path.key("until"))
  }

  /// Reports cycles of events that must follow each other, and derived events with other properties
  /// than the events they are the first of.
  mutating func checkEventOrder() {
    let events = draft.header.events
    for (index, event) in events.enumerated() {
      let path = DraftPath("guideline", "events").index(index)
      check(event.after, at: path.key("after"))
      check(event.firstOf, at: path.key("first-of"))
      check(event.proves, at: path.key("proves"))
      if !event.firstOf.isEmpty {
        let says =
          event.question != nil || event.defaultsToNow || event.isSetByAdvice
          || !event.after.isEmpty || !event.proves.isEmpty
        let others = event.firstOf.compactMap { name in events.first { $0.id == name } }
        if says || others.contains(where: { !$0.firstOf.isEmpty }) {
          report(
            .derivedEvent, at: path.key("first-of"),
            Text(
              nl: "gebeurtenis \"\(event.id)\" volgt uit andere: die volgen zelf niet uit andere, "
                + "en er hoort geen vraag, \"after\", \"default\", \"set-by\" of \"proves\" bij",
              en: "event \"\(event.id)\" follows from others: none of those does so itself, and no "
                + "question, \"after\", \"default\", \"set-by\" or \"proves\" goes with it"))
        }
      }
      if follows(event.id, event.after) {
        report(
          .eventCycle, at: path.key("after"),
          Text(
            nl: "gebeurtenis \"\(event.id)\" moet op zichzelf volgen",
            en: "event \"\(event.id)\" must follow itself"))
      }
    }
  }

  /// Whether an event is one of these events, or must directly or indirectly precede one of them.
  private func follows(_ event: Name<Event>, _ earlier: [Name<Event>]) -> Bool {
    var open = earlier
    var seen: Set<Name<Event>> = []
    while let next = open.popLast() {
      if next == event { return true }
      guard seen.insert(next).inserted else { continue }
      open += draft.header.events.first { $0.id == next }?.after ?? []
    }
    return false
  }
}
