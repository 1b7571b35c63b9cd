import GuidelineModel

/// The trees a plan is based on: those of the pathway, and those that an action requires, which are
/// evaluated as if the case started there.
struct PlannedTrees: Sendable {
  /// The evaluation of a tree for a patient.
  struct EvaluatedTree: Sendable {
    /// The tree.
    let tree: Index<Tree>
    /// The possible values when it was evaluated.
    let values: [PossibleValues]
    /// The outcomes still possible.
    let possible: OutcomeSet
    /// Whether the pathway reaches it.
    let isReached: Bool

    /// Its outcome, if decided.
    var outcome: TreeOutcome? { possible.only.map { TreeOutcome($0, of: tree) } }
  }

  /// An action that requires a tree to be decided.
  struct RequiredDecision: Hashable, Sendable {
    /// The tree.
    let tree: Index<Tree>
    /// The outcome that has the action.
    let outcome: TreeOutcome
    /// The index of the act.
    let act: Int
  }

  /// A choice left by an outcome of the pathway, with the values still possible.
  struct Choice: Hashable, Sendable {
    let outcome: TreeOutcome
    let values: PossibleValues
  }

  /// The trees of the pathway in order, followed by the required ones.
  private(set) var evaluatedTrees: [EvaluatedTree]
  /// All actions that require a tree, in pathway order.
  private(set) var requiredDecisions: [RequiredDecision] = []
  /// The choices that have been made.
  private(set) var chosen: [Choice] = []
  /// The choices that are open, even if a later outcome fixes the item.
  private(set) var open: [Choice] = []
  /// The possible values after all outcomes of the pathway.
  private(set) var values: [PossibleValues]
  /// The possible values as restricted by those outcomes alone, without the patient's answers.
  private(set) var settled: [PossibleValues]

  /// Derives the trees from a traversal without a contradiction.
  init(of traversal: Traversal, in reasoner: Reasoner) {
    let (trees, rules) = (reasoner.trees, reasoner.planRules)
    evaluatedTrees = traversal.pathway.visits.map {
      EvaluatedTree(tree: $0.tree, values: $0.values, possible: $0.possible, isReached: true)
    }
    values = traversal.state.values
    settled = reasoner.guideline.allValues
    let reached = evaluatedTrees.compactMap(\.outcome)
    for outcome in reached {
      let ending = trees[outcome.tree.offset].endings[outcome.outcome.offset]
      for fix in ending.fixes { settle(fix.item, to: fix.values) }
      guard case .choice(let item, let options) = ending.continuation else { continue }
      let offered = options.reduce(PossibleValues(bits: 0)) { $0.union($1.value) }
      settle(item, to: offered)
      let left = values[item.offset]
      let choice = Choice(outcome: outcome, values: left)
      if left.isKnown { chosen.append(choice) } else { open.append(choice) }
    }
    for outcome in reached {
      for act in acts(of: outcome, rules) {
        guard case .decides(let tree) = rules.acts[act].effect else { continue }
        requiredDecisions.append(RequiredDecision(tree: tree, outcome: outcome, act: act))
        guard evaluatedTrees.allSatisfy({ $0.tree != tree }) else { continue }
        evaluatedTrees.append(
          EvaluatedTree(
            tree: tree, values: values,
            possible: trees[tree.offset].possibleOutcomes(values), isReached: false))
      }
    }
  }

  private mutating func settle(_ item: Index<Item>, to known: PossibleValues) {
    values[item.offset] = values[item.offset].intersection(known)
    settled[item.offset] = settled[item.offset].intersection(known)
  }

  /// The indices of an outcome's acts; of its options only the chosen one is included.
  func acts(of outcome: TreeOutcome, _ rules: PlanRules) -> some Sequence<Int> {
    let chosen = chosen.first { $0.outcome == outcome }?.values
    return rules.acts(of: outcome).lazy.filter { act in
      rules.acts[act].option.map { $0 == chosen } ?? true
    }
  }

  /// The evaluation of a tree; `nil` if it is neither reached nor required.
  func evaluatedTree(of tree: Index<Tree>) -> EvaluatedTree? {
    evaluatedTrees.first { $0.tree == tree }
  }

  /// The first outcome with an action that requires a tree.
  func firstOutcomeRequiring(_ tree: Index<Tree>) -> TreeOutcome? {
    requiredDecisions.first { $0.tree == tree }?.outcome
  }
}
