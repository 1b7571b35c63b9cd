/// New names for parts of a guideline; parts that are not listed keep their names.
package struct Renaming: Hashable, Sendable {
  package var events: [Name<Event>: Name<Event>] = [:]
  package var items: [Name<Item>: Name<Item>] = [:]
  /// Keyed by the item's original name.
  package var values: [Name<Item>: [Name<Item.Value>: Name<Item.Value>]] = [:]
  package var trees: [Name<Tree>: Name<Tree>] = [:]
  /// Keyed by the tree's original name.
  package var outcomes: [Name<Tree>: [Name<Outcome>: Name<Outcome>]] = [:]
  /// Keyed by the tree's original name.
  package var decisions: [Name<Tree>: [Name<Decision>: Name<Decision>]] = [:]
  package var steps: [Name<PlanStep>: Name<PlanStep>] = [:]
  package var readings: [Name<Reading>: Name<Reading>] = [:]
  package var warnings: [Name<Warning>: Name<Warning>] = [:]
  package var notes: [Name<Note>: Name<Note>] = [:]

  package init() {}
}

extension Guideline {
  /// The same guideline with parts renamed; indices and everything else are unchanged.
  package func renamed(_ names: Renaming) -> Guideline {
    guard names != Renaming() else { return self }
    var header = header
    header.start = names.trees[header.start] ?? header.start
    header.trees = header.trees.map { names.trees[$0] ?? $0 }
    header.events = header.events.map { $0.renamed(names) }
    return Guideline(
      parts: GuidelineParts(
        header: header, items: items.map { $0.renamed(names) },
        trees: trees.map { $0.renamed(names, header.events) }, phases: phases, entries: entries,
        start: start,
        readings: readings.map { $0.renamed(names, header.events) },
        warnings: warnings.map { $0.renamed(names) }, notes: notes.map { $0.renamed(names) },
        plan: plan.renamed(names), letters: letters.map { $0.renamed(names) }))
  }
}

extension Event {
  fileprivate func renamed(_ names: Renaming) -> Event {
    Event(
      id: names.events[id] ?? id, label: label, question: question, fact: fact,
      defaultsToNow: defaultsToNow, isSetByAdvice: isSetByAdvice, after: names[after],
      firstOf: names[firstOf], proves: names[proves], formerNames: formerNames)
  }
}

extension Item {
  fileprivate func renamed(_ names: Renaming) -> Item {
    let newNames = names.values[id] ?? [:]
    return Item(
      id: names.items[id] ?? id, label: label, question: question, help: help,
      citations: citations, remark: remark,
      values: values.map {
        Value(id: newNames[$0.id] ?? $0.id, label: $0.label, formerNames: $0.formerNames)
      },
      measurement: measurement?.renamed(names, newNames),
      severityOrder: severityOrder?.renamed(names),
      canBeInfluenced: canBeInfluenced, knownFrom: names[knownFrom], proves: names[proves],
      formerNames: formerNames)
  }
}

extension Measurement {
  fileprivate func renamed(
    _ names: Renaming, _ values: [Name<Item.Value>: Name<Item.Value>]
  ) -> Measurement {
    Measurement(
      scale: scale, until: until.map { names.events[$0] ?? $0 },
      bands: bands.map { Band(value: values[$0.value] ?? $0.value, bound: $0.bound) })
  }
}

extension SeverityOrder {
  fileprivate func renamed(_ names: Renaming) -> SeverityOrder {
    SeverityOrder(
      mostSevere: mostSevere,
      exemptions: exemptions.map {
        Exemption(
          tree: names.trees[$0.tree] ?? $0.tree,
          outcome: names.outcomes[$0.tree]?[$0.outcome] ?? $0.outcome, reason: $0.reason)
      })
  }
}

extension Tree {
  /// The renamed tree; `events` have been renamed already.
  fileprivate func renamed(_ names: Renaming, _ events: [Event]) -> Tree {
    let newNames = names.outcomes[id] ?? [:]
    let newDecisions = names.decisions[id] ?? [:]
    return Tree(
      id: names.trees[id] ?? id, page: page, title: title, tab: tab, rationale: rationale,
      decisions: decisions.map {
        Decision(
          id: newDecisions[$0.id] ?? $0.id, item: $0.item, label: $0.label, branches: $0.branches)
      },
      outcomes: outcomes.map { outcome in
        Outcome(
          id: newNames[outcome.id] ?? outcome.id, summary: outcome.summary,
          wording: outcome.wording, action: outcome.action.renamed(names),
          limits: outcome.limits.map {
            OutcomeLimit(
              limit: $0.limit.renamed(names), event: $0.event, condition: $0.condition)
          },
          fixes: outcome.fixes, continuation: outcome.continuation,
          formerNames: outcome.formerNames, events: events, role: outcome.role.renamed(names))
      },
      formerNames: formerNames, role: role.renamed(names))
  }
}

extension Action {
  fileprivate func renamed(_ names: Renaming) -> Action {
    switch self {
    case .step(let step):
      .step(
        Step(
          strength: step.strength, text: step.text, kind: step.kind, isRefrain: step.isRefrain,
          urgency: step.urgency, condition: step.condition, dose: step.dose,
          limit: step.limit?.renamed(names), remarks: step.remarks,
          role: step.role.renamed(names)))
    case .group(let group):
      .group(
        ActionGroup(
          join: group.join, actions: group.actions.map { $0.renamed(names) },
          joiners: group.joiners, condition: group.condition,
          limit: group.limit?.renamed(names), role: group.role.renamed(names)))
    }
  }
}

extension TimeLimit {
  func renamed(_ names: Renaming) -> TimeLimit {
    TimeLimit(within: within, notBefore: notBefore, event: names.events[event] ?? event)
  }
}

extension Reading {
  fileprivate func renamed(_ names: Renaming, _ events: [Event]) -> Reading {
    Reading(
      id: names.readings[id] ?? id, tree: tree, change: change, reason: reason,
      alternative: alternative.renamed(names, events), formerNames: formerNames)
  }
}

extension Warning {
  fileprivate func renamed(_ names: Renaming) -> Warning {
    Warning(
      id: names.warnings[id] ?? id, conditions: conditions, scope: scope, message: message,
      formerNames: formerNames)
  }
}

extension Note {
  fileprivate func renamed(_ names: Renaming) -> Note {
    Note(
      id: names.notes[id] ?? id, tree: tree, path: path, possible: possible, outcomes: outcomes,
      text: text, formerNames: formerNames)
  }
}
