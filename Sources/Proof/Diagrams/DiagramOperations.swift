extension DiagramStore {
  private struct Pair: Hashable {
    let left: Diagram
    let right: Diagram
  }

  /// Combines two functions answer by answer.
  ///
  /// - Parameters:
  ///   - left: One function.
  ///   - right: The other.
  ///   - rule: What two diagrams make, where that can be told without looking further; for two
  ///     leaves it always has to.
  /// - Returns: The combined function.
  /// - Throws: ``LimitExceeded`` where that takes more nodes than allowed.
  package mutating func combination(
    _ left: Diagram, _ right: Diagram, _ rule: (Diagram, Diagram) -> Diagram?
  ) throws(LimitExceeded) -> Diagram {
    var known: [Pair: Diagram] = [:]
    return try combination(left, right, &known, rule)
  }

  private mutating func combination(
    _ left: Diagram, _ right: Diagram, _ known: inout [Pair: Diagram],
    _ rule: (Diagram, Diagram) -> Diagram?
  ) throws(LimitExceeded) -> Diagram {
    if let simple = rule(left, right) { return simple }
    let pair = Pair(left: left, right: right)
    if let combined = known[pair] { return combined }
    try spend()
    let level = Swift.min(self.level(left), self.level(right))
    guard level != .max else {
      preconditionFailure("A rule of DiagramStore.combination decides every pair of leaves.")
    }
    var next: [Diagram] = []
    for value in 0..<widths[level] {
      next.append(
        try combination(
          way(left, at: level, value: value), way(right, at: level, value: value), &known, rule))
    }
    let combined = try node(at: level, next)
    known[pair] = combined
    return combined
  }

  /// Where both conditions hold.
  package mutating func both(
    _ left: Diagram, _ right: Diagram
  ) throws(LimitExceeded) -> Diagram {
    try combination(left, right) { left, right in
      if left == .never || right == .never { return .never }
      if left == .always || left == right { return right }
      return right == .always ? left : nil
    }
  }

  /// Where at least one of the conditions holds.
  package mutating func either(
    _ left: Diagram, _ right: Diagram
  ) throws(LimitExceeded) -> Diagram {
    try combination(left, right) { left, right in
      if left == .always || right == .always { return .always }
      if left == .never || left == right { return right }
      return right == .never ? left : nil
    }
  }

  /// Where the first condition holds and the second does not.
  package mutating func difference(
    _ left: Diagram, _ right: Diagram
  ) throws(LimitExceeded) -> Diagram {
    try combination(left, right) { left, right in
      if left == .never || right == .always || left == right { return .never }
      if right == .never { return left }
      return left == .always && right.leaf != nil ? .always : nil
    }
  }

  /// One function where a condition holds, another where it does not.
  package mutating func choice(
    _ condition: Diagram, _ then: Diagram, else other: Diagram
  ) throws(LimitExceeded) -> Diagram {
    if then == other || condition == .always { return then }
    if condition == .never { return other }
    // A leaf beyond every value marks what is still to be filled in.
    let open = Diagram(leaf: Int(Int32.max) - 1)
    let half = try combination(condition, then) { condition, then in
      condition == .never ? open : condition == .always ? then : nil
    }
    return try combination(half, other) { half, other in
      half == open ? other : half.leaf != nil ? half : nil
    }
  }

  /// The function with its results renamed.
  package mutating func renaming(
    _ diagram: Diagram, _ name: (Int) -> Int
  ) throws(LimitExceeded) -> Diagram {
    var known: [Diagram: Diagram] = [:]
    return try renaming(diagram, &known, name)
  }

  private mutating func renaming(
    _ diagram: Diagram, _ known: inout [Diagram: Diagram], _ name: (Int) -> Int
  ) throws(LimitExceeded) -> Diagram {
    if let leaf = diagram.leaf { return Diagram(leaf: name(leaf)) }
    if let renamed = known[diagram] { return renamed }
    try spend()
    var next: [Diagram] = []
    for way in Array(ways(diagram)) { next.append(try renaming(way, &known, name)) }
    let renamed = try node(at: level(diagram), next)
    known[diagram] = renamed
    return renamed
  }

  /// The condition that the function has one of some results.
  package mutating func condition(
    _ diagram: Diagram, is results: Set<Int>
  ) throws(LimitExceeded) -> Diagram {
    try renaming(diagram) { results.contains($0) ? 1 : 0 }
  }

  /// The function where the item of a level has one value, whatever a patient's is.
  package mutating func fixing(
    _ diagram: Diagram, _ level: Int, to value: Int
  ) throws(LimitExceeded) -> Diagram {
    var known: [Diagram: Diagram] = [:]
    return try fixing(diagram, level, to: value, &known)
  }

  private mutating func fixing(
    _ diagram: Diagram, _ fixed: Int, to value: Int, _ known: inout [Diagram: Diagram]
  ) throws(LimitExceeded) -> Diagram {
    let level = self.level(diagram)
    if level > fixed { return diagram }
    if level == fixed { return way(diagram, at: level, value: value) }
    if let done = known[diagram] { return done }
    try spend()
    var next: [Diagram] = []
    for way in Array(ways(diagram)) { next.append(try fixing(way, fixed, to: value, &known)) }
    let done = try node(at: level, next)
    known[diagram] = done
    return done
  }
}
