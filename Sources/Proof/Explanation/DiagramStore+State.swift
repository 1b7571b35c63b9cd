import GuidelineModel

extension DiagramStore {
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
}
