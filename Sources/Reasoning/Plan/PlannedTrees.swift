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
    /// The outcome that says so.
    let outcome: TreeOutcome
    /// As which act.
    let act: PlannedAct
  }

  /// First those of the pathway, in its order, then those only to be decided.
  let standings: [Standing]
  /// Of every tree that an action says is to be decided, who says so.
  let deciding: [Index<Tree>: [Deciding]]
  /// The value chosen, of every tree that leaves a choice which is made.
  let chosen: [Index<Tree>: PossibleValues]
  /// What is possible after every outcome of the pathway.
  let values: [PossibleValues]

  /// Takes a case that was followed through the trees without a contradiction.
  init(of traversal: Traversal, in reasoner: Reasoner, _ rules: PlanRules) {
    let visits = traversal.pathway.visits
    var standings = visits.map {
      Standing(tree: $0.tree, values: $0.values, possible: $0.possible, isReached: true)
    }
    var values = traversal.state.values
    var chosen: [Index<Tree>: PossibleValues] = [:]
    for outcome in standings.compactMap(\.outcome) {
      let ending = reasoner.trees[outcome.tree.offset].endings[outcome.outcome.offset]
      for fix in ending.fixes {
        values[fix.item.offset] = values[fix.item.offset].intersection(fix.values)
      }
      guard case .choice(let item, let options) = ending.continuation else { continue }
      let offered = options.reduce(PossibleValues(bits: 0)) { $0.union($1.value) }
      let left = values[item.offset].intersection(offered)
      values[item.offset] = left
      if left.isKnown { chosen[outcome.tree] = left }
    }
    var deciding: [Index<Tree>: [Deciding]] = [:]
    for outcome in standings.compactMap(\.outcome) {
      for act in Self.acts(of: outcome, chosen: chosen, rules) {
        guard case .decides(let tree) = act.part else { continue }
        deciding[tree, default: []].append(Deciding(outcome: outcome, act: act))
        guard standings.allSatisfy({ $0.tree != tree }) else { continue }
        standings.append(
          Standing(
            tree: tree, values: values,
            possible: reasoner.trees[tree.offset].possibleOutcomes(values), isReached: false))
      }
    }
    self.standings = standings
    self.deciding = deciding
    self.chosen = chosen
    self.values = values
  }

  /// What an outcome asks for; of a choice only what the option chosen does.
  func acts(of outcome: TreeOutcome, _ rules: PlanRules) -> [PlannedAct] {
    Self.acts(of: outcome, chosen: chosen, rules)
  }

  private static func acts(
    of outcome: TreeOutcome, chosen: [Index<Tree>: PossibleValues], _ rules: PlanRules
  ) -> [PlannedAct] {
    rules.acts(of: outcome).filter { act in
      act.option.map { $0 == chosen[outcome.tree] } ?? true
    }
  }
}
