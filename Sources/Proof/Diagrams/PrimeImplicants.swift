import GuidelineModel

extension DiagramStore {
  /// Every broadest condition under which a function is 1: its prime implicants.
  ///
  /// Broadest: no item could be left out, and no value added, without including a patient for whom it
  /// is 0.
  ///
  /// - Parameter condition: The function.
  /// - Returns: In order, short ones first.
  /// - Throws: ``LimitExceeded`` where there are too many.
  package mutating func broadestConditions(
    of condition: Diagram
  ) throws(LimitExceeded) -> [AnswerCondition] {
    var known: [Diagram: [AnswerCondition]] = [:]
    return try broadest(condition, &known).sorted()
  }

  private mutating func broadest(
    _ diagram: Diagram, _ known: inout [Diagram: [AnswerCondition]]
  ) throws(LimitExceeded) -> [AnswerCondition] {
    if let leaf = diagram.leaf { return leaf == 0 ? [] : [AnswerCondition([])] }
    if let found = known[diagram] { return found }
    let level = level(diagram)
    let groups = valuesByWay(of: diagram)
    guard groups.count <= 12 else {
      throw LimitExceeded(resource: .conditions, limit: limits.conditions)
    }
    // For every choice of groups: what holds whichever of their values the item has.
    let whole = (1 << groups.count) - 1
    var common = [Diagram.always]
    for chosen in 1...whole {
      let last = chosen.trailingZeroBitCount
      common.append(try both(common[chosen & ~(1 << last)], groups[last].way))
    }
    var found: [AnswerCondition] = []
    try spend(whole)
    for chosen in (1...whole).reversed() {
      let values = groups.indices.filter { chosen & (1 << $0) != 0 }
        .reduce(PossibleValues([])) { $0.union(groups[$1].values) }
      for inner in try broadest(common[chosen], &known) {
        var isBroadest = true
        for group in groups.indices where isBroadest && chosen & (1 << group) == 0 {
          isBroadest = try !implies(inner, common[chosen | (1 << group)])
        }
        guard isBroadest else { continue }
        found.append(chosen == whole ? inner : inner.adding(level, values))
      }
      guard found.count <= limits.conditions else {
        throw LimitExceeded(resource: .conditions, limit: limits.conditions)
      }
    }
    known[diagram] = found
    return found
  }

  /// The ways on from a node, each with all values that take it.
  private func valuesByWay(of diagram: Diagram) -> [(way: Diagram, values: PossibleValues)] {
    var groups: [(way: Diagram, values: PossibleValues)] = []
    for (value, way) in ways(diagram).enumerated() {
      let single = PossibleValues(CollectionOfOne(value))
      if let same = groups.firstIndex(where: { $0.way == way }) {
        groups[same].values = groups[same].values.union(single)
      } else {
        groups.append((way, single))
      }
    }
    return groups
  }

  /// Whether every patient who meets a condition meets another, given as a function.
  private mutating func implies(
    _ condition: AnswerCondition, _ diagram: Diagram
  ) throws(LimitExceeded) -> Bool {
    let values = condition.values(widths: widths)
    var seen: Set<Diagram> = []
    var pending = [diagram]
    while let next = pending.popLast() {
      if next == .never { return false }
      guard next.leaf == nil, seen.insert(next).inserted else { continue }
      try spend()
      let ways = ways(next)
      for value in values[level(next)] { pending.append(ways[ways.startIndex + value]) }
    }
    return true
  }

  /// A condition as a function.
  package mutating func diagram(
    of condition: AnswerCondition
  ) throws(LimitExceeded) -> Diagram {
    var diagram = Diagram.always
    for part in condition.parts.reversed() {
      diagram = try node(
        at: part.level,
        (0..<widths[part.level]).map { part.values.contains($0) ? diagram : .never })
    }
    return diagram
  }

  /// Few conditions that together say when a function is 1.
  ///
  /// The fewest, where few enough have to be tried; else none could be left out. Of equally few, those
  /// that name fewer items. Where that would take too long, conditions of which a patient meets one.
  package mutating func fewConditions(
    for region: Diagram
  ) throws(LimitExceeded) -> [AnswerCondition] {
    guard region != .never else { return [] }
    if let few = attempt({ store throws(LimitExceeded) in try store.fewBroadest(for: region) }) {
      return few
    }
    return try separateConditions(of: region).sorted()
  }

  /// A condition for every way through a diagram to 1; no patient meets two of them.
  private mutating func separateConditions(
    of region: Diagram
  ) throws(LimitExceeded) -> [AnswerCondition] {
    if let leaf = region.leaf { return leaf == 0 ? [] : [AnswerCondition([])] }
    var found: [AnswerCondition] = []
    for (way, values) in valuesByWay(of: region) {
      let below = try separateConditions(of: way)
      try spend(below.count + 1)
      found += below.map { $0.adding(level(region), values) }
      guard found.count <= limits.conditions else {
        throw LimitExceeded(resource: .conditions, limit: limits.conditions)
      }
    }
    return found
  }

  private mutating func fewBroadest(
    for region: Diagram
  ) throws(LimitExceeded) -> [AnswerCondition] {
    let candidates = try broadestConditions(of: region)
    var pieces: [Diagram] = []
    for candidate in candidates { pieces.append(try diagram(of: candidate)) }
    let few = try greedyCover(of: region, pieces)
    let best = try smallestCover(of: region, pieces, below: few.count) ?? few
    return best.sorted().map { candidates[$0] }
  }

  private mutating func greedyCover(
    of region: Diagram, _ pieces: [Diagram]
  ) throws(LimitExceeded) -> [Int] {
    var chosen: [Int] = []
    var rest = region
    while rest != .never {
      var best: (place: Int, share: Double) = (0, -1)
      for (place, piece) in pieces.enumerated() {
        let common = try both(rest, piece)
        let share = share(of: common)
        if share > best.share + 1e-12 { best = (place, share) }
      }
      chosen.append(best.place)
      rest = try difference(rest, pieces[best.place])
    }
    for place in chosen.reversed() {
      let others = chosen.filter { $0 != place }
      if try union(of: others, pieces) == region { chosen = others }
    }
    return chosen
  }

  /// A cover with fewer pieces, found by trying; nil where there is none or too many would be tried.
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
    if rest == .never { return true }
    guard size > 0 else { return false }
    for place in first..<max(first, pieces.count) {
      tries -= 1
      guard tries > 0 else { return false }
      let smaller = try difference(rest, pieces[place])
      guard smaller != rest else { continue }
      chosen.append(place)
      if try cover(smaller, pieces, size - 1, from: place + 1, &chosen, &tries) { return true }
      chosen.removeLast()
    }
    return false
  }

  private mutating func union(
    of places: [Int], _ pieces: [Diagram]
  ) throws(LimitExceeded) -> Diagram {
    var union = Diagram.never
    for place in places { union = try either(union, pieces[place]) }
    return union
  }
}
