import GuidelineModel

extension DiagramStore {
  /// The prime implicants of a condition.
  ///
  /// A prime implicant is a condition on answers that implies the given one and is as weak as can be:
  /// leaving out an item or adding a value would include a patient who does not meet it.
  ///
  /// - Parameter condition: The condition.
  /// - Returns: All of them, short ones first.
  /// - Throws: ``LimitExceeded`` when there are too many, or finding them takes too long.
  package mutating func primeImplicants(
    of condition: Diagram
  ) throws(LimitExceeded) -> [AnswerCondition] {
    var cache: [Diagram: [AnswerCondition]] = [:]
    return try primes(condition, &cache).sorted()
  }

  private mutating func primes(
    _ diagram: Diagram, _ cache: inout [Diagram: [AnswerCondition]]
  ) throws(LimitExceeded) -> [AnswerCondition] {
    if let terminal = diagram.terminal { return terminal == 0 ? [] : [AnswerCondition([])] }
    if let known = cache[diagram] { return known }
    let level = level(of: diagram)
    let groups = valuesByChild(of: diagram)
    guard groups.count <= 12 else {
      throw LimitExceeded(resource: .conditions, limit: limits.conditions)
    }
    // For every set of groups, the condition that holds whichever of their values the item has.
    let whole = (1 << groups.count) - 1
    var common = [Diagram.true]
    for chosen in 1...whole {
      let last = chosen.trailingZeroBitCount
      common.append(try and(common[chosen & ~(1 << last)], groups[last].child))
    }
    var found: [AnswerCondition] = []
    try spend(whole)
    for chosen in (1...whole).reversed() {
      let values = groups.indices.filter { chosen & (1 << $0) != 0 }
        .reduce(PossibleValues([])) { $0.union(groups[$1].values) }
      for inner in try primes(common[chosen], &cache) {
        var isPrime = true
        for group in groups.indices where isPrime && chosen & (1 << group) == 0 {
          isPrime = try !implies(inner, common[chosen | (1 << group)])
        }
        guard isPrime else { continue }
        found.append(chosen == whole ? inner : inner.adding(level, values))
      }
      guard found.count <= limits.conditions else {
        throw LimitExceeded(resource: .conditions, limit: limits.conditions)
      }
    }
    cache[diagram] = found
    return found
  }

  /// The distinct children of a node, each with all values that lead to it.
  private func valuesByChild(of diagram: Diagram) -> [(child: Diagram, values: PossibleValues)] {
    var groups: [(child: Diagram, values: PossibleValues)] = []
    for (value, child) in children(of: diagram).enumerated() {
      let single = PossibleValues(only: value)
      if let same = groups.firstIndex(where: { $0.child == child }) {
        groups[same].values = groups[same].values.union(single)
      } else {
        groups.append((child, single))
      }
    }
    return groups
  }

  /// Whether every patient who meets a condition on answers meets a condition given as a diagram.
  private mutating func implies(
    _ condition: AnswerCondition, _ diagram: Diagram
  ) throws(LimitExceeded) -> Bool {
    let values = condition.values(valueCounts: valueCounts)
    var seen: Set<Diagram> = []
    var pending = [diagram]
    while let next = pending.popLast() {
      if next == .false { return false }
      guard next.terminal == nil, seen.insert(next).inserted else { continue }
      try spend()
      let children = children(of: next)
      for value in values[level(of: next)].indices {
        pending.append(children[children.startIndex + value])
      }
    }
    return true
  }

  /// A condition on answers as a diagram.
  package mutating func diagram(
    of condition: AnswerCondition
  ) throws(LimitExceeded) -> Diagram {
    var diagram = Diagram.true
    for part in condition.parts.reversed() {
      diagram = try node(
        at: part.level,
        (0..<valueCounts[part.level]).map { part.values.contains($0) ? diagram : .false })
    }
    return diagram
  }
}

/// Covers: lists of conditions such that a patient meets at least one exactly if a diagram is true.
extension DiagramStore {
  /// A short cover of a region.
  ///
  /// It consists of prime implicants: a minimum cover if the search is small enough, else a cover from
  /// which none can be removed. Of covers of equal size, it is one that names fewer items. If finding
  /// the prime implicants takes too long, it is a disjoint cover, which may be longer.
  ///
  /// - Parameter region: The condition to cover.
  /// - Returns: The conditions, in order; none where the region is empty.
  /// - Throws: ``LimitExceeded`` when even the disjoint cover takes too much.
  package mutating func shortCover(
    of region: Diagram
  ) throws(LimitExceeded) -> [AnswerCondition] {
    guard region != .false else { return [] }
    if let cover = attempt({ store throws(LimitExceeded) in try store.primeCover(of: region) }) {
      return cover
    }
    return try disjointCover(of: region).sorted()
  }

  /// A condition for every path of a diagram to ``Diagram/true``; no patient meets two of them.
  private mutating func disjointCover(
    of region: Diagram
  ) throws(LimitExceeded) -> [AnswerCondition] {
    if let terminal = region.terminal { return terminal == 0 ? [] : [AnswerCondition([])] }
    var found: [AnswerCondition] = []
    for (child, values) in valuesByChild(of: region) {
      let below = try disjointCover(of: child)
      try spend(below.count + 1)
      found += below.map { $0.adding(level(of: region), values) }
      guard found.count <= limits.conditions else {
        throw LimitExceeded(resource: .conditions, limit: limits.conditions)
      }
    }
    return found
  }

  private mutating func primeCover(
    of region: Diagram
  ) throws(LimitExceeded) -> [AnswerCondition] {
    let primes = try primeImplicants(of: region)
    var pieces: [Diagram] = []
    for prime in primes { pieces.append(try diagram(of: prime)) }
    let greedy = try greedyCover(of: region, pieces)
    let best = try smallestCover(of: region, pieces, below: greedy.count) ?? greedy
    return best.sorted().map { primes[$0] }
  }

  /// The indices of pieces that cover a region: each time the piece that covers most of the rest, and
  /// at the end without those that are not needed.
  private mutating func greedyCover(
    of region: Diagram, _ pieces: [Diagram]
  ) throws(LimitExceeded) -> [Int] {
    var chosen: [Int] = []
    var rest = region
    while rest != .false {
      var best: (index: Int, share: Double) = (0, -1)
      for (index, piece) in pieces.enumerated() {
        let common = try and(rest, piece)
        let share = share(of: common)
        if share > best.share + 1e-12 { best = (index, share) }
      }
      chosen.append(best.index)
      rest = try difference(rest, pieces[best.index])
    }
    for index in chosen.reversed() {
      let others = chosen.filter { $0 != index }
      if try union(of: others, pieces) == region { chosen = others }
    }
    return chosen
  }

  /// A cover of fewer than `count` pieces, by exhaustive search; nil if there is none, or if the search
  /// would try more than 4000 pieces.
  private mutating func smallestCover(
    of region: Diagram, _ pieces: [Diagram], below count: Int
  ) throws(LimitExceeded) -> [Int]? {
    var tries = 4000
    for size in 1..<max(count, 1) {
      var chosen: [Int] = []
      if try cover(region, pieces, size, from: 0, &chosen, &tries) { return chosen }
      if tries <= 0 { return nil }
    }
    return nil
  }

  private mutating func cover(
    _ rest: Diagram, _ pieces: [Diagram], _ size: Int, from first: Int, _ chosen: inout [Int],
    _ tries: inout Int
  ) throws(LimitExceeded) -> Bool {
    if rest == .false { return true }
    guard size > 0 else { return false }
    for index in first..<max(first, pieces.count) {
      tries -= 1
      guard tries > 0 else { return false }
      let smaller = try difference(rest, pieces[index])
      guard smaller != rest else { continue }
      chosen.append(index)
      if try cover(smaller, pieces, size - 1, from: index + 1, &chosen, &tries) { return true }
      chosen.removeLast()
    }
    return false
  }

  private mutating func union(
    of indices: [Int], _ pieces: [Diagram]
  ) throws(LimitExceeded) -> Diagram {
    var union = Diagram.false
    for index in indices { union = try or(union, pieces[index]) }
    return union
  }
}
