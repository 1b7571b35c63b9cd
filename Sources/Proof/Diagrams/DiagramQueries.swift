package import GuidelineModel

extension DiagramStore {
  /// The results that some complete answer within a state leads to.
  ///
  /// - Parameters:
  ///   - diagram: The function.
  ///   - values: By level, the values still possible.
  /// - Returns: Every result, without repetition.
  package func results(_ diagram: Diagram, for values: [PossibleValues]) -> Set<Int> {
    var results: Set<Int> = []
    var seen: Set<Diagram> = []
    var pending = [diagram]
    while let next = pending.popLast() {
      if let leaf = next.leaf {
        results.insert(leaf)
        continue
      }
      guard seen.insert(next).inserted else { continue }
      let ways = ways(next)
      for value in values[level(next)] { pending.append(ways[ways.startIndex + value]) }
    }
    return results
  }

  /// The result for one complete answer, given by level.
  package func result(_ diagram: Diagram, for answer: [Int]) -> Int {
    var place = diagram
    while place.leaf == nil { place = way(place, at: level(place), value: answer[level(place)]) }
    return place.leaf ?? 0
  }

  /// The share of all complete answers that meet a condition, every value of an item counted alike.
  package func share(of condition: Diagram) -> Double {
    var known: [Diagram: Double] = [.never: 0, .always: 1]
    return share(of: condition, &known)
  }

  private func share(of condition: Diagram, _ known: inout [Diagram: Double]) -> Double {
    if let share = known[condition] { return share }
    var sum = 0.0
    let ways = ways(condition)
    for way in ways { sum += share(of: way, &known) }
    let share = sum / Double(ways.count)
    known[condition] = share
    return share
  }

  /// How many complete answers meet a condition; nil where the number is beyond counting in 64 bits.
  package func count(of condition: Diagram) -> UInt64? {
    // From the last level upwards: how many answers the levels from here on have.
    var below = Array(repeating: UInt64(1), count: widths.count + 1)
    for level in widths.indices.reversed() {
      let (product, isTooLarge) = below[level + 1].multipliedReportingOverflow(
        by: UInt64(widths[level]))
      guard !isTooLarge else { return nil }
      below[level] = product
    }
    var known: [Diagram: UInt64] = [:]
    func count(_ diagram: Diagram, from first: Int) -> UInt64 {
      if diagram == .never { return 0 }
      let level = Swift.min(self.level(diagram), widths.count)
      let skipped = below[first] / below[level]
      if diagram.leaf != nil { return skipped }
      if let known = known[diagram] { return known * skipped }
      let sum = ways(diagram).reduce(UInt64(0)) { $0 + count($1, from: level + 1) }
      known[diagram] = sum
      return sum * skipped
    }
    return count(condition, from: 0)
  }

  /// The function for patients within a state: known items are not asked any more, and what is ruled
  /// out goes the way of something that is not.
  mutating func within(
    _ values: [PossibleValues], _ diagram: Diagram
  ) throws(LimitExceeded) -> Diagram {
    var known: [Diagram: Diagram] = [:]
    return try within(values, diagram, &known)
  }

  private mutating func within(
    _ values: [PossibleValues], _ diagram: Diagram, _ known: inout [Diagram: Diagram]
  ) throws(LimitExceeded) -> Diagram {
    if diagram.leaf != nil { return diagram }
    if let done = known[diagram] { return done }
    try spend()
    let level = level(diagram)
    var next: [Diagram?] = []
    for (value, way) in Array(ways(diagram)).enumerated() {
      next.append(values[level].contains(value) ? try within(values, way, &known) : nil)
    }
    let usual = next.lazy.compactMap(\.self).first ?? diagram
    let done = try node(at: level, next.map { $0 ?? usual })
    known[diagram] = done
    return done
  }

  /// The share of the complete answers within a state that meet a condition.
  func share(of condition: Diagram, within values: [PossibleValues]) -> Double {
    var known: [Diagram: Double] = [.never: 0, .always: 1]
    func share(_ diagram: Diagram) -> Double {
      if let share = known[diagram] { return share }
      let possible = values[level(diagram)]
      let ways = ways(diagram)
      let sum = possible.reduce(0.0) { $0 + share(ways[ways.startIndex + $1]) }
      let mean = sum / Double(possible.count)
      known[diagram] = mean
      return mean
    }
    return share(condition)
  }

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

  /// For every leaf of a diagram the answers along the shortest way to it.
  func shortestWays(in diagram: Diagram) -> [Int: AnswerCondition] {
    // The way to every diagram: how long it is, and its last step.
    var ways: [Diagram: (length: Int, from: Diagram?, value: Int)] = [diagram: (0, nil, 0)]
    let nodes = reachableNodes(of: diagram).sorted {
      (level($0), $0.code) < (level($1), $1.code)
    }
    for node in nodes {
      guard let way = ways[node] else { continue }
      for (value, next) in self.ways(node).enumerated()
      where ways[next].map({ $0.length > way.length + 1 }) ?? true {
        ways[next] = (way.length + 1, node, value)
      }
    }
    var found: [Int: AnswerCondition] = [:]
    for end in ways.keys {
      guard let leaf = end.leaf else { continue }
      var parts: [AnswerCondition.Part] = []
      var place = end
      while let way = ways[place], let from = way.from {
        parts.append(
          AnswerCondition.Part(level: level(from), values: PossibleValues([way.value])))
        place = from
      }
      found[leaf] = AnswerCondition(parts)
    }
    return found
  }

  /// The levels that the function depends on, in order.
  package func support(of diagram: Diagram) -> [Int] {
    var levels: Set<Int> = []
    for node in reachableNodes(of: diagram) { levels.insert(level(node)) }
    return levels.sorted()
  }

  /// Every inner node of a diagram.
  func reachableNodes(of diagram: Diagram) -> Set<Diagram> {
    var reached: Set<Diagram> = []
    var pending = [diagram]
    while let next = pending.popLast() {
      guard next.leaf == nil, reached.insert(next).inserted else { continue }
      pending += ways(next)
    }
    return reached
  }
}
