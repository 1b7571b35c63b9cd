/// Families of sets of which none contains another.
///
/// A set is a list of its members in order. Kept small by throwing out whatever holds more than
/// needed.
struct MinimalSets<Member: Comparable & Hashable & Sendable>: Sendable {
  private(set) var sets: [[Member]]

  /// The family of the empty set: nothing is needed.
  static var nothing: MinimalSets { MinimalSets(sets: [[]]) }
  /// The empty family: nothing suffices.
  static var impossible: MinimalSets { MinimalSets(sets: []) }

  private init(sets: [[Member]]) {
    self.sets = sets
  }

  /// So many comparisons of two sets count as one step.
  private static var comparisonsInStep: Int { 64 }

  /// The smallest of some sets, short ones first.
  ///
  /// - Parameters:
  ///   - candidates: The sets.
  ///   - steps: What is left of the steps that may be taken; the initialiser gives nil where it takes
  ///     more.
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

  /// Either a set of this family or one of the other.
  ///
  /// - Parameters:
  ///   - other: The other family.
  ///   - steps: What is left of the steps that may be taken.
  /// - Returns: The family, or nil where it takes more steps than are left.
  func or(_ other: MinimalSets, steps: inout Int) -> MinimalSets? {
    if other.sets.isEmpty { return self }
    return sets.isEmpty ? other : MinimalSets(smallestOf: sets + other.sets, steps: &steps)
  }

  /// A set of this family together with one of the other.
  ///
  /// - Parameters:
  ///   - other: The other family.
  ///   - steps: What is left of the steps that may be taken.
  ///   - isPossible: Whether a set may be.
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
