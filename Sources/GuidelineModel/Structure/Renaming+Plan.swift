extension Renaming {
  subscript(event: Name<Event>?) -> Name<Event>? { event.map { events[$0] ?? $0 } }
  subscript(events: [Name<Event>]) -> [Name<Event>] { events.map { self.events[$0] ?? $0 } }
  fileprivate subscript(item: Name<Item>?) -> Name<Item>? { item.map { items[$0] ?? $0 } }
  fileprivate subscript(items: [Name<Item>]) -> [Name<Item>] {
    items.map { self.items[$0] ?? $0 }
  }
  fileprivate subscript(step: Name<PlanStep>) -> Name<PlanStep> { steps[step] ?? step }
  fileprivate subscript(step: Name<PlanStep>?) -> Name<PlanStep>? { step.map { self[$0] } }
  fileprivate subscript(steps: [Name<PlanStep>]) -> [Name<PlanStep>] { steps.map { self[$0] } }
  fileprivate subscript(tree: Name<Tree>) -> Name<Tree> { trees[tree] ?? tree }
  fileprivate subscript(trees: [Name<Tree>]) -> [Name<Tree>] { trees.map { self[$0] } }
  fileprivate subscript(outcome: OutcomeName) -> OutcomeName {
    OutcomeName(
      tree: self[outcome.tree],
      outcome: outcomes[outcome.tree]?[outcome.outcome] ?? outcome.outcome)
  }
  fileprivate subscript(outcomes: [OutcomeName]) -> [OutcomeName] { outcomes.map { self[$0] } }
  fileprivate subscript(conditions: [ConditionDraft]) -> [ConditionDraft] {
    conditions.map { condition in
      let newValues = values[condition.item] ?? [:]
      return ConditionDraft(
        item: items[condition.item] ?? condition.item,
        values: condition.values.map { newValues[$0] ?? $0 })
    }
  }
}

extension PlanContent {
  /// The same content with all parts renamed; codes of cautions and names of reasons are unchanged.
  func renamed(_ names: Renaming) -> PlanContent {
    PlanContent(
      steps: steps.map { $0.renamed(names) }, bounds: bounds.map { $0.renamed(names) },
      supersessions: supersessions.map {
        Supersession(
          later: names[$0.later], earlier: names[$0.earlier], steps: names[$0.steps],
          alsoBegun: $0.alsoBegun, lowersStrength: $0.lowersStrength)
      },
      closings: closings.map { Closing(outcome: names[$0.outcome], trees: names[$0.trees]) },
      differences: differences.map { $0.renamed(names) }, waits: waits.map { $0.renamed(names) },
      cautionWaits: cautionWaits.map {
        CautionWait(step: names[$0.step], caution: $0.caution, text: $0.text)
      },
      placements: placements.map { $0.renamed(names) },
      cautions: cautions.map { $0.renamed(names) },
      newEpisode: newEpisode.map {
        NewEpisode(
          text: $0.text, start: names[$0.start], asks: names.events[$0.asks] ?? $0.asks,
          keeps: names[$0.keeps])
      },
      reasons: reasons)
  }
}

extension PlanStep {
  fileprivate func renamed(_ names: Renaming) -> PlanStep {
    PlanStep(
      id: names[id], label: label, doneBy: names[doneBy], isTicked: isTicked,
      run: run.map { run in
        Run(
          from: names.events[run.from] ?? run.from, until: names.events[run.until] ?? run.until)
      },
      startsWith: names[startsWith], standsWith: names[standsWith], limit: limit?.renamed(names),
      notWhileUnknown: names[notWhileUnknown], statedUrgencyUntil: names[statedUrgencyUntil],
      words: words,
      lines: lines.map { Line(condition: $0.condition.renamed(names), text: $0.text) },
      offersNewEpisode: offersNewEpisode, formerNames: formerNames)
  }
}

extension Bound {
  fileprivate func renamed(_ names: Renaming) -> Bound {
    let newOutcomes = names.outcomes[tree] ?? [:]
    return Bound(
      tree: names[tree], ownStep: names[ownStep], steps: names[steps], holdsWith: names[holdsWith],
      sooner: sooner.map {
        Sooner(
          outcomes: $0.outcomes.map { newOutcomes[$0] ?? $0 }, values: names[$0.values],
          steps: names[$0.steps], urgency: $0.urgency, text: $0.text)
      })
  }
}

extension Difference {
  fileprivate func renamed(_ names: Renaming) -> Difference {
    Difference(
      step: names[step], whileRunning: whileRunning,
      against: against.map { Opposition(outcomes: names[$0.outcomes], steps: names[$0.steps]) },
      listed: names[listed], notListed: names[notListed], text: text)
  }
}

extension Wait {
  fileprivate func renamed(_ names: Renaming) -> Wait {
    Wait(
      step: names[step], awaited: names[awaited], until: names[until],
      conflictOf: names[conflictOf],
      heldBack: names[heldBack],
      heldDecisions: heldDecisions.map {
        HeldDecision(outcome: names[$0.outcome], tree: names[$0.tree])
      },
      urgency: urgency, words: words, unless: unless,
      then: Ending(into: names[then.into], givesWayTo: names[then.givesWayTo], text: then.text),
      presumedOver: presumedOver, startedBefore: startedBefore,
      declinedWith: declinedWith.map { names[$0] })
  }
}

extension Placement {
  fileprivate func renamed(_ names: Renaming) -> Placement {
    let newSubject: Subject =
      switch subject {
      case .step(let step): .step(names[step])
      case .decision(let tree): .decision(names[tree])
      }
    return Placement(
      subject: newSubject, side: side, anchor: names[anchor], urgency: urgency,
      onlyIfMoreUrgent: onlyIfMoreUrgent, until: names[until])
  }
}

extension Caution {
  fileprivate func renamed(_ names: Renaming) -> Caution {
    let newMessage: Message =
      switch message {
      case .words: message
      case .note(let note): .note(names.notes[note] ?? note)
      }
    return Caution(
      code: code, condition: condition.renamed(names), message: newMessage, urgency: urgency,
      citations: citations, steps: names[steps], isFolded: isFolded,
      alsoNames: alsoNames.map { names[$0] }, replacesOrderOf: names[replacesOrderOf])
  }
}

extension PlanCondition {
  fileprivate func renamed(_ names: Renaming) -> PlanCondition {
    PlanCondition(
      values: names[values], answered: names[answered], notKnown: names[notKnown],
      given: names[given], notGiven: names[notGiven], withoutTime: names[withoutTime],
      notProven: names[notProven],
      earlier: earlier.map {
        EarlierTime(
          events: names[$0.events], thanEvents: names[$0.thanEvents],
          thanOnsets: names[$0.thanOnsets], by: $0.by)
      },
      trees: names[trees], outcomes: names[outcomes], noOutcomes: names[noOutcomes],
      path: names[path], waitingFor: names[waitingFor], open: names[open],
      closedAtOnce: closedAtOnce,
      states: states, limitWithin: limitWithin, placed: placed,
      anyOf: anyOf.map { $0.renamed(names) })
  }
}

extension ActionRole {
  func renamed(_ names: Renaming) -> ActionRole {
    let newKind: Kind =
      switch kind {
      case .inherited: kind
      case .step(let step): .step(names[step])
      case .refines(let step): .refines(names[step])
      case .decides(let tree): .decides(names[tree])
      }
    let newValues = names.values.values.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    return ActionRole(
      kind: newKind, option: option.map { newValues[$0] ?? $0 }, isWithoutAct: isWithoutAct,
      conditionMetBy: names[conditionMetBy])
  }
}

extension TreeRole {
  func renamed(_ names: Renaming) -> TreeRole {
    TreeRole(
      behind: names[behind], atOnceUntil: names[atOnceUntil], decidedBefore: names[decidedBefore])
  }
}

extension OutcomeRole {
  func renamed(_ names: Renaming) -> OutcomeRole {
    OutcomeRole(behind: names[behind], isRoute: isRoute)
  }
}

extension Letter {
  func renamed(_ names: Renaming) -> Letter {
    Letter(
      id: id, title: title, instruction: instruction, notWith: names[notWith],
      parts: parts.map { part in
        guard case .points(let points) = part.content else { return part }
        let newPoints = points.map {
          Point(text: $0.text, steps: names[$0.steps], states: $0.states, by: $0.by)
        }
        return Part(
          heading: part.heading, content: .points(newPoints), otherwise: part.otherwise,
          citations: part.citations)
      })
  }
}
