import GuidelineModel

extension DiagramStore {
  private struct Pair: Hashable {
    let left: Diagram
    let right: Diagram
  }

  /// Combines two functions answer by answer: Bryant's `apply`.
  ///
  /// - Parameters:
  ///   - left: One function.
  ///   - right: The other.
  ///   - rule: The result for two diagrams, or nil where the recursion has to go on; for two terminals
  ///     it must give a result.
  /// - Returns: The combined function.
  /// - Throws: ``LimitExceeded`` when it takes more steps or nodes than allowed.
  package mutating func apply(
    _ left: Diagram, _ right: Diagram, _ rule: (Diagram, Diagram) -> Diagram?
  ) throws(LimitExceeded) -> Diagram {
    var cache: [Pair: Diagram] = [:]
    return try apply(left, right, &cache, rule)
  }

  private mutating func apply(
    _ left: Diagram, _ right: Diagram, _ cache: inout [Pair: Diagram],
    _ rule: (Diagram, Diagram) -> Diagram?
  ) throws(LimitExceeded) -> Diagram {
    if let simple = rule(left, right) { return simple }
    let pair = Pair(left: left, right: right)
    if let known = cache[pair] { return known }
    try spend()
    let level = Swift.min(self.level(of: left), self.level(of: right))
    guard level != .max else {
      preconditionFailure("A rule of DiagramStore.apply decides every pair of terminals.")
    }
    var next: [Diagram] = []
    for value in 0..<valueCounts[level] {
      next.append(
        try apply(
          child(of: left, at: level, value: value), child(of: right, at: level, value: value),
          &cache, rule))
    }
    let combined = try node(at: level, next)
    cache[pair] = combined
    return combined
  }

  /// The condition that both conditions hold.
  package mutating func and(
    _ left: Diagram, _ right: Diagram
  ) throws(LimitExceeded) -> Diagram {
    try apply(left, right) { left, right in
      if left == .false || right == .false { return .false }
      if left == .true || left == right { return right }
      return right == .true ? left : nil
    }
  }

  /// The condition that at least one of the conditions holds.
  package mutating func or(
    _ left: Diagram, _ right: Diagram
  ) throws(LimitExceeded) -> Diagram {
    try apply(left, right) { left, right in
      if left == .true || right == .true { return .true }
      if left == .false || left == right { return right }
      return right == .false ? left : nil
    }
  }

  /// The condition that the first condition holds and the second does not.
  package mutating func difference(
    _ left: Diagram, _ right: Diagram
  ) throws(LimitExceeded) -> Diagram {
    try apply(left, right) { left, right in
      if left == .false || right == .true || left == right { return .false }
      if right == .false { return left }
      return left == .true && right.terminal != nil ? .true : nil
    }
  }

  /// One function where a condition holds, another where it does not.
  package mutating func ifThenElse(
    _ condition: Diagram, _ then: Diagram, else other: Diagram
  ) throws(LimitExceeded) -> Diagram {
    if then == other || condition == .true { return then }
    if condition == .false { return other }
    // `apply` takes two operands, so the else branch is first represented by a terminal that no function
    // has.
    let open = Diagram(terminal: Int(Int32.max) - 1)
    let half = try apply(condition, then) { condition, then in
      condition == .false ? open : condition == .true ? then : nil
    }
    return try apply(half, other) { half, other in
      half == open ? other : half.terminal != nil ? half : nil
    }
  }

  /// The function with every terminal replaced.
  package mutating func mapTerminals(
    of diagram: Diagram, _ transform: (Int) -> Int
  ) throws(LimitExceeded) -> Diagram {
    var cache: [Diagram: Diagram] = [:]
    return try mapTerminals(of: diagram, &cache, transform)
  }

  private mutating func mapTerminals(
    of diagram: Diagram, _ cache: inout [Diagram: Diagram], _ transform: (Int) -> Int
  ) throws(LimitExceeded) -> Diagram {
    if let terminal = diagram.terminal { return Diagram(terminal: transform(terminal)) }
    if let known = cache[diagram] { return known }
    try spend()
    var next: [Diagram] = []
    for child in Array(children(of: diagram)) {
      next.append(try mapTerminals(of: child, &cache, transform))
    }
    let mapped = try node(at: level(of: diagram), next)
    cache[diagram] = mapped
    return mapped
  }

  /// The condition that the function has one of some results.
  package mutating func condition(
    _ diagram: Diagram, is results: Set<Int>
  ) throws(LimitExceeded) -> Diagram {
    try mapTerminals(of: diagram) { results.contains($0) ? 1 : 0 }
  }

  /// The function with the item of one level fixed to a value (a cofactor).
  package mutating func restrict(
    _ diagram: Diagram, _ level: Int, to value: Int
  ) throws(LimitExceeded) -> Diagram {
    var cache: [Diagram: Diagram] = [:]
    return try restrict(diagram, level, to: value, &cache)
  }

  private mutating func restrict(
    _ diagram: Diagram, _ fixed: Int, to value: Int, _ cache: inout [Diagram: Diagram]
  ) throws(LimitExceeded) -> Diagram {
    let level = self.level(of: diagram)
    if level > fixed { return diagram }
    if level == fixed { return child(of: diagram, at: level, value: value) }
    if let known = cache[diagram] { return known }
    try spend()
    var next: [Diagram] = []
    for child in Array(children(of: diagram)) {
      next.append(try restrict(child, fixed, to: value, &cache))
    }
    let restricted = try node(at: level, next)
    cache[diagram] = restricted
    return restricted
  }

  /// A function that agrees with another within a state, and is simpler: it does not test an item
  /// whose value is known.
  ///
  /// Outside the state its results mean nothing: a value that is ruled out leads where a possible one
  /// does.
  ///
  /// - Parameters:
  ///   - diagram: The function.
  ///   - values: The state: by level, the values still possible.
  /// - Returns: The simplified function.
  /// - Throws: ``LimitExceeded`` when it takes more steps or nodes than allowed.
  mutating func simplify(
    _ diagram: Diagram, within values: [PossibleValues]
  ) throws(LimitExceeded) -> Diagram {
    var cache: [Diagram: Diagram] = [:]
    return try simplify(diagram, within: values, &cache)
  }

  private mutating func simplify(
    _ diagram: Diagram, within values: [PossibleValues], _ cache: inout [Diagram: Diagram]
  ) throws(LimitExceeded) -> Diagram {
    if diagram.terminal != nil { return diagram }
    if let known = cache[diagram] { return known }
    try spend()
    let level = level(of: diagram)
    var next: [Diagram?] = []
    for (value, child) in Array(children(of: diagram)).enumerated() {
      next.append(
        values[level].contains(value) ? try simplify(child, within: values, &cache) : nil)
    }
    let possible = next.lazy.compactMap(\.self).first ?? diagram
    let simplified = try node(at: level, next.map { $0 ?? possible })
    cache[diagram] = simplified
    return simplified
  }
}
