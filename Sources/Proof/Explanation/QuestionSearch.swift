package import GuidelineModel

/// How few questions decide a tree.
package struct QuestionStrategy: Hashable, Sendable {
  /// What to ask first for the fewest questions in the worst case.
  package let firstForWorstCase: Index<Item>
  /// The questions needed at most, however they are answered; no order needs fewer at most.
  package let worstCase: Int
  /// What to ask first for the fewest questions on average.
  package let firstForExpected: Index<Item>
  /// The questions needed on average, every value still possible equally likely; no order needs
  /// fewer on average.
  package let expected: Double
}

/// Weighs every order of questions.
///
/// What is still to be found out after some answers is again a diagram, so each state of knowledge is
/// weighed once, however it was come by.
struct QuestionSearch {
  struct Best {
    var worst: (level: Int, count: Int)?
    var expected: (level: Int, count: Double)?
  }

  private(set) var store: DiagramStore
  private let values: [PossibleValues]
  /// Levels that cannot be asked.
  private let closed: Set<Int>
  private var known: [Diagram: Best] = [:]
  private var steps: Int

  /// Differences smaller than this come from rounding, so the earlier question wins.
  private static let tolerance = 1e-9

  init(store: DiagramStore, values: [PossibleValues], closed: Set<Int>) {
    self.store = store
    self.values = values
    self.closed = closed
    steps = store.limits.steps
  }

  /// The best first questions; without any where nothing can be asked that matters.
  mutating func best(_ diagram: Diagram) throws(LimitExceeded) -> Best {
    if let best = known[diagram] { return best }
    var best = Best()
    for level in store.support(of: diagram) where !closed.contains(level) {
      steps -= 1
      guard steps > 0 else {
        throw LimitExceeded(resource: .steps, limit: store.limits.steps)
      }
      var (worst, sum) = (0, 0.0)
      for value in values[level] {
        let rest = try store.fixing(diagram, level, to: value)
        let below = try self.best(rest)
        worst = max(worst, below.worst?.count ?? 0)
        sum += below.expected?.count ?? 0
      }
      let expected = 1 + sum / Double(values[level].count)
      if worst + 1 < best.worst?.count ?? .max { best.worst = (level, worst + 1) }
      if expected < (best.expected?.count ?? .infinity) - Self.tolerance {
        best.expected = (level, expected)
      }
    }
    known[diagram] = best
    return best
  }
}
