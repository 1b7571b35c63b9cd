package import GuidelineModel
import Reasoning

/// All combinations of tree results that complete answers lead to from one start.
///
/// A result says how every tree in a plan ends: the trees of the pathway, and those that an action
/// says are to be decided. One diagram gives the result of every complete answer. So a property of
/// all results holds for all patients, and two versions of a guideline are compared by combining
/// their diagrams.
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
/// To compare two versions, make the ``PlannedPathway`` of each with a `SymbolicPathwayBuilder` on
/// their shared store.
package struct ReachableResults: Sendable {
  /// How all trees of a plan end.
  package struct Result: Hashable, Sendable {
    /// At most one ending for each tree, in the order of the trees.
    package let endings: [PlannedEnding]

    package func contains(_ outcome: TreeOutcome) -> Bool {
      endings.contains { $0.outcome == outcome }
    }
  }

  package let start: [Index<Tree>]
  /// All results, in a deterministic order.
  package let results: [Result]
  /// The index of each complete answer's result plus 1; 0 if the answers contradict what outcomes
  /// settle, so that there is no plan.
  package let diagram: Diagram

  /// Finds all results.
  ///
  /// - Parameters:
  ///   - pathway: The pathway from the start.
  ///   - store: The store of its diagrams.
  /// - Throws: ``LimitExceeded`` when there are too many results, or finding them exceeds the
  ///   limits.
  package init(of pathway: PlannedPathway, in store: inout DiagramStore) throws(LimitExceeded) {
    // Index 0 stands for contradictions.
    var found: [[PlannedEnding]?] = [nil, []]
    var diagram = try store.mapTerminals(of: pathway.impossible) { 1 - $0 }
    for endings in pathway.endings.ofTrees where !endings.isEmpty {
      var tree = Diagram.false
      for (number, ending) in endings.enumerated() {
        tree = try store.ifThenElse(ending.region, Diagram(terminal: number + 1), else: tree)
      }
      var extended: [[PlannedEnding]?] = [nil]
      var places: [Int: [Int: Int]] = [:]
      diagram = try store.apply(diagram, tree) { before, own in
        if before == .false { return .false }
        guard let before = before.terminal, let own = own.terminal else { return nil }
        if let known = places[before]?[own] { return Diagram(terminal: known) }
        let result = (found[before] ?? []) + (own == 0 ? [] : [endings[own - 1].ending])
        extended.append(result)
        places[before, default: [:]][own] = extended.count - 1
        return Diagram(terminal: extended.count - 1)
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

  /// For every result, the answers along the shortest path that leads to it, one value each.
  package func witnesses(in store: DiagramStore) -> [AnswerCondition] {
    let found = store.shortestPaths(in: diagram)
    return results.indices.map { found[$0 + 1] ?? AnswerCondition([]) }
  }
}
