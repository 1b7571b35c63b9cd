/// The vertical lines in the gap between two layers, one for all links to the same vertex.
///
/// Lines that are far enough apart vertically share a track, which keeps the gap narrow.
struct GapTracks {
  /// A line through the gap, from the height at which it enters to the height at which it leaves.
  struct Passage {
    let entry: Int
    let exit: Int
    /// Lines to the same vertex share a vertical line.
    let target: Int
  }

  /// For every target that needs a vertical line, its track, counted from the left.
  let track: [Int: Int]

  /// The number of tracks.
  var count: Int { (track.values.max() ?? -1) + 1 }

  /// The least vertical distance between lines on one track.
  private static let clearance = 16

  /// - Parameters:
  ///   - passages: The lines.
  ///   - budget: The budget of the search for few crossings.
  init(_ passages: [Passage], budget: inout SearchBudget) {
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
        for to in best.indices where to != from && !budget.isExhausted {
          budget.spend(best.count * passages.count)
          var candidate = best
          candidate.insert(candidate.remove(at: from), at: to)
          let cost = Self.cost(of: candidate, passages)
          if cost < least { (best, least, isImproving) = (candidate, cost, true) }
        }
      }
    }
    track = Self.packed(best, passages)
  }

  /// Assigns tracks: every line is as far left as the lines to its left and beside it allow.
  private static func packed(_ order: [Int], _ passages: [Passage]) -> [Int: Int] {
    var track: [Int: Int] = [:]
    let spans = Dictionary(uniqueKeysWithValues: order.map { ($0, span(of: $0, passages)) })
    for (place, target) in order.enumerated() {
      guard let own = spans[target] else { continue }
      let beside = order[..<place].filter { other in
        guard let span = spans[other] else { return false }
        return span.lowerBound - clearance < own.upperBound
          && own.lowerBound < span.upperBound + clearance
      }
      track[target] = (beside.compactMap { track[$0] }.max() ?? -1) + 1
    }
    return track
  }

  /// The range of heights of a vertical line.
  private static func span(of target: Int, _ passages: [Passage]) -> ClosedRange<Int> {
    let heights = passages.filter { $0.target == target }.flatMap { [$0.entry, $0.exit] }
    return (heights.min() ?? 0)...(heights.max() ?? 0)
  }

  /// The number of crossings; lines on top of each other count as 50.
  private static func cost(of order: [Int], _ passages: [Passage]) -> Int {
    var cost = 0
    for (place, target) in order.enumerated() {
      let own = passages.filter { $0.target == target }
      let span = span(of: target, passages)
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
