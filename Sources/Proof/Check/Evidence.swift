package import GuidelineModel
import Reasoning

/// The guideline with its diagrams, which all rules use; computed once.
package struct Evidence: Sendable {
  package let guideline: Guideline
  package var symbolic: SymbolicGuideline
  /// For every tree and each of its decisions, the outcome as a function of the answers from that
  /// decision on.
  package let below: [[Diagram]]
  /// For every tree and each of its decisions, the condition that a patient reaches it.
  package let reach: [[Diagram]]
  /// The numbers in the texts of the outcomes; several rules read them.
  let outcomeNumbers: [OutcomeNumbers]
  /// The acts that outcomes contribute to plans.
  let acts: AdvisedActs
  /// The pathways from every start; nil until a rule asks for them.
  var knownPathways: [PlannedPathway]?

  package init(_ guideline: Guideline, limits: ProofLimits) throws(LimitExceeded) {
    var symbolic = try SymbolicGuideline(guideline, limits: limits)
    var below: [[Diagram]] = []
    var reach: [[Diagram]] = []
    for tree in guideline.trees {
      below.append(try symbolic.store.diagrams(of: tree, level: symbolic.space.level))
      reach.append(try symbolic.store.reach(of: tree, level: symbolic.space.level))
    }
    self.guideline = guideline
    self.symbolic = symbolic
    self.below = below
    self.reach = reach
    outcomeNumbers = OutcomeNumbers.all(in: guideline)
    acts = AdvisedActs(guideline)
  }

  /// Every tree with its index.
  var trees: [(index: Index<Tree>, tree: Tree)] {
    guideline.trees.enumerated().map { (Index($0), $1) }
  }

  func level(of item: Index<Item>) -> Int { symbolic.space.level(of: item) }

  /// The outcomes of a tree that some patient has.
  func reachedOutcomes(of tree: Index<Tree>) -> Set<Int> {
    symbolic.store.terminals(
      of: symbolic.trees[tree.offset],
      within: symbolic.space.valueCounts.map { PossibleValues(firstCount: $0) })
  }

  /// The condition that a patient meets all of some conditions on items.
  mutating func condition(_ conditions: [ItemCondition]) throws(LimitExceeded) -> Diagram {
    var met = Diagram.true
    for condition in conditions {
      let one = try symbolic.store.literal(level(of: condition.item), in: condition.values)
      met = try symbolic.store.and(met, one)
    }
    return met
  }

  /// The smallest case in a region; nil where the region is empty.
  mutating func witness(
    in region: Diagram, from start: Index<Tree>
  ) throws(LimitExceeded) -> Finding.Witness? {
    try witness(in: region, from: [start])
  }

  /// The smallest case in a region for a pathway from some trees; nil where the region is empty.
  mutating func witness(
    in region: Diagram, from start: [Index<Tree>]
  ) throws(LimitExceeded) -> Finding.Witness? {
    guard let smallest = try symbolic.store.smallestCase(in: region) else { return nil }
    return Finding.Witness(start: start, answers: smallest)
  }
}

extension Evidence {
  /// Whether for some patient who reaches a decision another answer gives another outcome.
  mutating func matters(
    _ decision: Index<Decision>, of tree: Index<Tree>
  ) throws(LimitExceeded) -> Bool {
    let item = guideline[tree].decisions[decision.offset].item
    let nobody = Diagram(terminal: guideline[tree].outcomes.count)
    let outcome = try symbolic.store.ifThenElse(
      reach[tree.offset][decision.offset], below[tree.offset][decision.offset], else: nobody)
    let level = level(of: item)
    var byValue: [Diagram] = []
    for value in guideline[item].values.indices {
      byValue.append(try symbolic.store.restrict(outcome, level, to: value))
    }
    for (place, left) in byValue.enumerated() {
      for right in byValue[(place + 1)...] where left != right {
        let differ = try symbolic.store.apply(left, right) { left, right in
          if left == right || left == nobody || right == nobody { return .false }
          return left.terminal != nil && right.terminal != nil ? .true : nil
        }
        if differ != .false { return true }
      }
    }
    return false
  }
}

extension Evidence {
  /// The patients for whom a warning can be raised: those whose tree may end in one of its
  /// outcomes.
  mutating func patientsInScope(of warning: Warning) throws(LimitExceeded) -> Diagram {
    guard let scope = warning.scope, !scope.outcomes.isEmpty else { return .true }
    return try symbolic.store.condition(
      symbolic.trees[scope.tree.offset], is: Set(scope.outcomes.map(\.offset)))
  }

  /// The patients for whom a warning is raised.
  ///
  /// Every tree counts as a possible start.
  mutating func patients(of warning: Warning) throws(LimitExceeded) -> Diagram {
    let scope = try patientsInScope(of: warning)
    let met = try condition(warning.conditions)
    return try symbolic.store.and(scope, met)
  }
}
