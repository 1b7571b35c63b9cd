package import GuidelineModel
import Reasoning

/// What the rules look at: the guideline and its diagrams, worked out once for all of them.
package struct Evidence: Sendable {
  package let guideline: Guideline
  package var symbolic: SymbolicGuideline
  /// For every tree and every decision of it, what follows from there.
  package let below: [[Diagram]]
  /// For every tree and every decision of it, which patients come to it.
  package let reach: [[Diagram]]
  /// The texts of the outcomes, which more than one rule reads.
  let outcomeNumbers: [OutcomeNumbers]
  /// What the outcomes ask for in plans.
  let acts: AdvisedActs
  /// The pathways from every start, once a rule has asked for them.
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

  /// Every tree with its place.
  var trees: [(place: Index<Tree>, tree: Tree)] {
    guideline.trees.enumerated().map { (Index($0), $1) }
  }

  func level(of item: Index<Item>) -> Int { symbolic.space.level(of: item) }

  /// The outcomes of a tree that some patient has.
  func reachedOutcomes(of tree: Index<Tree>) -> Set<Int> {
    symbolic.store.results(
      symbolic.trees[tree.offset],
      for: symbolic.space.widths.map { PossibleValues(firstCount: $0) })
  }

  /// The condition that a patient meets some conditions on items.
  mutating func condition(_ conditions: [ItemCondition]) throws(LimitExceeded) -> Diagram {
    var met = Diagram.always
    for condition in conditions {
      let one = try symbolic.store.condition(level(of: condition.item), in: condition.values)
      met = try symbolic.store.both(met, one)
    }
    return met
  }

  /// The smallest case among the patients of a region.
  mutating func witness(
    in region: Diagram, from start: Index<Tree>
  ) throws(LimitExceeded) -> Finding.Witness? {
    try witness(in: region, from: [start])
  }

  /// The smallest case among the patients of a region, from some trees on.
  mutating func witness(
    in region: Diagram, from start: [Index<Tree>]
  ) throws(LimitExceeded) -> Finding.Witness? {
    guard let smallest = try symbolic.store.smallestCase(in: region) else { return nil }
    return Finding.Witness(start: start, answers: smallest)
  }
}

extension Evidence {
  /// Whether another answer at a decision gives some patient who comes there another outcome.
  mutating func matters(
    _ decision: Index<Decision>, of tree: Index<Tree>
  ) throws(LimitExceeded) -> Bool {
    let item = guideline[tree].decisions[decision.offset].item
    let nobody = Diagram(leaf: guideline[tree].outcomes.count)
    let outcome = try symbolic.store.choice(
      reach[tree.offset][decision.offset], below[tree.offset][decision.offset], else: nobody)
    let level = level(of: item)
    var byValue: [Diagram] = []
    for value in guideline[item].values.indices {
      byValue.append(try symbolic.store.fixing(outcome, level, to: value))
    }
    for (place, left) in byValue.enumerated() {
      for right in byValue[(place + 1)...] where left != right {
        let differ = try symbolic.store.combination(left, right) { left, right in
          if left == right || left == nobody || right == nobody { return .never }
          return left.leaf != nil && right.leaf != nil ? .always : nil
        }
        if differ != .never { return true }
      }
    }
    return false
  }
}

extension Evidence {
  /// The patients who could be given a warning: those whose tree may end as it says.
  mutating func patientsInScope(of warning: Warning) throws(LimitExceeded) -> Diagram {
    guard let place = warning.place, !place.outcomes.isEmpty else { return .always }
    return try symbolic.store.condition(
      symbolic.trees[place.tree.offset], is: Set(place.outcomes.map(\.offset)))
  }

  /// The patients for whom a warning is raised; its tree may be where they start.
  mutating func patients(of warning: Warning) throws(LimitExceeded) -> Diagram {
    let scope = try patientsInScope(of: warning)
    let met = try condition(warning.conditions)
    return try symbolic.store.both(scope, met)
  }
}
