import GuidelineModel
import Reasoning

extension Evidence {
  /// The trees to start at that the guideline offers: its ways in, its own start, and every tree.
  var starts: [[Index<Tree>]] {
    let offered =
      guideline.entries.map(\.trees) + [[guideline.start]]
      + guideline.trees.indices.map { [Index($0)] }
    var seen: Set<[Index<Tree>]> = []
    return offered.filter { seen.insert($0).inserted }
  }

  /// The pathways from every start, as plans see them.
  mutating func plannedPathways() throws(LimitExceeded) -> [PlannedPathway] {
    if let known = knownPathways { return known }
    var pathways: [PlannedPathway] = []
    for start in starts { pathways.append(try symbolic.plannedPathway(from: start, acts)) }
    knownPathways = pathways
    return pathways
  }

  /// The patients of a pathway in whose plan some action stands.
  mutating func patients(
    of pathway: PlannedPathway, asking isMeant: (PlannedEnding, AdvisedAct) -> Bool
  ) throws(LimitExceeded) -> Diagram {
    let acts = acts
    return try patients(of: pathway) { ending in
      acts.acts(of: ending.outcome, chosen: ending.chosen).contains { isMeant(ending, $0) }
    }
  }

  /// The patients of a pathway with some ending.
  mutating func patients(
    of pathway: PlannedPathway, ending isMeant: (PlannedEnding) -> Bool
  ) throws(LimitExceeded) -> Diagram {
    var found = Diagram.never
    for (ending, region) in pathway.endings.ofTrees.joined() where isMeant(ending) {
      found = try symbolic.store.either(found, region)
    }
    return try symbolic.store.difference(found, pathway.impossible)
  }

  /// The patients of a pathway in whose plan a step stands, named or refined; everybody where an event
  /// that neither completes nor begins it puts it there.
  mutating func patients(
    of pathway: PlannedPathway, with step: Index<PlanStep>
  ) throws(LimitExceeded) -> Diagram {
    if guideline[step].standsByItself { return .always }
    return try patients(of: pathway) { (_, act) in act.namedStep == step }
  }

  /// The patients of a pathway with one of some outcomes.
  mutating func patients(
    of pathway: PlannedPathway, with outcomes: [OutcomeName]
  ) throws(LimitExceeded) -> Diagram {
    let places = Set(outcomes.compactMap(guideline.outcome))
    return try patients(of: pathway) { ending in places.contains(ending.outcome) }
  }

  /// Whether something holds of a patient from any start.
  ///
  /// - Parameter region: Of whom it holds, from one start.
  /// - Returns: Whether there is one.
  /// - Throws: ``LimitExceeded`` where that takes too much to find out.
  mutating func isPossible(
    _ region: (inout Evidence, PlannedPathway) throws(LimitExceeded) -> Diagram
  ) throws(LimitExceeded) -> Bool {
    for pathway in try plannedPathways() where try region(&self, pathway) != .never { return true }
    return false
  }

  /// Where both hold.
  mutating func both(_ left: Diagram, _ right: Diagram) throws(LimitExceeded) -> Diagram {
    try symbolic.store.both(left, right)
  }
}

extension PlanStep {
  /// Whether an event that neither completes nor begins it puts it in the plan whatever trees say.
  var standsByItself: Bool {
    guard let standsWith else { return false }
    return !doneBy.contains(standsWith) && run?.from != standsWith
  }
}

extension Guideline {
  /// The place of a step of plans.
  func step(_ name: Name<PlanStep>) -> Index<PlanStep>? {
    steps.firstIndex { $0.id == name }.map { Index($0) }
  }

  /// The place of an outcome that is named from elsewhere.
  func outcome(_ name: OutcomeName) -> TreeOutcome? {
    guard let tree = tree(named: name.tree.text) else { return nil }
    return self[tree].outcomes.firstIndex { $0.id == name.outcome }
      .map { TreeOutcome(Index($0), of: tree) }
  }

  /// An outcome as it is named from elsewhere.
  func words(of outcome: TreeOutcome) -> String {
    "\(name(of: outcome.tree))/\(name(of: outcome.outcome, in: outcome.tree))"
  }
}

extension DraftPath {
  /// A rule of `plan.yaml` by its place in its list.
  static func plan(_ list: String, _ place: Int) -> DraftPath { DraftPath(list).index(place) }
}
