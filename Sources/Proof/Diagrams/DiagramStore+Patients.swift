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
}
