package import GuidelineModel
import Reasoning

/// Every combination of tree results that some complete answer comes to from one start.
///
/// A result says of every tree in a plan how it ends: of those of the pathway, and of those that an
/// action says are to be decided. One diagram tells for every complete answer which result it has, so
/// what holds of all results holds of all patients, and two versions of a guideline are compared by
/// combining their diagrams.
///
/// ```swift
/// var symbolic = try SymbolicGuideline(guideline)
/// let pathway = try symbolic.plannedPathway(from: [guideline.start], AdvisedActs(guideline))
/// let reachable = try ReachableResults(of: pathway, in: &symbolic.store)
/// for (place, result) in reachable.results.enumerated() {
///   let patients = try reachable.patients(with: place, in: &symbolic.store)
///   let witness = reachable.witnesses(in: symbolic.store)[place]
/// }
/// ```
///
/// With two versions, make the ``PlannedPathway`` of each with a `SymbolicPathwayBuilder` on their
/// shared store.
package struct ReachableResults: Sendable {
  /// How all trees of a plan end together.
  package struct Result: Hashable, Sendable {
    /// In the order of the trees, each tree at most once.
    package let endings: [PlannedEnding]

    package func contains(_ outcome: TreeOutcome) -> Bool {
      endings.contains { $0.outcome == outcome }
    }
  }

  package let start: [Index<Tree>]
  /// Every result, in the order in which they were found; the same guideline gives the same order.
  package let results: [Result]
  /// For every complete answer one more than the place of its result; 0 where the answers contradict
  /// what outcomes settle, so that there is no plan.
  package let diagram: Diagram

  /// Finds all results.
  ///
  /// - Parameters:
  ///   - pathway: The pathway from the start.
  ///   - store: Where its diagrams are kept.
  /// - Throws: ``LimitExceeded`` where there are too many, or where it takes too much to find them.
  package init(of pathway: PlannedPathway, in store: inout DiagramStore) throws(LimitExceeded) {
    // The first place is for contradictions.
    var found: [[PlannedEnding]?] = [nil, []]
    var diagram = try store.renaming(pathway.impossible) { 1 - $0 }
    for endings in pathway.endings.ofTrees where !endings.isEmpty {
      var tree = Diagram.never
      for (number, ending) in endings.enumerated() {
        tree = try store.choice(ending.region, Diagram(leaf: number + 1), else: tree)
      }
      var extended: [[PlannedEnding]?] = [nil]
      var places: [Int: [Int: Int]] = [:]
      diagram = try store.combination(diagram, tree) { before, own in
        if before == .never { return .never }
        guard let before = before.leaf, let own = own.leaf else { return nil }
        if let known = places[before]?[own] { return Diagram(leaf: known) }
        let result = (found[before] ?? []) + (own == 0 ? [] : [endings[own - 1].ending])
        extended.append(result)
        places[before, default: [:]][own] = extended.count - 1
        return Diagram(leaf: extended.count - 1)
      }
      guard extended.count <= store.limits.nodes else {
        throw LimitExceeded(resource: .conditions, limit: store.limits.nodes)
      }
      found = extended
    }
    start = pathway.start
    results = found.dropFirst().map { Result(endings: $0 ?? []) }
    self.diagram = diagram
  }

  /// The condition that a patient has a result.
  package func patients(
    with place: Int, in store: inout DiagramStore
  ) throws(LimitExceeded) -> Diagram {
    try store.condition(diagram, is: [place + 1])
  }

  /// For every result the fewest answers along the diagram that lead to it, one value each.
  package func witnesses(in store: DiagramStore) -> [AnswerCondition] {
    let found = store.shortestWays(in: diagram)
    return results.indices.map { found[$0 + 1] ?? AnswerCondition([]) }
  }
}
