/// The order of the vertices in each layer of the overview, chosen to minimise crossings.
///
/// Finding the best order takes too long even for small layers. The search moves one vertex at a
/// time until no move helps, and restarts from several initial orders, since the result depends on
/// the first one.
struct LayerOrder {
  /// A vertex of a layer.
  struct Member {
    /// The tree that a line through the layer leads to; nil if the vertex is a tree.
    let destination: Int?
    /// The vertices of the next layer that it is linked to.
    var targets: [Int] = []
    /// The vertices of the previous layer that are linked to it.
    var sources: [Int] = []
  }

  /// The number of initial orders: few if the search takes long, so that a large guideline is also
  /// drawn in time.
  private static func restarts(for count: Int) -> Int {
    max(1, min(12, 20_000 / max(count * count, 1)))
  }

  private let members: [Member]
  private var budget: SearchBudget
  /// The vertices of each layer, by their numbers, from top to bottom.
  private(set) var layers: [[Int]]
  /// The position of each vertex in its layer.
  private var position: [Int]
  /// The cost of the order; nil if the budget did not suffice to compute it.
  private(set) var cost: OrderCost?

  /// Finds an order.
  ///
  /// - Parameters:
  ///   - members: All vertices. The trees of a layer are in the order that they keep if that causes
  ///     no crossings.
  ///   - layers: The numbers of the vertices of each layer.
  ///   - budget: The budget of the search.
  init(_ members: [Member], in layers: [[Int]], budget: inout SearchBudget) {
    self.members = members
    self.layers = layers
    self.budget = budget
    position = Array(repeating: 0, count: members.count)
    var best: LayerOrder?
    for number in 0..<Self.restarts(for: members.count) where best == nil || !budget.isExhausted {
      var order = self
      order.budget = budget
      order.begin(number)
      order.settle()
      order.measure()
      budget = order.budget
      guard let least = best?.cost else {
        best = best ?? order
        continue
      }
      if let found = order.cost, found < least { best = order }
    }
    guard let best else { return }
    (self.layers, position, cost) = (best.layers, best.position, best.cost)
  }

  /// Computes the cost of the order.
  private mutating func measure() {
    cost = nil
    var found = OrderCost()
    for layer in layers {
      for (position, member) in layer.enumerated() {
        found = found + passageCost(position > 0 ? layer[position - 1] : nil, member)
        for below in layer[(position + 1)...] {
          found = found + inversionCost(member, below)
          found.crossings += crossings(members[member].targets, members[below].targets)
        }
        spend(comparing: member, with: layer[position...])
        if budget.isExhausted { return }
      }
    }
    cost = found
  }

  private mutating func spend(comparing member: Int, with others: ArraySlice<Int>) {
    let (targets, sources) = (members[member].targets.count, members[member].sources.count)
    budget.spend(
      others.reduce(0) { sum, other in
        sum + 1 + targets * members[other].targets.count + sources * members[other].sources.count
      })
  }

  /// Permutes every layer, differently for each number, and then aligns linked vertices.
  private mutating func begin(_ number: Int) {
    for layer in layers.indices {
      // Multiples of a number modulo a prime are a deterministic permutation; the factor 1 leaves a
      // layer as it is.
      let factor = 1 + number * (37 + 13 * layer) % 100
      let keys = layers[layer].indices.map { ($0 + 1) * factor % 101 }
      layers[layer] = layers[layer].indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        .map { layers[layer][$0] }
      note(layer)
    }
    for _ in 0..<4 {
      for layer in layers.indices { level(layer) { $0.sources } }
      for layer in layers.indices.reversed() { level(layer) { $0.targets } }
    }
  }

  private mutating func note(_ layer: Int) {
    for (index, member) in layers[layer].enumerated() { position[member] = index }
  }

  /// Sorts a layer by the mean position of the vertices that each vertex is linked with (the
  /// barycenter heuristic).
  private mutating func level(_ layer: Int, with neighbours: (Member) -> [Int]) {
    let wishes = layers[layer].map { member in
      let positions = neighbours(members[member]).map { position[$0] }
      let mean = Double(positions.reduce(0, +)) / Double(max(positions.count, 1))
      return (mean: positions.isEmpty ? Double(position[member]) : mean, position: position[member])
    }
    layers[layer] = wishes.sorted { ($0.mean, $0.position) < ($1.mean, $1.position) }
      .map { layers[layer][$0.position] }
    note(layer)
  }

  /// Moves single vertices to the best position in their layer as long as that reduces the cost.
  private mutating func settle() {
    var isImproving = true
    while isImproving {
      isImproving = false
      for layer in layers.indices {
        for member in layers[layer] where !budget.isExhausted && improve(member, in: layer) {
          isImproving = true
        }
      }
    }
  }

  /// Moves a vertex to the best position.
  ///
  /// Returns whether the cost is lower than before.
  private mutating func improve(_ member: Int, in layer: Int) -> Bool {
    var others = layers[layer]
    others.remove(at: position[member])
    spend(comparing: member, with: others[...])
    // The cost of the vertex at the top, and then one position further down each time.
    var pairs = others.map { pair(member, above: $0) }.reduce(OrderCost(), +)
    let costs = (0...others.count).map { position in
      let above = position > 0 ? others[position - 1] : nil
      let below = position < others.count ? others[position] : nil
      if let above { pairs = pairs + pair(above, above: member) - pair(member, above: above) }
      guard let below else { return pairs + passageCost(above, member) }
      return pairs + passageCost(above, member) + passageCost(member, below)
        - passageCost(above, below)
    }
    let from = position[member]
    guard let best = costs.indices.min(by: { costs[$0] < costs[$1] }), costs[best] < costs[from]
    else { return false }
    others.insert(member, at: best)
    layers[layer] = others
    note(layer)
    return true
  }

  private func pair(_ upper: Int, above lower: Int) -> OrderCost {
    var cost = inversionCost(upper, lower)
    cost.crossings =
      crossings(members[upper].targets, members[lower].targets)
      + crossings(members[upper].sources, members[lower].sources)
    return cost
  }

  /// The number of crossings between the lines of two vertices on one side; `upper` are the ends of
  /// the upper vertex's lines.
  private func crossings(_ upper: [Int], _ lower: [Int]) -> Int {
    var crossings = 0
    for end in upper {
      for other in lower where position[end] > position[other] { crossings += 1 }
    }
    return crossings
  }

  private func inversionCost(_ upper: Int, _ lower: Int) -> OrderCost {
    let areTrees = members[upper].destination == nil && members[lower].destination == nil
    return OrderCost(inversions: areTrees && upper > lower ? 1 : 0)
  }

  /// The cost of a line through the layer that is not adjacent to one with the same destination.
  private func passageCost(_ above: Int?, _ member: Int) -> OrderCost {
    guard let destination = members[member].destination else { return OrderCost() }
    let isShared = above.map { members[$0].destination == destination } ?? false
    return OrderCost(passages: isShared ? 0 : 1)
  }
}

/// The cost of an order of the layers, compared lexicographically.
struct OrderCost: Comparable {
  /// The number of crossings.
  var crossings = 0
  /// The number of lines through layers; adjacent lines to the same tree count once.
  var passages = 0
  /// The number of pairs of trees in a layer whose order differs from the guideline's.
  var inversions = 0

  static func < (first: OrderCost, second: OrderCost) -> Bool {
    (first.crossings, first.passages, first.inversions)
      < (second.crossings, second.passages, second.inversions)
  }

  static func + (first: OrderCost, second: OrderCost) -> OrderCost {
    OrderCost(
      crossings: first.crossings + second.crossings,
      passages: first.passages + second.passages,
      inversions: first.inversions + second.inversions)
  }

  static func - (first: OrderCost, second: OrderCost) -> OrderCost {
    OrderCost(
      crossings: first.crossings - second.crossings,
      passages: first.passages - second.passages,
      inversions: first.inversions - second.inversions)
  }
}

/// The budget of a search for a more legible drawing, in comparisons of two lines.
///
/// When it is exhausted, the search keeps what it has: every order and every track gives a correct
/// drawing, only with more crossings than necessary. Work is counted, not timed, so that a
/// guideline is drawn the same everywhere.
package struct SearchBudget {
  /// Far more than a guideline with some dozens of trees needs.
  package static let usual = 4_000_000

  private var left: Int

  /// - Parameter comparisons: The number of comparisons allowed.
  init(comparisons: Int = usual) {
    left = comparisons
  }

  var isExhausted: Bool { left <= 0 }

  mutating func spend(_ comparisons: Int) { left -= comparisons }
}
