// Checks all names that plans use, including those written in trees and items.

extension Resolution {
  mutating func checkPlan() {
    for (index, item) in draft.items.enumerated() {
      let path = DraftPath("items").index(index)
      check(item.knownFrom, at: path.key("known-from"))
      check(item.proves, at: path.key("proves"))
    }
    for (index, tree) in draft.trees.enumerated() {
      checkRoles(of: tree, at: DraftPath("trees").index(index))
    }
    checkSteps()
    checkPlanRules()
    checkCautions()
    checkReasons()
  }

  private mutating func checkRoles(of tree: TreeDraft, at path: DraftPath) {
    check(tree.role.behind, at: path.key("behind"))
    check(tree.role.atOnceUntil, at: path.key("at-once-until"))
    check(tree.role.decidedBefore, at: path.key("decided-before"))
    for (index, outcome) in tree.outcomes.enumerated() {
      let path = path.key("outcomes").index(index)
      check(outcome.role.behind, at: path.key("behind"))
      checkRoles(of: outcome.action, of: outcome, at: path.key("actions"))
    }
  }

  private mutating func checkRoles(
    of action: Action, of outcome: OutcomeDraft, at path: DraftPath
  ) {
    switch action {
    case .step(let step): checkRole(step.role, of: outcome, at: path)
    case .group(let group):
      checkRole(group.role, of: outcome, at: path)
      for (index, member) in group.actions.enumerated() {
        checkRoles(
          of: member, of: outcome, at: path.key(group.join.rawValue).index(index))
      }
    }
  }

  private mutating func checkRole(
    _ role: ActionRole, of outcome: OutcomeDraft, at path: DraftPath
  ) {
    switch role.kind {
    case .inherited: break
    case .step(let step): check(step, at: path.key("step"))
    case .refines(let step): check(step, at: path.key("refines"))
    case .decides(let tree): _ = treeIndex(tree, at: path.key("decides"))
    }
    _ = conditions(role.conditionMetBy, at: path.key("condition-met-by"))
    if let option = role.option { checkOption(option, of: outcome, at: path.key("option")) }
  }

  /// Reports an option that is not a value of the choice the outcome leaves.
  private mutating func checkOption(
    _ option: Name<Item.Value>, of outcome: OutcomeDraft, at path: DraftPath
  ) {
    switch outcome.continuation {
    case .trees:
      report(
        .optionWithoutChoice, at: path,
        Text(
          nl: "uitkomst \"\(outcome.id)\" laat geen keuze open, dus een actie is geen optie ervan",
          en: "outcome \"\(outcome.id)\" leaves no choice, so no action is an option of it"))
    case .choice(_, let options):
      let allowed = options.map(\.value.text)
      guard !allowed.contains(option.text) else { return }
      report(
        .unknownValue, at: path,
        Text(
          nl: "\"\(option)\" is geen optie van de keuze van uitkomst \"\(outcome.id)\"",
          en: "\"\(option)\" is no option of the choice of outcome \"\(outcome.id)\""),
        allowed: allowed, suggestion: nearestNames.name(nearestTo: option.text, in: allowed))
    }
  }

  private mutating func checkSteps() {
    let top = DraftPath("plan", "steps")
    reportDuplicates(of: draft.plan.steps.map(\.id.text), kind: .step) {
      top.index($0).key("step")
    }
    for (index, step) in draft.plan.steps.enumerated() {
      let path = top.index(index)
      check(step.doneBy, at: path.key("done-by"))
      check(step.run?.from, at: path.key("runs").key("from"))
      check(step.run?.until, at: path.key("runs").key("until"))
      check(step.startsWith, at: path.key("starts-with"))
      check(step.standsWith, at: path.key("stands-with"))
      check(step.limit?.event, at: path.key("limit").key("from"))
      check(step.statedUrgencyUntil, at: path.key("haste-until"))
      check([step.notWhileUnknown].compactMap(\.self), at: path.key("not-while-unknown"))
      for (number, line) in step.lines.enumerated() {
        check(line.condition, at: path.key("lines").index(number).key("if"))
      }
      let ways = [!step.doneBy.isEmpty, step.isTicked, step.run != nil].count { $0 }
      if ways > 1 {
        report(
          .severalCompletions, at: path.key("step"),
          Text(
            nl: "stap \"\(step.id)\" is klaar door gebeurtenissen, door een vinkje of loopt tussen "
              + "twee gebeurtenissen; noem één daarvan",
            en: "step \"\(step.id)\" is done by events, by a tick, or runs between two events; "
              + "name one of these"))
      }
    }
  }

  private mutating func checkCautions() {
    let top = DraftPath("cautions")
    reportDuplicates(of: draft.plan.cautions.map(\.code.text), kind: .caution) {
      top.index($0).key("caution")
    }
    for (index, caution) in draft.plan.cautions.enumerated() {
      let path = top.index(index)
      check(caution.condition, at: path.key("if"))
      check(caution.steps, at: path.key("on"))
      check(caution.replacesOrderOf, at: path.key("in-place-of-order"))
      if let tree = caution.alsoNames { _ = treeIndex(tree, at: path.key("names")) }
      check(caution.citations, at: path.key("cites"))
      if case .note(let note) = caution.message {
        _ = self.index(
          of: note.text, in: NameList(draft.notes.map(\.id.text)), kind: .note,
          unknown: .unknownNote, at: path.key("note"))
      }
    }
  }

  private mutating func checkReasons() {
    let path = DraftPath("plan")
    reportDuplicates(of: draft.plan.reasons.map(\.id.text), kind: .reason) {
      path.key("reasons").index($0).key("reason")
    }
    guard let episode = draft.plan.newEpisode else { return }
    let index = path.key("new-episode")
    _ = treeIndex(episode.start, at: index.key("start"))
    check(episode.asks, at: index.key("asks"))
    check(episode.keeps, at: index.key("keeps"))
  }

  // Single names and lists of names.

  mutating func check(_ event: Name<Event>?, at path: DraftPath) {
    if let event { _ = eventIndex(event, at: path) }
  }

  mutating func check(_ events: [Name<Event>], at path: DraftPath) {
    reportNamedTwice(events.map(\.text), kind: .event, at: path)
    for (index, event) in events.enumerated() { check(event, at: path.index(index)) }
  }

  mutating func check(_ items: [Name<Item>], at path: DraftPath) {
    reportNamedTwice(items.map(\.text), kind: .item, at: path)
    for (index, item) in items.enumerated() { _ = itemIndex(item, at: path.index(index)) }
  }

  mutating func check(_ step: Name<PlanStep>?, at path: DraftPath) {
    guard let step else { return }
    _ = index(of: step.text, in: steps, kind: .step, unknown: .unknownStep, at: path)
  }

  mutating func check(_ steps: [Name<PlanStep>], at path: DraftPath) {
    reportNamedTwice(steps.map(\.text), kind: .step, at: path)
    for (index, step) in steps.enumerated() { check(step, at: path.index(index)) }
  }

  mutating func check(_ sources: [Name<Source>], at path: DraftPath) {
    for (index, source) in sources.enumerated() {
      _ = self.index(
        of: source.text, in: self.sources, kind: .source, unknown: .unknownSource,
        at: path.index(index))
    }
  }

  mutating func check(_ outcome: OutcomeName, at path: DraftPath) {
    guard treeIndex(outcome.tree, at: path) != nil,
      let tree = draft.trees.first(where: { $0.id == outcome.tree })
    else { return }
    _ = index(
      of: outcome.outcome.text, in: NameList(tree.outcomes.map(\.id.text)), kind: .outcome,
      unknown: .unknownOutcome, at: path)
  }

  mutating func check(_ outcomes: [OutcomeName], at path: DraftPath) {
    reportNamedTwice(
      outcomes.map { "\($0.tree)/\($0.outcome)" }, kind: .outcome, at: path)
    for (index, outcome) in outcomes.enumerated() { check(outcome, at: path.index(index)) }
  }

  mutating func check(_ condition: PlanCondition, at path: DraftPath) {
    _ = conditions(condition.values, at: path.key("items"))
    check(condition.answered, at: path.key("answered"))
    check(condition.notKnown, at: path.key("not-known"))
    check(condition.given, at: path.key("given"))
    check(condition.notGiven, at: path.key("not-given"))
    check(condition.withoutTime, at: path.key("without-time"))
    check(condition.notProven, at: path.key("not-proven"))
    if let earlier = condition.earlier {
      let path = path.key("earlier")
      check(earlier.events, at: path.key("event"))
      check(earlier.thanEvents, at: path.key("than"))
      check(earlier.thanOnsets, at: path.key("than-onset"))
    }
    _ = treeIndices(condition.trees, at: path.key("trees"))
    check(condition.outcomes, at: path.key("outcomes"))
    check(condition.noOutcomes, at: path.key("no-outcomes"))
    _ = conditions(condition.path, at: path.key("path"))
    check(condition.waitingFor, at: path.key("waiting-for"))
    check(condition.open, at: path.key("open"))
    for (index, part) in condition.anyOf.enumerated() {
      check(part, at: path.key("any-of").index(index))
    }
  }
}

extension Resolution {
  /// Checks the steps and sources that letters name.
  mutating func checkLetters() {
    let top = DraftPath("letters")
    reportDuplicates(of: draft.letters.map(\.id.text), kind: .letter) {
      top.index($0).key("letter")
    }
    for (index, letter) in draft.letters.enumerated() {
      check(letter.notWith, at: top.index(index).key("not-with"))
      for (number, part) in letter.parts.enumerated() {
        let path = top.index(index).key("parts").index(number)
        check(part.citations, at: path.key("cites"))
        guard case .points(let points) = part.content else { continue }
        for (number, point) in points.enumerated() {
          check(point.steps, at: path.key("points").index(number).key("step"))
        }
      }
    }
  }
}
