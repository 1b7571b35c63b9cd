import GuidelineModel
import Reasoning

extension Evidence {
  /// Every start that the guideline offers: its entries, its usual start, and each tree alone.
  var starts: [[Index<Tree>]] {
    let offered =
      guideline.entries.map(\.trees) + [[guideline.start]]
      + guideline.trees.indices.map { [Index($0)] }
    var seen: Set<[Index<Tree>]> = []
    return offered.filter { seen.insert($0).inserted }
  }

  /// The pathways from every start, with what plans need of them.
  mutating func plannedPathways() throws(LimitExceeded) -> [PlannedPathway] {
    if let known = knownPathways { return known }
    var pathways: [PlannedPathway] = []
    for start in starts { pathways.append(try symbolic.plannedPathway(from: start, acts)) }
    knownPathways = pathways
    return pathways
  }

  /// The patients of a pathway in whose plan an act with some property is.
  mutating func patients(
    of pathway: PlannedPathway, asking isMeant: (PlannedEnding, AdvisedAct) -> Bool
  ) throws(LimitExceeded) -> Diagram {
    let acts = acts
    return try patients(of: pathway) { ending in
      acts.acts(of: ending.outcome, chosen: ending.chosen).contains { isMeant(ending, $0) }
    }
  }

  /// The patients of a pathway for whom a tree ends in some way.
  mutating func patients(
    of pathway: PlannedPathway, ending isMeant: (PlannedEnding) -> Bool
  ) throws(LimitExceeded) -> Diagram {
    var found = Diagram.false
    for (ending, region) in pathway.endings.ofTrees.joined() where isMeant(ending) {
      found = try symbolic.store.or(found, region)
    }
    return try symbolic.store.difference(found, pathway.impossible)
  }

  /// The patients of a pathway in whose plan a step is.
  ///
  /// All patients where an event that neither completes nor begins the step puts it there.
  mutating func patients(
    of pathway: PlannedPathway, with step: Index<PlanStep>
  ) throws(LimitExceeded) -> Diagram {
    if guideline[step].standsByItself { return .true }
    return try patients(of: pathway) { (_, act) in act.namedStep == step }
  }

  /// The patients of a pathway with one of some outcomes.
  mutating func patients(
    of pathway: PlannedPathway, with outcomes: [OutcomeName]
  ) throws(LimitExceeded) -> Diagram {
    let places = Set(outcomes.compactMap(guideline.outcome))
    return try patients(of: pathway) { ending in places.contains(ending.outcome) }
  }

  /// Whether something holds for some patient, from any start.
  ///
  /// - Parameter region: The patients for whom it holds, from one start.
  /// - Returns: Whether there is such a patient.
  /// - Throws: ``LimitExceeded`` when it takes more steps or nodes than allowed.
  mutating func isPossible(
    _ region: (inout Evidence, PlannedPathway) throws(LimitExceeded) -> Diagram
  ) throws(LimitExceeded) -> Bool {
    for pathway in try plannedPathways() where try region(&self, pathway) != .false { return true }
    return false
  }

  /// The condition that both hold.
  mutating func and(_ left: Diagram, _ right: Diagram) throws(LimitExceeded) -> Diagram {
    try symbolic.store.and(left, right)
  }
}

extension PlanStep {
  /// Whether an event that neither completes nor begins the step puts it in the plan, independent
  /// of the trees.
  var standsByItself: Bool {
    guard let standsWith else { return false }
    return !doneBy.contains(standsWith) && run?.from != standsWith
  }
}

extension Guideline {
  /// The index of a step of plans.
  func step(_ name: Name<PlanStep>) -> Index<PlanStep>? {
    steps.firstIndex { $0.id == name }.map { Index($0) }
  }

  /// The index of an outcome given by its tree's name and its own.
  func outcome(_ name: OutcomeName) -> TreeOutcome? {
    guard let tree = tree(named: name.tree.text) else { return nil }
    return self[tree].outcomes.firstIndex { $0.id == name.outcome }
      .map { TreeOutcome(Index($0), of: tree) }
  }

  /// An outcome as `tree/outcome`.
  func words(of outcome: TreeOutcome) -> String {
    "\(name(of: outcome.tree))/\(name(of: outcome.outcome, in: outcome.tree))"
  }
}

extension DraftPath {
  /// The path of a rule in `plan.yaml`: the name of its list and its index in it.
  static func plan(_ list: String, _ place: Int) -> DraftPath { DraftPath(list).index(place) }
}
