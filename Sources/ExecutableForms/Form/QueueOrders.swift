import GuidelineModel

/// The orders in which trees can be in the queue of a pathway.
///
/// They are found by enumerating all queues that the links allow, as if every outcome were possible
/// after every other. So two trees may be listed in an order that no patient has, but no order is
/// missing.
struct QueueOrders {
  /// The largest number of queues that are examined.
  static let most = 100_000

  private struct Pair: Hashable {
    let first: Index<Tree>
    let second: Index<Tree>
  }

  private struct Queue: Hashable {
    var trees: [Index<Tree>]
    var position: Int
  }

  private var pairs: Set<Pair> = []

  /// No orders, for a pathway in which they do not matter.
  init() {}

  init(
    of guideline: Guideline, from start: [Index<Tree>], over reachable: [Index<Tree>]
  ) throws(ExportRefusal) {
    let following = Dictionary(
      uniqueKeysWithValues: reachable.map { ($0, guideline[$0].continuations) })
    var seen: Set<Queue> = []
    var rest = [Queue(trees: start, position: 0)]
    while let queue = rest.popLast() {
      guard queue.position < queue.trees.count else {
        note(queue.trees)
        continue
      }
      let tree = queue.trees[queue.position]
      for next in following[tree] ?? [] {
        let trees = queue.trees + next.uniqued.filter { !queue.trees.contains($0) }
        let after = Queue(trees: trees, position: queue.position + 1)
        if seen.insert(after).inserted { rest.append(after) }
      }
      guard seen.count <= Self.most else {
        throw ExportRefusal(
          .header,
          nl: "de bomen kunnen in meer volgordes komen dan \(Self.most), "
            + "het meeste dat wordt nagegaan",
          en: "the trees can come in more orders than \(Self.most), the most that are looked at")
      }
    }
  }

  /// Whether one tree can come before another.
  func comes(_ first: Index<Tree>, before second: Index<Tree>) -> Bool {
    pairs.contains(Pair(first: first, second: second))
  }

  /// Whether two trees can come in either order.
  func isEither(_ one: Index<Tree>, _ other: Index<Tree>) -> Bool {
    comes(one, before: other) && comes(other, before: one)
  }

  private mutating func note(_ trees: [Index<Tree>]) {
    for (place, first) in trees.enumerated() {
      for second in trees[(place + 1)...] { pairs.insert(Pair(first: first, second: second)) }
    }
  }
}

extension Tree {
  /// The lists of trees that can be queued after the tree; nothing if it is undecided.
  fileprivate var continuations: Set<[Index<Tree>]> {
    outcomes.reduce(into: [[]]) { queued, outcome in
      switch outcome.continuation {
      case .trees(let trees): queued.insert(trees)
      case .choice(_, let options): queued.formUnion(options.map(\.trees))
      }
    }
  }
}
