import GuidelineModel

/// A case as the rules of plans see it: what is known, decided, given and declined.
///
/// A class, because every rule of a plan is handed all of it.
final class CaseFacts: Sendable {
  /// A tree whose advice is not followed.
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
  /// Items with an answer that tells something, in their order.
  let answered: [Index<Item>]
  /// Every outcome, those of trees only to be decided too, in the order of the trees.
  let decided: [TreeOutcome]
  let declined: [Declined]
  /// Events shown to have happened, those given included.
  let proven: IndexMask<Event>
  /// Events that may have happened.
  let perhaps: IndexMask<Event>

  /// Takes a case that was followed through the trees without a contradiction.
  init(of traversal: Traversal, _ events: CaseEvents, in reasoner: Reasoner) {
    let trees = PlannedTrees(of: traversal, in: reasoner)
    let patient = traversal.patient
    let decided = trees.standings.compactMap(\.outcome).sorted { $0.tree < $1.tree }
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
    perhaps = events.perhaps(
      proven: proven, answers: answered, start: patient.start(in: reasoner.guideline),
      outcomes: trees.standings.lazy.filter(\.isReached).compactMap(\.outcome))
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

  /// Why a tree is not followed; nil where it is.
  func decline(of tree: Index<Tree>) -> PlanEntry.Decline? {
    declined.first { $0.tree == tree }?.decline
  }

  /// Whether every value still possible of each item is among some.
  func meets(_ conditions: [ItemCondition]) -> Bool {
    conditions.allSatisfy { state[$0.item].isSubset(of: $0.values) }
  }

  /// Whether an outcome is advised and not declined.
  func isFollowed(_ outcome: TreeOutcome) -> Bool {
    decided.contains(outcome) && decline(of: outcome.tree) == nil
  }

  /// Whether an event shows to have happened that nobody has told of.
  func isOnlyProven(_ event: Index<Event>) -> Bool {
    proven.contains(event) && !events.isGiven(event)
  }

  /// The first answer that shows an event to have happened.
  func answer(proving event: Index<Event>) -> Index<Item>? {
    answered.first { item in
      guideline.eventRules.shownByItem[item.offset].map { shown in
        guideline.eventRules.shows[shown.offset].contains(event)
      } ?? false
    }
  }

  /// The event before which nobody can know an item, where it cannot have happened yet.
  func eventAwaited(before item: Index<Item>) -> Index<Event>? {
    guideline.eventRules.knownFrom[item.offset].flatMap { perhaps.contains($0) ? nil : $0 }
  }

  /// Whether an action stands under a condition that is not met.
  func isConditional(_ act: PlannedAct) -> Bool {
    guard act.isConditional else { return false }
    let isMet = act.conditionMetBy.allSatisfy {
      trees.values[$0.item.offset].isSubset(of: $0.values)
    }
    return act.conditionMetBy.isEmpty || !isMet
  }

  /// The items that a tree asks on the way that is settled.
  func itemsOnPath(of standing: PlannedTrees.Standing) -> [Index<Item>] {
    let compiled = compiled[standing.tree.offset]
    return compiled.settledNodes(standing.values).map { Index(compiled.nodes[$0].item) }
  }

  /// A limit as it runs for the patient.
  func clock(_ limit: LimitRule) -> LimitClock { LimitClock(limit, events) }
}
