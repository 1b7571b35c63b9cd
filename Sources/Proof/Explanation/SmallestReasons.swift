import GuidelineModel

/// A value of the item at a level.
struct LevelValue: Hashable, Comparable {
  let level: Int
  let value: Int

  static func < (left: LevelValue, right: LevelValue) -> Bool {
    (left.level, left.value) < (right.level, right.value)
  }
}

extension DiagramStore {
  /// All smallest sets of levels whose answers alone force a result.
  ///
  /// - Parameters:
  ///   - result: The result that the known answers force.
  ///   - diagram: The function.
  ///   - values: By level, what is known.
  ///   - open: By level, the values that are possible if the item is not known; a superset of
  ///     `values`.
  /// - Returns: Sets of levels, short ones first; none if the known answers do not force the
  ///   result.
  /// - Throws: ``LimitExceeded`` when there are too many.
  func smallestReasons(
    for result: Int, of diagram: Diagram, in values: [PossibleValues],
    among open: [PossibleValues]
  ) throws(LimitExceeded) -> [[Int]] {
    var known: [Diagram: MinimalSets<Int>] = [:]
    var steps = limits.steps
    return try reasons(result, diagram, (values, open), &known, &steps).sets
  }

  /// Computes what blocks every path to another result.
  ///
  /// At each node, either all children are blocked further down, or the known answer at this node
  /// excludes some of them and the others are blocked.
  private func reasons(
    _ result: Int, _ diagram: Diagram,
    _ values: (known: [PossibleValues], open: [PossibleValues]),
    _ found: inout [Diagram: MinimalSets<Int>], _ steps: inout Int
  ) throws(LimitExceeded) -> MinimalSets<Int> {
    if let terminal = diagram.terminal { return terminal == result ? .nothing : .impossible }
    if let reasons = found[diagram] { return reasons }
    let level = level(of: diagram)
    var (answered, all) = (MinimalSets<Int>.nothing, MinimalSets<Int>.nothing)
    let ways = children(of: diagram)
    for value in values.open[level].indices {
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

  /// - Throws: ``LimitExceeded`` when the sets are nil: their computation ran out of steps.
  private func unlessExceeded<Member>(
    _ sets: MinimalSets<Member>?
  ) throws(LimitExceeded) -> MinimalSets<Member> {
    guard let sets else { throw LimitExceeded(resource: .steps, limit: limits.steps) }
    return sets
  }

  /// All smallest sets of answers that would force a result if they replaced what is known.
  ///
  /// - Parameters:
  ///   - result: The requested result.
  ///   - diagram: The function.
  ///   - values: By level, what is known.
  /// - Returns: Sets of answers, short ones first.
  /// - Throws: ``LimitExceeded`` when there are too many.
  func smallestChanges(
    to result: Int, of diagram: Diagram, in values: [PossibleValues]
  ) throws(LimitExceeded) -> [[LevelValue]] {
    var known: [Diagram: MinimalSets<LevelValue>] = [:]
    var steps = limits.steps
    return try changes(result, diagram, values, &known, &steps).sets
  }

  /// At each node, either the answer stays and all possible children lead to the result, or it is
  /// changed to a value whose child leads to it.
  private func changes(
    _ result: Int, _ diagram: Diagram, _ values: [PossibleValues],
    _ known: inout [Diagram: MinimalSets<LevelValue>], _ steps: inout Int
  ) throws(LimitExceeded) -> MinimalSets<LevelValue> {
    if let terminal = diagram.terminal { return terminal == result ? .nothing : .impossible }
    if let found = known[diagram] { return found }
    let level = level(of: diagram)
    var kept = MinimalSets<LevelValue>.nothing
    var moved = MinimalSets<LevelValue>.impossible
    for (value, way) in children(of: diagram).enumerated() {
      let below = try changes(result, way, values, &known, &steps)
      if values[level].contains(value) {
        kept = try unlessExceeded(kept.and(below, steps: &steps, where: Self.hasOneValueEach))
      }
      if values[level].onlyIndex != value {
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

  /// Whether no level has two values.
  ///
  /// Members are sorted, so those of one level are adjacent.
  private static func hasOneValueEach(_ set: [LevelValue]) -> Bool {
    zip(set, set.dropFirst()).allSatisfy { $0.level != $1.level }
  }
}

/// A family of sets none of which contains another (an antichain).
///
/// A set is a sorted list of its members. Supersets of other sets in the family are removed.
struct MinimalSets<Member: Comparable & Hashable & Sendable>: Sendable {
  private(set) var sets: [[Member]]

  /// The family that holds only the empty set: nothing is required.
  static var nothing: MinimalSets { MinimalSets(sets: [[]]) }
  /// The family without sets: nothing suffices.
  static var impossible: MinimalSets { MinimalSets(sets: []) }

  private init(sets: [[Member]]) {
    self.sets = sets
  }

  /// The number of comparisons of two sets that count as one step.
  private static var comparisonsInStep: Int { 64 }

  /// The minimal sets among some sets, short ones first.
  ///
  /// - Parameters:
  ///   - candidates: The sets.
  ///   - steps: The steps left, reduced by those taken; the initialiser returns nil when they run
  ///     out.
  init?(smallestOf candidates: [[Member]], steps: inout Int) {
    let ordered = Set(candidates).sorted { left, right in
      left.count == right.count
        ? left.lexicographicallyPrecedes(right) : left.count < right.count
    }
    var kept: [[Member]] = []
    for candidate in ordered {
      steps -= 1 + kept.count / Self.comparisonsInStep
      guard steps > 0 else { return nil }
      if !kept.contains(where: { Self.isSubset($0, of: candidate) }) { kept.append(candidate) }
    }
    sets = kept
  }

  /// The union of two families: a set of either one.
  ///
  /// - Parameters:
  ///   - other: The other family.
  ///   - steps: The steps left, reduced by those taken.
  /// - Returns: The family, or nil where it takes more steps than are left.
  func or(_ other: MinimalSets, steps: inout Int) -> MinimalSets? {
    if other.sets.isEmpty { return self }
    return sets.isEmpty ? other : MinimalSets(smallestOf: sets + other.sets, steps: &steps)
  }

  /// The pairwise unions of two families: a set of this one together with a set of the other.
  ///
  /// - Parameters:
  ///   - other: The other family.
  ///   - steps: The steps left, reduced by those taken.
  ///   - isPossible: Whether a union may be in the family.
  /// - Returns: The family, or nil where it takes more steps than are left.
  func and(
    _ other: MinimalSets, steps: inout Int, where isPossible: ([Member]) -> Bool = { _ in true }
  ) -> MinimalSets? {
    if sets == [[]] { return other }
    if other.sets == [[]] { return self }
    steps -= sets.count * other.sets.count
    guard steps > 0 else { return nil }
    var joined: [[Member]] = []
    for left in sets {
      for right in other.sets {
        let both = Self.union(left, right)
        if isPossible(both) { joined.append(both) }
      }
    }
    return MinimalSets(smallestOf: joined, steps: &steps)
  }

  /// Every set with one more member.
  func adding(_ member: Member) -> MinimalSets {
    MinimalSets(sets: sets.map { Self.union($0, [member]) })
  }

  private static func union(_ left: [Member], _ right: [Member]) -> [Member] {
    var union: [Member] = []
    var (i, j) = (0, 0)
    while i < left.count || j < right.count {
      if j == right.count || i < left.count && left[i] < right[j] {
        union.append(left[i])
        i += 1
      } else {
        if i < left.count, left[i] == right[j] { i += 1 }
        union.append(right[j])
        j += 1
      }
    }
    return union
  }

  private static func isSubset(_ left: [Member], of right: [Member]) -> Bool {
    var j = 0
    for member in left {
      while j < right.count, right[j] < member { j += 1 }
      guard j < right.count, right[j] == member else { return false }
    }
    return true
  }
}
