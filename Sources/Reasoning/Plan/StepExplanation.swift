package import GuidelineModel

/// Why a step appears in a plan as it does, or does not appear.
package struct StepExplanation: Sendable {
  /// A rule that determined the line, with the location of its content.
  package struct Ground: Hashable, Sendable {
    package let ground: PlanGround
    /// The location; `nil` if no specific content states the rule.
    package let content: String?
  }

  /// An outcome with an action that adds or refines the step.
  package struct Source: Hashable, Sendable {
    package let outcome: TreeOutcome
    /// The outcome that requires the tree to be decided, if the pathway does not reach the tree.
    package let via: TreeOutcome?
    package let isRefining: Bool
    /// The patient's own answers that force the outcome.
    package let reason: Reason
  }

  /// A tree with outcomes that name the step, and why none of them adds it to the plan.
  package struct Absence: Hashable, Sendable {
    package enum Cause: Hashable, Sendable {
      /// The pathway does not reach the tree.
      case notReached
      /// The tree has another outcome.
      case otherOutcome(Index<Outcome>)
      /// The tree is undecided and can still have one of these outcomes that name the step.
      case stillPossible([Index<Outcome>], needs: [Index<Item>])
      /// The tree is undecided and can no longer have an outcome that names the step.
      case noLongerPossible
      /// The tree has this outcome, and another option was chosen.
      case notChosen(Index<Outcome>)
      /// The tree has this outcome, and the choice between its options is open.
      case choiceOpen(Index<Outcome>)
    }

    package let tree: Index<Tree>
    /// The outcomes of the tree that name or refine the step.
    package let naming: [Index<Outcome>]
    package let cause: Cause
  }

  package let step: PlannedStep
  /// The line; `nil` if the step is not in the plan.
  package let entry: PlanEntry?
  /// Its position in the plan, from 1.
  package let position: Int?
  /// The grounds in the order in which the rules were applied.
  package let grounds: [Ground]
  package let sources: [Source]
  /// All other trees that can name the step.
  package let absences: [Absence]
  package let changes: [StepChange]
}

/// How one more statement in the case would change a step.
package struct StepChange: Hashable, Sendable {
  /// The additional statement.
  package enum Statement: Hashable, Sendable {
    /// An event happens now.
    case happens(Index<Event>)
    /// A given event is withdrawn.
    case notGiven(Index<Event>)
    /// The step is ticked.
    case ticked
    /// The tick is withdrawn.
    case notTicked
    /// All trees that name it are declined.
    case declined([Index<Tree>])
    /// Declined trees are followed.
    case followed([Index<Tree>])
  }

  package let statement: Statement
  /// The resulting line; `nil` if the step would not be in the plan.
  package let entry: PlanEntry?
}

extension Reasoner {
  /// The identifiers of steps in plans: named steps first, then actions without a name.
  package var stepNames: [String] { planRules.steps.map { $0.step.name(in: guideline) } }

  /// The step with this identifier; `nil` if there is none.
  package func step(named name: String) -> PlannedStep? {
    planRules.steps.lazy.map(\.step).first { $0.name(in: guideline) == name }
  }

  /// Why a step appears in the plan of a case as it does.
  ///
  /// - Parameters:
  ///   - step: The step.
  ///   - evaluation: The evaluation of the case.
  /// - Returns: The rules that determined its line, and the statements that would change it.
  package func explanation(
    of step: PlannedStep, in evaluation: Evaluation
  ) -> StepExplanation {
    let facts = CaseFacts(
      of: evaluation.traversal, CaseEvents(of: evaluation.patient, in: guideline), in: self)
    var draft = PlanDraft(facts, needs: needs(evaluation), isExplained: true)
    let order = draft.ordered()
    let line = draft.lines.firstIndex { $0.entry.subject == .step(step) }
    let position = line.flatMap { line in order.firstIndex(of: line) }
    let grounds = (line.flatMap { draft.trail?.grounds[$0] } ?? []).filter { ground in
      // A line placed beside another takes over that line's urgency.
      line.map { !draft.lines[$0].entry.isPlaced } ?? true || !ground.isOwnUrgency
    }
    return StepExplanation(
      step: step, entry: line.flatMap { position == nil ? nil : draft.lines[$0].finalEntry },
      position: position.map { $0 + 1 },
      grounds: grounds.map {
        StepExplanation.Ground(ground: $0, content: planRules.content(of: $0, step, guideline))
      },
      sources: line.map { sources(of: draft.lines[$0], facts, evaluation) } ?? [],
      absences: absences(of: step, facts),
      changes: changes(
        of: step, evaluation, trees: line.map { draft.naming(draft.lines[$0]) } ?? []))
  }

  private func needs(_ evaluation: Evaluation) -> [[Index<Item>]] {
    evaluation.pathway.visits.map { visit in
      visit.possible.only == nil
        ? trees[visit.tree.offset].influentialItems(visit.values, steps: limit.influenceSteps)
        : []
    }
  }

  private func sources(
    of line: PlanLine, _ facts: CaseFacts, _ evaluation: Evaluation
  ) -> [StepExplanation.Source] {
    line.origins.map { origin in
      StepExplanation.Source(
        outcome: origin.outcome, via: origin.via,
        isRefining: planRules.acts[origin.act].isRefining,
        reason: reason(of: origin.outcome.tree, facts, evaluation))
    }.uniqued
  }

  private func reason(
    of tree: Index<Tree>, _ facts: CaseFacts, _ evaluation: Evaluation
  ) -> Reason {
    if let visit = evaluation.pathway.visit(of: tree) {
      return reason(for: visit, in: evaluation.state) ?? Reason(answers: [])
    }
    guard let evaluatedTree = facts.trees.evaluatedTree(of: tree) else {
      return Reason(answers: [])
    }
    let search = ReasonSearch(
      trees[tree.offset], answered: evaluatedTree.values, unanswered: facts.trees.settled)
    return Reason(
      answers: search.shortest(steps: limit.reasonSteps).map {
        AnswerPart(item: Index($0), values: evaluation.state[Index($0)])
      })
  }

  private func absences(of step: PlannedStep, _ facts: CaseFacts) -> [StepExplanation.Absence] {
    guideline.trees.enumerated().compactMap { index, tree in
      let naming = tree.outcomes.indices.map { Index<Outcome>($0) }.filter { outcome in
        planRules.acts(of: TreeOutcome(outcome, of: Index(index))).contains { act in
          planRules.acts[act].step.map { planRules.steps[$0.offset].step == step } ?? false
        }
      }
      guard !naming.isEmpty, let cause = cause(of: Index(index), naming, step, facts) else {
        return nil
      }
      return StepExplanation.Absence(tree: Index(index), naming: naming, cause: cause)
    }
  }

  /// Why a tree does not add a step to the plan; `nil` if it does.
  private func cause(
    of tree: Index<Tree>, _ naming: [Index<Outcome>], _ step: PlannedStep, _ facts: CaseFacts
  ) -> StepExplanation.Absence.Cause? {
    guard let evaluatedTree = facts.trees.evaluatedTree(of: tree) else { return .notReached }
    guard let outcome = evaluatedTree.outcome else {
      let possible = naming.filter(evaluatedTree.possible.contains)
      guard !possible.isEmpty else { return .noLongerPossible }
      return .stillPossible(
        possible,
        needs: trees[tree.offset].influentialItems(
          evaluatedTree.values, steps: limit.influenceSteps))
    }
    guard naming.contains(outcome.outcome) else { return .otherOutcome(outcome.outcome) }
    let stands = facts.trees.acts(of: outcome, planRules).contains { act in
      planRules.acts[act].step.map { planRules.steps[$0.offset].step == step } ?? false
    }
    if stands { return nil }
    return facts.trees.open.contains { $0.outcome == outcome }
      ? .choiceOpen(outcome.outcome) : .notChosen(outcome.outcome)
  }

  /// How each further statement would change a step, found by making the plan of the case with that
  /// statement.
  private func changes(
    of step: PlannedStep, _ evaluation: Evaluation, trees: [PlanLine.Origin]
  ) -> [StepChange] {
    let patient = evaluation.patient
    let now = line(of: step, patient)
    var changes: [StepChange] = []
    func tell(_ statement: StepChange.Statement, _ change: (inout PatientCase) -> Void) {
      var other = patient
      change(&other)
      let entry = line(of: step, other)
      if entry.map(ComparedProperties.init) != now.map(ComparedProperties.init) {
        changes.append(StepChange(statement: statement, entry: entry))
      }
    }
    for (index, event) in guideline.events.enumerated() where !event.isDerived {
      let event = Index<Event>(index)
      let isTold = patient.events[event] != nil || patient.unknownTimes.contains(event)
      if !isTold || patient.assumedEvents.contains(event) {
        tell(.happens(event)) { other in
          other.events[event] = patient.now.instant
          other.assumedEvents.remove(event)
        }
      } else {
        tell(.notGiven(event)) { other in
          other.events[event] = nil
          other.unknownTimes.remove(event)
        }
      }
    }
    if case .named(let name) = step, guideline[name].isTicked {
      let isTicked = patient.done[name] != nil
      tell(isTicked ? .notTicked : .ticked) { $0.done[name] = isTicked ? nil : .untimed }
    }
    let naming = trees.map { $0.declinedBy ?? $0.outcome.tree }.uniqued
    if trees.contains(where: { $0.declinedBy == nil }), !guideline.declineReasons.isEmpty {
      tell(.declined(naming)) { other in
        for tree in naming { other.decisions[tree] = .declined(Index(0), remark: nil) }
      }
    } else if !trees.isEmpty, trees.allSatisfy({ $0.declinedBy != nil }) {
      tell(.followed(naming)) { other in for tree in naming { other.decisions[tree] = nil } }
    }
    return changes
  }

  /// The line of a step in the plan of a case; `nil` if it is not in the plan.
  private func line(of step: PlannedStep, _ patient: PatientCase) -> PlanEntry? {
    guard let traversal = try? traversal(of: patient), traversal.contradiction == nil else {
      return nil
    }
    return planLines(of: traversal).first { $0.entry.subject == .step(step) }?.entry
  }

  /// The lines of the plan with their limits, for a traversal without a contradiction.
  package func planLines(of traversal: Traversal) -> [PlanOutline.Line] {
    let facts = CaseFacts(
      of: traversal, CaseEvents(of: traversal.patient, in: guideline), in: self)
    var draft = PlanDraft(facts, needs: [])
    return draft.ordered().map { line in
      let line = draft.lines[line]
      return PlanOutline.Line(entry: line.finalEntry, limits: line.shownLimits)
    }
  }
}

/// A plan reduced to what is compared with another plan.
package enum PlanOutline {
  /// One line.
  package struct Line: Hashable, Sendable {
    package let entry: PlanEntry
    /// Its limits, whether or not the times of their events are known.
    package let limits: [Limit]
  }

  /// A time limit, with its lengths in seconds.
  package struct Limit: Hashable, Sendable {
    package let event: Index<Event>
    package let latest: Int64?
    package let earliest: Int64?
  }
}

extension PlanLine {
  fileprivate var shownLimits: [PlanOutline.Limit] {
    guard !isPast || state == .done else { return [] }
    return clocks.map {
      PlanOutline.Limit(
        event: $0.limit.event, latest: $0.limit.latest, earliest: $0.limit.earliest)
    }.uniqued
  }
}

extension PlanGround {
  /// Whether it determines the step's own urgency.
  fileprivate var isOwnUrgency: Bool {
    switch self {
    case .statedUrgency, .earliest, .pastDue, .remaining, .noLimit, .possible, .leaves: true
    default: false
    }
  }
}

/// The properties of a line that matter to whoever acts on it.
private struct ComparedProperties: Hashable {
  let state: StepState
  let urgency: Urgency
  let due: Instant?
  let notBefore: Instant?
  let isAssumed: Bool
  let isPresumed: Bool
  let awaited: PlanEntry.Awaited?

  init(_ entry: PlanEntry) {
    state = entry.state
    urgency = entry.urgency
    due = entry.due
    notBefore = entry.notBefore
    isAssumed = entry.isAssumed
    isPresumed = entry.isPresumed
    awaited = entry.awaited
  }
}
