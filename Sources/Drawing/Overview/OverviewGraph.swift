import GuidelineModel

/// The trees of a guideline in layers, with the links between them.
///
/// A link over several layers passes through each. Links to one tree share a passage where they run
/// side by side from there on.
struct OverviewGraph {
  /// A tree, or the passage of links to a tree through a layer.
  enum Vertex: Hashable {
    case tree(Int)
    /// Named after the first of the links, in the order they were found.
    case passage(link: Int, layer: Int)
  }

  /// A stretch of a link from one layer to the next.
  struct Stretch: Hashable {
    let from: Vertex
    let to: Vertex
  }

  /// A link from tree to tree with all it passes.
  struct Link: Hashable {
    let source: Int
    let target: Int
    let way: [Vertex]
  }

  private(set) var layers: [[Vertex]]
  private(set) var links: [Link] = []
  /// The stretches from each layer to the next, each once.
  private(set) var stretches: [[Stretch]]
  /// The layers of each phase.
  let phaseLayers: [Range<Int>]
  /// What is left of crossings and the like.
  private(set) var tangle = Tangle()

  /// Orders the trees so that as few lines cross as can be found.
  ///
  /// A line that has to get round a tree sometimes can only do so where the tree stands in another
  /// column. One tree after the other is moved for as long as fewer lines cross.
  init(_ guideline: Guideline) {
    var columns = OverviewColumns(guideline)
    var best = OverviewGraph(columns)
    while best.tangle.crossings > 0 {
      let moved = columns.moves.map { (columns: $0, graph: OverviewGraph($0)) }
        .min { $0.graph.tangle < $1.graph.tangle }
      guard let moved, moved.graph.tangle.crossings < best.tangle.crossings else { break }
      (columns, best) = moved
    }
    self = best
  }

  private init(_ columns: OverviewColumns) {
    phaseLayers = columns.phases
    layers = Array(repeating: [], count: columns.phases.last?.upperBound ?? 0)
    stretches = Array(repeating: [], count: max(layers.count - 1, 0))
    for tree in columns.trees { layers[columns.column[tree]].append(.tree(tree)) }
    for tree in columns.trees {
      for target in columns.targetsAhead(of: tree) {
        var way: [Vertex] = [.tree(tree)]
        for layer in (columns.column[tree] + 1)..<columns.column[target] {
          way.append(.passage(link: links.count, layer: layer))
          layers[layer].append(.passage(link: links.count, layer: layer))
        }
        links.append(Link(source: tree, target: target, way: way + [.tree(target)]))
      }
    }
    order()
    shareWays()
  }

  /// Orders every layer, each line through a layer on its own.
  private mutating func order() {
    let vertices = Array(layers.joined())
    let number = Dictionary(uniqueKeysWithValues: zip(vertices, vertices.indices))
    var members = vertices.map { vertex in
      switch vertex {
      case .tree: LayerOrder.Member(destination: nil)
      case .passage(let link, _): LayerOrder.Member(destination: links[link].target)
      }
    }
    for link in links {
      for (from, to) in zip(link.way, link.way.dropFirst()) {
        guard let from = number[from], let to = number[to] else { continue }
        members[from].targets.append(to)
        members[to].sources.append(from)
      }
    }
    let order = LayerOrder(members, in: layers.map { $0.compactMap { number[$0] } })
    layers = order.layers.map { $0.map { vertices[$0] } }
    tangle = order.tangle
  }

  /// Makes one passage of those that are neighbours and lead on to the same place.
  private mutating func shareWays() {
    var next: [Vertex: Vertex] = [:]
    for link in links {
      for (from, to) in zip(link.way.dropFirst(), link.way.dropFirst(2)) { next[from] = to }
    }
    var shared: [Vertex: Vertex] = [:]
    for layer in layers.indices.reversed() {
      var kept: [Vertex] = []
      for vertex in layers[layer] {
        // Only a passage has a next: whether the one above is a passage to there, this tells too.
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
      Link(source: link.source, target: link.target, way: link.way.map { shared[$0] ?? $0 })
    }
    for link in links {
      for (from, to) in zip(link.way, link.way.dropFirst()) {
        let stretch = Stretch(from: from, to: to)
        guard let layer = layers.firstIndex(where: { $0.contains(from) }) else { continue }
        if !stretches[layer].contains(stretch) { stretches[layer].append(stretch) }
      }
    }
  }
}
