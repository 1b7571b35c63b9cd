public import GuidelineModel

/// What is to be done for one patient at one moment: every step once, most urgent first.
///
/// An advice lists what each tree says; people act on the plan. The plan is derived from the
/// advice, the case and the guideline's rules for plans only.
public struct Plan: Hashable, Sendable {
  /// The lines in the order in which people should act; what is done or no longer applies comes
  /// last.
  public let entries: [PlanEntry]
  /// Whether nothing is left to be decided, judged or confirmed.
  public let isSettled: Bool
  /// The cautions shown above the steps, in guideline order.
  public let cautions: [ShownCaution]
  /// Items worth asking that cannot be known yet, in question order.
  public let later: [LaterItem]
  /// Answered items on which neither the advice nor the plan depends.
  public let unused: [Index<Item>]
  /// Ticks that complete nothing in the plan, in step order.
  public let unusedTicks: [Index<PlanStep>]
  /// Pairs of events given in the wrong order, except those that a caution mentions instead.
  public let orderViolations: [EventOrderViolation]
}

/// An item that cannot be known before an event.
public struct LaterItem: Hashable, Sendable {
  /// The item.
  public let item: Index<Item>
  /// The event from which it can be known.
  public let event: Index<Event>
}

/// An event given as earlier than one it must follow.
public struct EventOrderViolation: Hashable, Sendable {
  /// The event with the earlier time.
  public let event: Index<Event>
  /// The event it must follow.
  public let mustFollow: Index<Event>
}

/// A caution that applies to the case.
public struct ShownCaution: Hashable, Sendable {
  /// Its identifier in the guideline, such as `C3`.
  public let code: String
  /// What it says.
  public let message: Text
  /// Its urgency, if it states one.
  public let urgency: Urgency?
  /// The names of the sources it is based on.
  public let citations: [Name<Source>]
  /// Whether it is shown below the steps, collapsed.
  public let isFolded: Bool
}

extension EventOrderViolation {
  /// The code of this warning in an advice.
  package static let code = "events-out-of-order"

  /// What contradicts what, as a sentence.
  package func message(in guideline: Guideline) -> Text {
    func label(_ event: Index<Event>, _ language: Language) -> String {
      guideline[event].label[language]
    }
    let (first, second) = (event, mustFollow)
    return Text(
      nl:
        "‘\(label(first, .dutch))’ ligt vóór ‘\(label(second, .dutch))’: kijk deze tijdstippen na.",
      en: "‘\(label(first, .english))’ lies before ‘\(label(second, .english))’: check these times."
    )
  }
}

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

extension Reasoner {
  /// The plan of a case that differs from an already evaluated one in its events only.
  ///
  /// Trees do not depend on events, so one traversal serves every course of events.
  ///
  /// - Parameters:
  ///   - traversal: The evaluated case, without a contradiction and without measurements.
  ///   - patient: The case with other events.
  /// - Returns: The lines, in plan order.
  package func planEntries(along traversal: Traversal, for patient: PatientCase) -> [PlanEntry] {
    let traversal = Traversal(
      patient: patient, state: traversal.state, pathway: traversal.pathway, contradiction: nil)
    let facts = CaseFacts(of: traversal, CaseEvents(of: patient, in: guideline), in: self)
    var draft = PlanDraft(facts, needs: [])
    return draft.ordered().map { draft.lines[$0].finalEntry }
  }
}

extension PlanDraft {
  /// Answered items that are on no decision path and in no reason, that no undecided tree can ask,
  /// and on which no shown caution depends.
  ///
  /// - Parameters:
  ///   - advice: What the trees say.
  ///   - shown: The cautions that apply.
  /// - Returns: The items, in item order.
  func unusedAnswers(_ advice: Advice, _ shown: [CautionRule]) -> [Index<Item>] {
    var rest = facts.answered
    func use(_ items: some Sequence<Index<Item>>) {
      guard !rest.isEmpty else { return }
      for item in items { if let index = rest.firstIndex(of: item) { rest.remove(at: index) } }
    }
    for tree in advice.trees {
      use(tree.path.lazy.map(\.item))
      use(tree.because?.answers.map(\.item) ?? [])
    }
    for evaluatedTree in facts.trees.evaluatedTrees where !rest.isEmpty {
      use(itemsUsed(by: evaluatedTree))
    }
    for warning in advice.warnings { use(warning.conditions.lazy.map(\.item)) }
    for caution in shown where !rest.isEmpty { use(items(of: caution.condition)) }
    for evaluatedTree in facts.trees.evaluatedTrees where !evaluatedTree.isReached && !rest.isEmpty
    {
      use(reasonItems(of: evaluatedTree))
    }
    return rest
  }

  private func itemsUsed(by evaluatedTree: PlannedTrees.EvaluatedTree) -> [Index<Item>] {
    let compiled = facts.compiled[evaluatedTree.tree.offset]
    guard let outcome = evaluatedTree.outcome else {
      return compiled.reachedNodes(evaluatedTree.values).map { Index(compiled.nodes[$0].item) }
    }
    let choice: [Index<Item>] =
      switch compiled.endings[outcome.outcome.offset].continuation {
      case .choice(let item, _): [item]
      case .trees: []
      }
    return choice + (evaluatedTree.isReached ? [] : facts.itemsOnPath(of: evaluatedTree))
  }

  /// The answers that force the outcome of a tree that the pathway does not reach, beside fixed
  /// values.
  private func reasonItems(of evaluatedTree: PlannedTrees.EvaluatedTree) -> [Index<Item>] {
    guard evaluatedTree.outcome != nil else { return [] }
    let search = ReasonSearch(
      facts.compiled[evaluatedTree.tree.offset], answered: evaluatedTree.values,
      unanswered: facts.trees.settled)
    return search.shortest(steps: facts.limit.reasonSteps).map { Index($0) }
  }
}
