package import GuidelineModel

/// Queries that create no nodes.
extension DiagramStore {
  /// The results of a function for the complete answers within a state.
  ///
  /// - Parameters:
  ///   - diagram: The function.
  ///   - values: The state: by level, the values still possible.
  /// - Returns: Every result that some complete answer leads to.
  package func terminals(of diagram: Diagram, within values: [PossibleValues]) -> Set<Int> {
    var results: Set<Int> = []
    var seen: Set<Diagram> = []
    var pending = [diagram]
    while let next = pending.popLast() {
      if let terminal = next.terminal {
        results.insert(terminal)
        continue
      }
      guard seen.insert(next).inserted else { continue }
      let children = children(of: next)
      for value in values[level(of: next)].indices {
        pending.append(children[children.startIndex + value])
      }
    }
    return results
  }

  /// The result of a function for one complete answer: by level, the value of its item.
  package func evaluate(_ diagram: Diagram, for answer: [Int]) -> Int {
    var node = diagram
    while node.terminal == nil {
      let level = level(of: node)
      node = child(of: node, at: level, value: answer[level])
    }
    return node.terminal ?? 0
  }

  /// The levels that the function depends on, in order.
  package func support(of diagram: Diagram) -> [Int] {
    var levels: Set<Int> = []
    for node in reachableNodes(of: diagram) { levels.insert(level(of: node)) }
    return levels.sorted()
  }

  /// Every inner node of a diagram.
  func reachableNodes(of diagram: Diagram) -> Set<Diagram> {
    var reached: Set<Diagram> = []
    var pending = [diagram]
    while let next = pending.popLast() {
      guard next.terminal == nil, reached.insert(next).inserted else { continue }
      pending += children(of: next)
    }
    return reached
  }
}

/// Counts.
extension DiagramStore {
  /// The share of all complete answers that meet a condition, from 0 to 1; the values of an item count
  /// alike.
  package func share(of condition: Diagram) -> Double {
    var cache: [Diagram: Double] = [.false: 0, .true: 1]
    return share(of: condition, &cache)
  }

  private func share(of condition: Diagram, _ cache: inout [Diagram: Double]) -> Double {
    if let share = cache[condition] { return share }
    var sum = 0.0
    let children = children(of: condition)
    for child in children { sum += share(of: child, &cache) }
    let share = sum / Double(children.count)
    cache[condition] = share
    return share
  }

  /// The share of the complete answers within a state that meet a condition.
  func share(of condition: Diagram, within values: [PossibleValues]) -> Double {
    var cache: [Diagram: Double] = [.false: 0, .true: 1]
    func share(_ diagram: Diagram) -> Double {
      if let share = cache[diagram] { return share }
      let possible = values[level(of: diagram)]
      let children = children(of: diagram)
      let sum = possible.indices.reduce(0.0) { $0 + share(children[children.startIndex + $1]) }
      let mean = sum / Double(possible.count)
      cache[diagram] = mean
      return mean
    }
    return share(condition)
  }

  /// The number of complete answers that meet a condition; nil when all answers are more than 64 bits
  /// can count.
  package func satisfyingCount(of condition: Diagram) -> UInt64? {
    // By level, the number of answers to the items from that level on.
    var below = Array(repeating: UInt64(1), count: valueCounts.count + 1)
    for level in valueCounts.indices.reversed() {
      let (product, isTooLarge) = below[level + 1].multipliedReportingOverflow(
        by: UInt64(valueCounts[level]))
      guard !isTooLarge else { return nil }
      below[level] = product
    }
    var cache: [Diagram: UInt64] = [:]
    func count(_ diagram: Diagram, from first: Int) -> UInt64 {
      if diagram == .false { return 0 }
      let level = Swift.min(self.level(of: diagram), valueCounts.count)
      let skipped = below[first] / below[level]
      if diagram.terminal != nil { return skipped }
      if let known = cache[diagram] { return known * skipped }
      let sum = children(of: diagram).reduce(UInt64(0)) { $0 + count($1, from: level + 1) }
      cache[diagram] = sum
      return sum * skipped
    }
    return count(condition, from: 0)
  }
}

/// Paths to a terminal.
extension DiagramStore {
  /// A condition with as few items as possible, one value each, that only patients of a region meet;
  /// nil where the region is empty.
  ///
  /// Where the prime implicants take too long, the shortest path through the diagram: it may name more
  /// items than needed.
  package mutating func smallestCase(
    in region: Diagram
  ) throws(LimitExceeded) -> AnswerCondition? {
    guard region != .false else { return nil }
    let primes = attempt { store throws(LimitExceeded) in
      try store.primeImplicants(of: region)
    }
    return primes?.first?.witness ?? shortestPath(to: region)
  }

  private func shortestPath(to region: Diagram) -> AnswerCondition {
    var cache: [Diagram: [AnswerCondition.Part]] = [.true: []]
    func shortest(_ diagram: Diagram) -> [AnswerCondition.Part]? {
      if diagram == .false { return nil }
      if let known = cache[diagram] { return known }
      var best: [AnswerCondition.Part]?
      for (value, child) in children(of: diagram).enumerated() {
        guard let rest = shortest(child), rest.count + 1 < best?.count ?? .max else { continue }
        best =
          [AnswerCondition.Part(level: level(of: diagram), values: PossibleValues([value]))] + rest
      }
      cache[diagram] = best
      return best
    }
    return AnswerCondition(shortest(region) ?? [])
  }

  /// For every terminal of a diagram, the answers along the shortest path to it.
  func shortestPaths(in diagram: Diagram) -> [Int: AnswerCondition] {
    // For every node, the length of its path and the last edge of it.
    var paths: [Diagram: (length: Int, from: Diagram?, value: Int)] = [diagram: (0, nil, 0)]
    let nodes = reachableNodes(of: diagram).sorted {
      (level(of: $0), $0.code) < (level(of: $1), $1.code)
    }
    for node in nodes {
      guard let path = paths[node] else { continue }
      for (value, next) in children(of: node).enumerated()
      where paths[next].map({ $0.length > path.length + 1 }) ?? true {
        paths[next] = (path.length + 1, node, value)
      }
    }
    var found: [Int: AnswerCondition] = [:]
    for end in paths.keys {
      guard let terminal = end.terminal else { continue }
      var parts: [AnswerCondition.Part] = []
      var node = end
      while let path = paths[node], let from = path.from {
        parts.append(
          AnswerCondition.Part(level: level(of: from), values: PossibleValues([path.value])))
        node = from
      }
      found[terminal] = AnswerCondition(parts)
    }
    return found
  }
}
