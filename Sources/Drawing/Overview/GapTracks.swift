/// The upright lines in the gap between two layers, one for all that lead to one vertex.
struct GapTracks {
  /// A line through the gap, from the height it comes in at to the height it leaves at.
  struct Passage {
    let entry: Int
    let exit: Int
    /// Passages to the same vertex share an upright line.
    let target: Int
  }

  /// The targets that need an upright line, from left to right.
  let order: [Int]

  init(_ passages: [Passage]) {
    var targets: [Int] = []
    for passage in passages where passage.entry != passage.exit {
      if !targets.contains(passage.target) { targets.append(passage.target) }
    }
    var best = targets
    var least = Self.cost(of: targets, passages)
    var isImproving = true
    while isImproving {
      isImproving = false
      for from in best.indices {
        for to in best.indices where to != from {
          var candidate = best
          candidate.insert(candidate.remove(at: from), at: to)
          let cost = Self.cost(of: candidate, passages)
          if cost < least { (best, least, isImproving) = (candidate, cost, true) }
        }
      }
    }
    order = best
  }

  /// How many lines cross, lines on top of each other counting for many.
  private static func cost(of order: [Int], _ passages: [Passage]) -> Int {
    var cost = 0
    for (place, target) in order.enumerated() {
      let own = passages.filter { $0.target == target }
      let heights = own.flatMap { [$0.entry, $0.exit] }
      let span = (heights.min() ?? 0)...(heights.max() ?? 0)
      for other in passages where other.target != target {
        let otherPlace = order.firstIndex(of: other.target)
        let level = (otherPlace ?? order.count) > place ? other.entry : other.exit
        if span.contains(level) { cost += 1 }
        if let otherPlace, otherPlace > place, own.contains(where: { $0.exit == other.entry }) {
          cost += 50
        }
      }
    }
    return cost
  }
}
