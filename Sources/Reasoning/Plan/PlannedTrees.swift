import GuidelineModel

/// The trees that a plan is made of: those of the pathway, and those that an action says are to be
/// decided, as if they were started.
struct PlannedTrees: Sendable {
  /// A tree as it stands for a patient.
  struct Standing: Sendable {
    /// The tree.
    let tree: Index<Tree>
    /// What was possible when it was evaluated.
    let values: [PossibleValues]
    /// The outcomes that some way of answering leads to.
    let possible: OutcomeSet
    /// Whether the pathway reaches it.
    let isReached: Bool

    /// Its outcome, once decided.
    var outcome: TreeOutcome? { possible.only.map { TreeOutcome($0, of: tree) } }
  }

  /// An action that says that a tree is to be decided.
  struct Deciding: Hashable, Sendable {
    /// The tree.
    let tree: Index<Tree>
    /// The outcome that says so.
    let outcome: TreeOutcome
    /// As which act, by its place.
    let act: Int
  }

  /// The values that are left of the choice that an outcome of the pathway leaves.
  struct Choice: Hashable, Sendable {
    let outcome: TreeOutcome
    let values: PossibleValues
  }

  /// First those of the pathway, in its order, then those only to be decided.
  private(set) var standings: [Standing]
  /// Every action that says that a tree is to be decided, in the order of the pathway.
  private(set) var deciding: [Deciding] = []
  /// Every choice that is made.
  private(set) var chosen: [Choice] = []
  /// Every choice that is not, whatever outcomes after it settle.
  private(set) var open: [Choice] = []
  /// What is possible after every outcome of the pathway.
  private(set) var values: [PossibleValues]
  /// What those outcomes leave possible, whatever the patient's answers.
  private(set) var settled: [PossibleValues]

  /// Takes a case that was followed through the trees without a contradiction.
  init(of traversal: Traversal, in reasoner: Reasoner) {
    let (trees, rules) = (reasoner.trees, reasoner.planRules)
    standings = traversal.pathway.visits.map {
      Standing(tree: $0.tree, values: $0.values, possible: $0.possible, isReached: true)
    }
    values = traversal.state.values
    settled = reasoner.guideline.allValues
    let reached = standings.compactMap(\.outcome)
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
        guard case .decides(let tree) = rules.acts[act].part else { continue }
        deciding.append(Deciding(tree: tree, outcome: outcome, act: act))
        guard standings.allSatisfy({ $0.tree != tree }) else { continue }
        standings.append(
          Standing(
            tree: tree, values: values,
            possible: trees[tree.offset].possibleOutcomes(values), isReached: false))
      }
    }
  }

  private mutating func settle(_ item: Index<Item>, to known: PossibleValues) {
    values[item.offset] = values[item.offset].intersection(known)
    settled[item.offset] = settled[item.offset].intersection(known)
  }

  /// The places of what an outcome asks for; of a choice only what the option chosen does.
  func acts(of outcome: TreeOutcome, _ rules: PlanRules) -> some Sequence<Int> {
    let chosen = chosen.first { $0.outcome == outcome }?.values
    return rules.acts(of: outcome).lazy.filter { act in
      rules.acts[act].option.map { $0 == chosen } ?? true
    }
  }

  /// How a tree stands; nil where it is neither reached nor to be decided.
  func standing(of tree: Index<Tree>) -> Standing? { standings.first { $0.tree == tree } }

  /// The first outcome whose action says that a tree is to be decided.
  func firstDeciding(_ tree: Index<Tree>) -> TreeOutcome? {
    deciding.first { $0.tree == tree }?.outcome
  }
}
