import GuidelineModel

/// The trees of a guideline in layers, with the links between them: a layered graph drawing.
///
/// A link over several layers has a dummy vertex, here called a passage, in each layer between.
/// Links to one tree share passages from where they run side by side.
struct OverviewGraph {
  /// A tree, or the passage of links to a tree through a layer.
  enum Vertex: Hashable {
    case tree(Int)
    /// Identified by the first of the links, in the order in which they were found.
    case passage(link: Int, layer: Int)
  }

  /// A segment of a link from one layer to the next.
  struct Stretch: Hashable {
    let from: Vertex
    let to: Vertex
  }

  /// A link from a tree to a tree, with the vertices on its route.
  struct Link: Hashable {
    let source: Int
    let target: Int
    let way: [Vertex]
    /// The layer of its source.
    let layer: Int
  }

  private(set) var layers: [[Vertex]]
  private(set) var links: [Link] = []
  /// The distinct segments from each layer to the next.
  private(set) var stretches: [[Stretch]]
  /// The layers of each phase.
  let phaseLayers: [Range<Int>]
  /// The position of each vertex in its layer.
  private(set) var position: [Vertex: Int] = [:]
  /// The cost of the order; nil if the budget did not suffice to compute it.
  private(set) var cost: OrderCost?

  /// If there are more passages, links to one tree share them from the start; then there are at
  /// most trees times layers.
  private static let mostPassages = 2000

  /// Orders the trees, with as few crossings as the search finds.
  ///
  /// Some crossings can only be avoided if a tree is in another column. So the search also moves
  /// single trees to other columns as long as that reduces crossings.
  init(_ guideline: Guideline, _ budget: SearchBudget = SearchBudget()) {
    var budget = budget
    var columns = OverviewColumns(guideline)
    self.init(columns, &budget)
    while let cost, cost.crossings > 0 {
      var least = cost
      var best: (columns: OverviewColumns, graph: OverviewGraph)?
      for moved in columns.moves where !budget.isExhausted {
        let graph = OverviewGraph(moved, &budget)
        if let found = graph.cost, found < least, found.crossings < cost.crossings {
          (least, best) = (found, (moved, graph))
        }
      }
      guard let best else { break }
      (columns, self) = best
    }
  }

  private init(_ columns: OverviewColumns, _ budget: inout SearchBudget) {
    phaseLayers = columns.phases
    layers = Array(repeating: [], count: columns.phases.last?.upperBound ?? 0)
    stretches = Array(repeating: [], count: max(layers.count - 1, 0))
    for tree in columns.trees { layers[columns.column[tree]].append(.tree(tree)) }
    let isShared = columns.passageCount > Self.mostPassages
    var first: [Int: Int] = [:]
    var passages: Set<Vertex> = []
    for tree in columns.trees {
      let column = columns.column[tree]
      for target in columns.targetsAhead(of: tree) {
        let name = isShared ? first[target, default: links.count] : links.count
        first[target] = name
        var way: [Vertex] = [.tree(tree)]
        for layer in (column + 1)..<columns.column[target] {
          let passage = Vertex.passage(link: name, layer: layer)
          way.append(passage)
          if passages.insert(passage).inserted { layers[layer].append(passage) }
        }
        links.append(
          Link(source: tree, target: target, way: way + [.tree(target)], layer: column))
      }
    }
    order(&budget)
    shareWays()
  }

  /// Orders every layer; each line through a layer is a vertex of its own.
  private mutating func order(_ budget: inout SearchBudget) {
    let vertices = Array(layers.joined())
    let number = Dictionary(uniqueKeysWithValues: zip(vertices, vertices.indices))
    var members = vertices.map { vertex in
      switch vertex {
      case .tree: LayerOrder.Member(destination: nil)
      case .passage(let link, _): LayerOrder.Member(destination: links[link].target)
      }
    }
    var seen: Set<Stretch> = []
    for link in links {
      for (from, to) in zip(link.way, link.way.dropFirst())
      where seen.insert(Stretch(from: from, to: to)).inserted {
        guard let from = number[from], let to = number[to] else { continue }
        members[from].targets.append(to)
        members[to].sources.append(from)
      }
    }
    let order = LayerOrder(
      members, in: layers.map { $0.compactMap { number[$0] } }, budget: &budget)
    layers = order.layers.map { $0.map { vertices[$0] } }
    cost = order.cost
  }

  /// Merges adjacent passages that lead to the same next vertex.
  private mutating func shareWays() {
    var next: [Vertex: Vertex] = [:]
    for link in links {
      for (from, to) in zip(link.way.dropFirst(), link.way.dropFirst(2)) { next[from] = to }
    }
    var shared: [Vertex: Vertex] = [:]
    for layer in layers.indices.reversed() {
      var kept: [Vertex] = []
      for vertex in layers[layer] {
        // Only passages have a next vertex, so an equal next vertex implies that the one above is a
        // passage.
        next[vertex] = next[vertex].map { shared[$0] ?? $0 }
        if let above = kept.last, let onward = next[vertex], next[above] == onward {
          shared[vertex] = above
        } else {
          kept.append(vertex)
        }
      }
      layers[layer] = kept
    }
    links = links.map { link in
      Link(
        source: link.source, target: link.target, way: link.way.map { shared[$0] ?? $0 },
        layer: link.layer)
    }
    var seen: Set<Stretch> = []
    for link in links {
      for (step, (from, to)) in zip(link.way, link.way.dropFirst()).enumerated() {
        let stretch = Stretch(from: from, to: to)
        if seen.insert(stretch).inserted { stretches[link.layer + step].append(stretch) }
      }
    }
    for layer in layers {
      for (index, vertex) in layer.enumerated() { position[vertex] = index }
    }
  }
}
