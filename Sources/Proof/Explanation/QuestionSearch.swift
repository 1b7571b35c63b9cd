package import GuidelineModel

/// The fewest questions that decide a tree.
package struct QuestionStrategy: Hashable, Sendable {
  /// The first question of an order that is best in the worst case.
  package let firstForWorstCase: Index<Item>
  /// The number of questions in the worst case; no order needs fewer.
  package let worstCase: Int
  /// The first question of an order that is best on average.
  package let firstForExpected: Index<Item>
  /// The average number of questions, every value still possible being equally likely; no order
  /// needs fewer.
  package let expected: Double
}

/// Finds the best order of questions by exhaustive search.
///
/// The open part of a tree after some answers is again a diagram. So each state of knowledge is
/// searched once, however it was reached.
struct QuestionSearch {
  struct Best {
    var worst: (level: Int, count: Int)?
    var expected: (level: Int, count: Double)?
  }

  private(set) var store: DiagramStore
  private let values: [PossibleValues]
  /// Levels whose items cannot be asked.
  private let closed: Set<Int>
  private var known: [Diagram: Best] = [:]
  private var steps: Int

  /// Smaller differences are rounding errors; the earlier question then wins.
  private static let tolerance = 1e-9

  init(store: DiagramStore, values: [PossibleValues], closed: Set<Int>) {
    self.store = store
    self.values = values
    self.closed = closed
    steps = store.limits.steps
  }

  /// The best first questions; none if no item that matters can be asked.
  mutating func best(_ diagram: Diagram) throws(LimitExceeded) -> Best {
    if let best = known[diagram] { return best }
    var best = Best()
    for level in store.support(of: diagram) where !closed.contains(level) {
      steps -= 1
      guard steps > 0 else {
        throw LimitExceeded(resource: .steps, limit: store.limits.steps)
      }
      var (worst, sum) = (0, 0.0)
      for value in values[level].indices {
        let rest = try store.restrict(diagram, level, to: value)
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
