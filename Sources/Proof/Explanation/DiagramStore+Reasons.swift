import GuidelineModel

/// One value of the item at a level.
struct LevelValue: Hashable, Comparable {
  let level: Int
  let value: Int

  static func < (left: LevelValue, right: LevelValue) -> Bool {
    (left.level, left.value) < (right.level, right.value)
  }
}

extension DiagramStore {
  /// Every smallest set of levels whose answers alone already force a result.
  ///
  /// - Parameters:
  ///   - result: The result that the state has.
  ///   - diagram: The function.
  ///   - values: By level, what is known.
  ///   - open: By level, what there is to know; what is known is among it.
  /// - Returns: Sets of levels, short ones first; none where the state does not force the result.
  /// - Throws: ``LimitExceeded`` where there are too many.
  func smallestReasons(
    for result: Int, of diagram: Diagram, in values: [PossibleValues],
    among open: [PossibleValues]
  ) throws(LimitExceeded) -> [[Int]] {
    var known: [Diagram: MinimalSets<Int>] = [:]
    var steps = limits.steps
    return try reasons(result, diagram, (values, open), &known, &steps).sets
  }

  /// What blocks every way to another result: at each node either all ways are blocked further down,
  /// or the answer known at this node blocks some of them.
  private func reasons(
    _ result: Int, _ diagram: Diagram,
    _ values: (known: [PossibleValues], open: [PossibleValues]),
    _ found: inout [Diagram: MinimalSets<Int>], _ steps: inout Int
  ) throws(LimitExceeded) -> MinimalSets<Int> {
    if let leaf = diagram.leaf { return leaf == result ? .nothing : .impossible }
    if let reasons = found[diagram] { return reasons }
    let level = level(diagram)
    var (answered, all) = (MinimalSets<Int>.nothing, MinimalSets<Int>.nothing)
    let ways = ways(diagram)
    for value in values.open[level] {
      let below = try reasons(result, ways[ways.startIndex + value], values, &found, &steps)
      all = try unlessExceeded(all.and(below, steps: &steps))
      if values.known[level].contains(value) {
        answered = try unlessExceeded(answered.and(below, steps: &steps))
      }
    }
    let isBlocking = values.known[level] != values.open[level]
    let reasons =
      isBlocking ? try unlessExceeded(all.or(answered.adding(level), steps: &steps)) : all
    found[diagram] = reasons
    return reasons
  }

  /// - Throws: ``LimitExceeded`` where a search for sets gave up.
  private func unlessExceeded<Member>(
    _ sets: MinimalSets<Member>?
  ) throws(LimitExceeded) -> MinimalSets<Member> {
    guard let sets else { throw LimitExceeded(resource: .steps, limit: limits.steps) }
    return sets
  }

  /// Every smallest set of answers that, in place of what is known, would force a result.
  ///
  /// - Parameters:
  ///   - result: The result wished for.
  ///   - diagram: The function.
  ///   - values: By level, what is known.
  /// - Returns: Sets of answers, short ones first.
  /// - Throws: ``LimitExceeded`` where there are too many.
  func smallestChanges(
    to result: Int, of diagram: Diagram, in values: [PossibleValues]
  ) throws(LimitExceeded) -> [[LevelValue]] {
    var known: [Diagram: MinimalSets<LevelValue>] = [:]
    var steps = limits.steps
    return try changes(result, diagram, values, &known, &steps).sets
  }

  /// At each node either the answer stays as it is and every way still open is led to the result, or
  /// it becomes another and that way is.
  private func changes(
    _ result: Int, _ diagram: Diagram, _ values: [PossibleValues],
    _ known: inout [Diagram: MinimalSets<LevelValue>], _ steps: inout Int
  ) throws(LimitExceeded) -> MinimalSets<LevelValue> {
    if let leaf = diagram.leaf { return leaf == result ? .nothing : .impossible }
    if let found = known[diagram] { return found }
    let level = level(diagram)
    var kept = MinimalSets<LevelValue>.nothing
    var moved = MinimalSets<LevelValue>.impossible
    for (value, way) in ways(diagram).enumerated() {
      let below = try changes(result, way, values, &known, &steps)
      if values[level].contains(value) {
        kept = try unlessExceeded(kept.and(below, steps: &steps, where: Self.hasOneValueEach))
      }
      if values[level].only != value {
        let answer = LevelValue(level: level, value: value)
        moved = try unlessExceeded(moved.or(below.adding(answer), steps: &steps))
      }
      guard moved.sets.count <= limits.conditions else {
        throw LimitExceeded(resource: .conditions, limit: limits.conditions)
      }
    }
    let found = try unlessExceeded(kept.or(moved, steps: &steps))
    known[diagram] = found
    return found
  }

  /// Whether no level has two values; members are in order, so those of one level are neighbours.
  private static func hasOneValueEach(_ set: [LevelValue]) -> Bool {
    zip(set, set.dropFirst()).allSatisfy { $0.level != $1.level }
  }
}
