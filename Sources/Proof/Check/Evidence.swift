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

extension DiagramStore {
  /// A condition with as few items as any, one value each, that only patients of a region meet; nil
  /// where the region is empty.
  package mutating func smallestCase(
    in region: Diagram
  ) throws(LimitExceeded) -> AnswerCondition? {
    guard region != .never else { return nil }
    let broadest = attempt { store throws(LimitExceeded) in
      try store.broadestConditions(of: region)
    }
    return broadest?.first?.witness ?? somePath(to: region)
  }

  /// The answers along the shortest way to 1: a case, but not always the smallest.
  private func somePath(to region: Diagram) -> AnswerCondition {
    var known: [Diagram: [AnswerCondition.Part]] = [.always: []]
    func shortest(_ diagram: Diagram) -> [AnswerCondition.Part]? {
      if diagram == .never { return nil }
      if let known = known[diagram] { return known }
      var best: [AnswerCondition.Part]?
      for (value, way) in ways(diagram).enumerated() {
        guard let rest = shortest(way), rest.count + 1 < best?.count ?? .max else { continue }
        best =
          [AnswerCondition.Part(level: level(diagram), values: PossibleValues([value]))] + rest
      }
      known[diagram] = best
      return best
    }
    return AnswerCondition(shortest(region) ?? [])
  }
}
