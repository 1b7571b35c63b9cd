import GuidelineModel

/// The facts of a case that the rules of plans need: what is known, decided, given and declined.
///
/// A class, because every rule receives all of it: passing it costs one retain.
final class CaseFacts: Sendable {
  /// A tree whose advice is declined.
  struct Declined: Sendable {
    let tree: Index<Tree>
    let decline: PlanEntry.Decline
  }

  let rules: PlanRules
  let guideline: Guideline
  let compiled: [CompiledTree]
  let limit: SearchLimit
  let patient: PatientCase
  let state: PatientState
  let trees: PlannedTrees
  let events: CaseEvents
  /// Items with an informative answer, in item order.
  let answered: [Index<Item>]
  /// All outcomes, including those of trees that an action requires, in tree order.
  let decided: [TreeOutcome]
  let declined: [Declined]
  /// Events proven to have happened, including those given.
  let proven: IndexMask<Event>
  /// Events that may have happened.
  let possibleEvents: IndexMask<Event>

  /// Derives the facts from a traversal without a contradiction.
  init(of traversal: Traversal, _ events: CaseEvents, in reasoner: Reasoner) {
    let trees = PlannedTrees(of: traversal, in: reasoner)
    let patient = traversal.patient
    let decided = trees.evaluatedTrees.compactMap(\.outcome).sorted { $0.tree < $1.tree }
    rules = reasoner.planRules
    guideline = reasoner.guideline
    compiled = reasoner.trees
    limit = reasoner.limit
    self.patient = patient
    state = traversal.state
    self.trees = trees
    self.events = events
    answered = Self.answered(in: patient, reasoner.guideline)
    self.decided = decided
    declined =
      patient.decisions.isEmpty
      ? []
      : decided.compactMap { outcome in
        guard case .declined(let reason, let remark) = patient.decisions[outcome.tree] else {
          return nil
        }
        return Declined(
          tree: outcome.tree, decline: PlanEntry.Decline(reason: reason, remark: remark))
      }
    proven = events.proven(byAnswersTo: answered)
    possibleEvents = events.possibleEvents(
      proven: proven, answers: answered, start: patient.start(in: reasoner.guideline),
      outcomes: trees.evaluatedTrees.lazy.filter(\.isReached).compactMap(\.outcome))
  }

  private static func answered(
    in patient: PatientCase, _ guideline: Guideline
  ) -> [Index<Item>] {
    patient.answers.compactMap { item, answer in
      switch answer {
      case .values(let values): values == guideline.allValues[item.offset] ? nil : item
      case .onset, .amount: item
      case .notKnown: nil
      }
    }.sorted()
  }

  /// Why a tree is declined; `nil` if it is followed.
  func decline(of tree: Index<Tree>) -> PlanEntry.Decline? {
    declined.first { $0.tree == tree }?.decline
  }

  /// Whether each item's possible values are all among those of its condition.
  func meets(_ conditions: [ItemCondition]) -> Bool {
    conditions.allSatisfy { state[$0.item].isSubset(of: $0.values) }
  }

  /// Whether an outcome is advised and not declined.
  func isFollowed(_ outcome: TreeOutcome) -> Bool {
    decided.contains(outcome) && decline(of: outcome.tree) == nil
  }

  /// Whether an event is proven but not given.
  func isOnlyProven(_ event: Index<Event>) -> Bool {
    proven.contains(event) && !events.isGiven(event)
  }

  /// The first answer that proves an event.
  func answer(proving event: Index<Event>) -> Index<Item>? {
    answered.first { item in
      guideline.eventRules.shownByItem[item.offset].map { shown in
        guideline.eventRules.shows[shown.offset].contains(event)
      } ?? false
    }
  }

  /// The event from which an item can be known, if it cannot have happened yet.
  func eventAwaited(before item: Index<Item>) -> Index<Event>? {
    guideline.eventRules.knownFrom[item.offset].flatMap { possibleEvents.contains($0) ? nil : $0 }
  }

  /// Whether an action has a condition that is not met.
  func isConditional(_ act: PlannedAct) -> Bool {
    guard act.isConditional else { return false }
    let isMet = act.conditionMetBy.allSatisfy {
      trees.values[$0.item.offset].isSubset(of: $0.values)
    }
    return act.conditionMetBy.isEmpty || !isMet
  }

  /// The items that a tree asks on its settled path.
  func itemsOnPath(of evaluatedTree: PlannedTrees.EvaluatedTree) -> [Index<Item>] {
    let compiled = compiled[evaluatedTree.tree.offset]
    return compiled.settledNodes(evaluatedTree.values).map { Index(compiled.nodes[$0].item) }
  }

  /// The limit with its times for this patient.
  func clock(_ limit: LimitRule) -> LimitClock { LimitClock(limit, events) }
}
