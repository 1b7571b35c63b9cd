/// The order of what stands in each layer of the overview, chosen so that few lines cross.
///
/// To find the best order for certain takes too long even for small layers. The search moves one
/// member at a time until no move helps, and does so from several beginnings, since where it comes
/// to an end depends on where it began.
struct LayerOrder {
  /// What stands in a layer.
  struct Member {
    /// The tree that a line through the layer leads to; nil for a tree.
    let destination: Int?
    /// The members of the next layer that a line leads to.
    var targets: [Int] = []
    /// The members of the layer before that lead to it.
    var sources: [Int] = []
  }

  /// How often the search begins anew: seldom where it takes long, so that a large guideline is
  /// drawn in time as well.
  private static func restarts(for count: Int) -> Int {
    max(1, min(12, 20_000 / max(count * count, 1)))
  }

  private let members: [Member]
  private var budget: SearchBudget
  /// The members of each layer, by their numbers, from top to bottom.
  private(set) var layers: [[Int]]
  /// Where each member stands in its layer.
  private var place: [Int]
  /// What is wrong with the order; nil where it took too much to find out.
  private(set) var cost: OrderCost?

  /// Finds an order.
  ///
  /// - Parameters:
  ///   - members: Everything that stands in a layer; the trees of a layer in the order that they
  ///     keep where no line crosses for it.
  ///   - layers: The numbers of the members of each layer.
  ///   - budget: How much it may take to find it.
  init(_ members: [Member], in layers: [[Int]], budget: inout SearchBudget) {
    self.members = members
    self.layers = layers
    self.budget = budget
    place = Array(repeating: 0, count: members.count)
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
    (self.layers, place, cost) = (best.layers, best.place, best.cost)
  }

  /// Finds out what is wrong with the order as it is.
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

  /// Mixes every layer, each time in another way, and then draws linked members level.
  private mutating func begin(_ number: Int) {
    for layer in layers.indices {
      // Multiples of a number, modulo a prime, are as good as shuffled, and always the same: 1
      // leaves a layer as it is.
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
    for (position, member) in layers[layer].enumerated() { place[member] = position }
  }

  /// Puts every member of a layer at the mean of those it is linked with.
  private mutating func level(_ layer: Int, with neighbours: (Member) -> [Int]) {
    let wishes = layers[layer].map { member in
      let places = neighbours(members[member]).map { place[$0] }
      let mean = Double(places.reduce(0, +)) / Double(max(places.count, 1))
      return (mean: places.isEmpty ? Double(place[member]) : mean, place: place[member])
    }
    layers[layer] = wishes.sorted { ($0.mean, $0.place) < ($1.mean, $1.place) }
      .map { layers[layer][$0.place] }
    note(layer)
  }

  /// Moves single members to the best place in their layer for as long as that helps.
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

  /// Moves a member to the best place, and tells whether that is a better one than where it was.
  private mutating func improve(_ member: Int, in layer: Int) -> Bool {
    var others = layers[layer]
    others.remove(at: place[member])
    spend(comparing: member, with: others[...])
    // What the member makes wrong at the top, and then one place further down each time.
    var pairs = others.map { pair(member, above: $0) }.reduce(OrderCost(), +)
    let costs = (0...others.count).map { position in
      let above = position > 0 ? others[position - 1] : nil
      let below = position < others.count ? others[position] : nil
      if let above { pairs = pairs + pair(above, above: member) - pair(member, above: above) }
      guard let below else { return pairs + passageCost(above, member) }
      return pairs + passageCost(above, member) + passageCost(member, below)
        - passageCost(above, below)
    }
    let from = place[member]
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

  /// How many lines of two members cross on one side, where `upper` are the ends of the upper one.
  private func crossings(_ upper: [Int], _ lower: [Int]) -> Int {
    var crossings = 0
    for end in upper {
      for other in lower where place[end] > place[other] { crossings += 1 }
    }
    return crossings
  }

  private func inversionCost(_ upper: Int, _ lower: Int) -> OrderCost {
    let areTrees = members[upper].destination == nil && members[lower].destination == nil
    return OrderCost(inversions: areTrees && upper > lower ? 1 : 0)
  }

  /// Whether a line through the layer runs apart from what is above it.
  private func passageCost(_ above: Int?, _ member: Int) -> OrderCost {
    guard let destination = members[member].destination else { return OrderCost() }
    let isShared = above.map { members[$0].destination == destination } ?? false
    return OrderCost(passages: isShared ? 0 : 1)
  }
}

/// What is wrong with an order of the overview's layers, the worst first.
struct OrderCost: Comparable {
  /// How often two lines cross.
  var crossings = 0
  /// How many lines run through layers, those to the same tree counting once where they run side by
  /// side.
  var passages = 0
  /// How many pairs of trees in a layer stand the other way round than in the guideline.
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

/// How much a search for a more legible drawing may still take, in comparisons of two lines.
///
/// What is not found until then stays as it is: every order and every track makes a right drawing, only
/// with more crossings than need be. Counted, not timed, so that a guideline is drawn the same everywhere.
package struct SearchBudget {
  /// Far more than a guideline of some dozens of trees takes.
  package static let usual = 4_000_000

  private var left: Int

  /// - Parameter comparisons: How many there may be.
  init(comparisons: Int = usual) {
    left = comparisons
  }

  var isExhausted: Bool { left <= 0 }

  mutating func spend(_ comparisons: Int) { left -= comparisons }
}
