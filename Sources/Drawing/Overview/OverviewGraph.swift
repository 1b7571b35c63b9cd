import GuidelineModel

/// The trees of a guideline in layers, with the links between them.
///
/// Every phase has layers of its own, and a tree stands in a layer after those that lead to it. A
/// link over several layers passes through each; links to one tree share that passage.
struct OverviewGraph {
  /// A tree, or the passage of links to a tree through a layer.
  enum Vertex: Hashable {
    case tree(Int)
    case passage(to: Int, layer: Int)
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

  private(set) var layers: [[Vertex]] = []
  private(set) var links: [Link] = []
  /// The stretches from each layer to the next, each once.
  private(set) var stretches: [[Stretch]] = []
  /// The layers of each phase.
  private(set) var phaseLayers: [Range<Int>] = []

  init(_ guideline: Guideline) {
    let targets = guideline.trees.map { $0.followers.map(\.offset).sorted() }
    var layerOf = guideline.trees.map { _ in 0 }
    for phase in guideline.phases {
      let start = phaseLayers.last?.upperBound ?? 0
      let members = phase.trees.map(\.offset)
      for tree in members { layerOf[tree] = start }
      // Links form no cycle, so as many rounds as there are trees settle every layer.
      for _ in members {
        for tree in members {
          for target in targets[tree] where members.contains(target) {
            layerOf[target] = max(layerOf[target], layerOf[tree] + 1)
          }
        }
      }
      phaseLayers.append(start..<((members.map { layerOf[$0] }.max() ?? start) + 1))
    }
    let placed = guideline.phases.flatMap { $0.trees.map(\.offset) }
    layers = Array(repeating: [], count: phaseLayers.last?.upperBound ?? 0)
    stretches = Array(repeating: [], count: max(layers.count - 1, 0))
    for tree in placed { layers[layerOf[tree]].append(.tree(tree)) }
    for tree in placed {
      for target in targets[tree] where layerOf[target] > layerOf[tree] {
        addLink(from: tree, layerOf[tree], to: target, layerOf[target])
      }
    }
    reduceCrossings()
  }

  private mutating func addLink(from tree: Int, _ first: Int, to target: Int, _ last: Int) {
    var way: [Vertex] = [.tree(tree)]
    for layer in (first + 1)..<last {
      let passage = Vertex.passage(to: target, layer: layer)
      if !layers[layer].contains(passage) { layers[layer].append(passage) }
      way.append(passage)
    }
    way.append(.tree(target))
    links.append(Link(source: tree, target: target, way: way))
    for (place, (from, to)) in zip(way, way.dropFirst()).enumerated() {
      let stretch = Stretch(from: from, to: to)
      if !stretches[first + place].contains(stretch) { stretches[first + place].append(stretch) }
    }
  }

  /// Moves single vertices up or down in their layer for as long as that leaves fewer crossings.
  private mutating func reduceCrossings() {
    var least = crossings(of: layers)
    var isImproving = true
    while isImproving {
      isImproving = false
      for layer in layers.indices {
        for from in layers[layer].indices {
          for to in layers[layer].indices where to != from {
            var candidate = layers
            candidate[layer].insert(candidate[layer].remove(at: from), at: to)
            let count = crossings(of: candidate)
            if count < least { (layers, least, isImproving) = (candidate, count, true) }
          }
        }
      }
    }
  }

  private func crossings(of layers: [[Vertex]]) -> Int {
    stretches.indices.reduce(0) { sum, layer in
      let ends = stretches[layer].map { stretch in
        (
          from: layers[layer].firstIndex(of: stretch.from) ?? 0,
          to: layers[layer + 1].firstIndex(of: stretch.to) ?? 0
        )
      }
      return sum
        + ends.indices.reduce(0) { sum, first in
          sum
            + ends[(first + 1)...].count { second in
              (ends[first].from - second.from).signum() * (ends[first].to - second.to).signum() < 0
            }
        }
    }
  }
}
