import GuidelineModel

/// Lays out the overview from left to right.
struct OverviewLayout {
  static let size = 13
  private static let margin = 12
  private static let wrap = 122
  private static let headingHeight = 40
  private static let trackDistance = 10

  private let guideline: Guideline
  private let language: Language
  let graph: OverviewGraph
  private let trees: [OverviewTree]
  private var middles: [OverviewGraph.Vertex: Int] = [:]
  private var columns: [(x: Int, width: Int)] = []
  private var tracks: [GapTracks] = []
  /// For each segment, the distance from the middle of its vertex at which it leaves.
  private var ports: [OverviewGraph.Stretch: Int] = [:]
  /// The number of segments that arrive at each vertex.
  private var arrivals: [OverviewGraph.Vertex: Int] = [:]

  init(
    _ guideline: Guideline, _ language: Language, _ progress: [TreeProgress]?,
    graph: OverviewGraph
  ) {
    self.guideline = guideline
    self.language = language
    self.graph = graph
    trees = guideline.trees.enumerated().map { place, tree in
      let starts = guideline.entries.filter { $0.trees.contains(Index(place)) }
        .map { Paragraph(joiner: nil, text: "▸ " + $0.label[language]) }
      return OverviewTree(
        title: TextBlock(tree.tab[language], size: Self.size, within: Self.wrap),
        progress: progress.map {
          TextBlock($0[place].phrase(in: language), size: Self.size, within: Self.wrap)
        },
        starts: starts.isEmpty ? nil : TextBlock(starts, size: Self.size, within: Self.wrap + 20),
        links: Set(graph.stretches.joined().filter { $0.from == .tree(place) }).count)
    }
    findPorts()
    align()
    place()
  }

  private mutating func findPorts() {
    for layer in graph.stretches {
      for stretch in layer { arrivals[stretch.to, default: 0] += 1 }
      for (vertex, ways) in Dictionary(grouping: layer, by: \.from) {
        guard case .tree(let tree) = vertex else { continue }
        let ordered = ways.sorted { (graph.position[$0.to] ?? 0) < (graph.position[$1.to] ?? 0) }
        for (number, way) in ordered.enumerated() { ports[way] = trees[tree].port(number) }
      }
    }
  }

  private mutating func align() {
    let rooms = graph.layers.map { layer in
      layer.map { vertex in
        switch vertex {
        case .tree(let tree):
          LayerAlignment.Room(above: trees[tree].above + 14, below: trees[tree].below + 14)
        case .passage: LayerAlignment.Room(above: 8, below: 8)
        }
      }
    }
    let pulls = graph.stretches.indices.map { layer in
      graph.stretches[layer].map { stretch in
        (
          from: graph.position[stretch.from] ?? 0, to: graph.position[stretch.to] ?? 0,
          port: ports[stretch] ?? 0
        )
      }
    }
    let alignment = LayerAlignment(rooms: rooms, pulls: pulls)
    for (vertices, heights) in zip(graph.layers, alignment.middles) {
      for (vertex, middle) in zip(vertices, heights) { middles[vertex] = middle }
    }
    straighten(rooms)
    let tops = trees.indices.compactMap { tree in
      middles[.tree(tree)].map { $0 - trees[tree].above }
    }
    let shift = Self.margin + Self.headingHeight - ([tops.min() ?? 0, passageTop()].min() ?? 0)
    for vertex in graph.layers.joined() { middles[vertex, default: 0] += shift }
  }

  /// Straightens lines: moves vertices with a single successor a little, and passages as far as
  /// necessary.
  private mutating func straighten(_ rooms: [[LayerAlignment.Room]]) {
    for layer in graph.stretches.indices.reversed() {
      for vertex in graph.layers[layer] {
        let ways = graph.stretches[layer].filter { $0.from == vertex }
        guard ways.count == 1, let way = ways.first else { continue }
        let distance = (middles[way.to] ?? 0) - entry(of: way)
        if abs(distance) <= 16 { move(vertex, by: distance, in: layer, rooms[layer]) }
      }
    }
    for layer in graph.stretches.indices.dropFirst() {
      for vertex in graph.layers[layer] {
        guard case .passage = vertex,
          let onward = graph.stretches[layer].first(where: { $0.from == vertex }),
          entry(of: onward) != exit(of: onward)
        else { continue }
        let distances = graph.stretches[layer - 1].filter { $0.to == vertex }
          .map { entry(of: $0) - (middles[vertex] ?? 0) }
        guard let nearest = distances.min(by: { abs($0) < abs($1) }) else { continue }
        move(vertex, by: nearest, in: layer, rooms[layer])
      }
    }
  }

  /// Moves a vertex up or down if its neighbours leave enough space.
  private mutating func move(
    _ vertex: OverviewGraph.Vertex, by distance: Int, in layer: Int,
    _ rooms: [LayerAlignment.Room]
  ) {
    let vertices = graph.layers[layer]
    guard let place = graph.position[vertex], let middle = middles[vertex] else { return }
    let moved = middle + distance
    let isClearAbove =
      place == 0
      || (middles[vertices[place - 1]] ?? 0) + rooms[place - 1].below
        <= moved - rooms[place].above
    let isClearBelow =
      place == vertices.count - 1
      || (middles[vertices[place + 1]] ?? 0) - rooms[place + 1].above
        >= moved + rooms[place].below
    if isClearAbove, isClearBelow { middles[vertex] = moved }
  }

  private func passageTop() -> Int {
    graph.layers.joined().compactMap { vertex -> Int? in
      if case .passage = vertex { middles[vertex] } else { nil }
    }.min() ?? .max
  }

  private func entry(of stretch: OverviewGraph.Stretch) -> Int {
    (middles[stretch.from] ?? 0) + (ports[stretch] ?? 0)
  }

  /// The height at which a segment arrives: the height at which it leaves if the box is tall
  /// enough, else the middle.
  private func exit(of stretch: OverviewGraph.Stretch) -> Int {
    let middle = middles[stretch.to] ?? 0
    guard case .tree(let tree) = stretch.to else { return middle }
    let entry = entry(of: stretch)
    return arrivals[stretch.to] == 1 && abs(entry - middle) <= trees[tree].boxHeight / 2 - 12
      ? entry : middle
  }

  private mutating func place() {
    var budget = SearchBudget()
    var x = Self.margin
    for layer in graph.layers.indices {
      let width =
        graph.layers[layer].map { vertex in
          guard case .tree(let tree) = vertex else { return 0 }
          let content = max(trees[tree].title.width, trees[tree].progress?.width ?? 0)
          return max(content + 2 * OverviewTree.padding, trees[tree].starts?.width ?? 0)
        }.max() ?? 0
      columns.append((x, width))
      guard layer < graph.stretches.count else { break }
      let gap = GapTracks(
        graph.stretches[layer].map {
          GapTracks.Passage(
            entry: entry(of: $0), exit: exit(of: $0), target: graph.position[$0.to] ?? 0)
        }, budget: &budget)
      tracks.append(gap)
      x += width + 30 + max(gap.count - 1, 0) * Self.trackDistance
    }
  }

  /// The drawing with all coordinates.
  func scene() -> OverviewScene {
    var scene = OverviewScene()
    for layer in graph.layers.indices {
      for case .tree(let tree) in graph.layers[layer] {
        scene.boxes.append(box(tree, in: columns[layer]))
      }
    }
    scene.links = graph.links.map { link in
      OverviewScene.Link(source: link.source, target: link.target, points: points(of: link))
    }
    for (phase, layers) in zip(guideline.phases, graph.phaseLayers) {
      guard let first = layers.first, let last = layers.last else { continue }
      let label = TextBlock(phase.label[language], size: 14, within: 400, isBold: true)
      let end = columns[last].x + columns[last].width
      scene.phases.append(
        OverviewScene.Phase(
          label: label,
          frame: Rectangle(
            x: columns[first].x, y: Self.margin, width: end - columns[first].x, height: 24)))
    }
    scene.width = (columns.last.map { $0.x + $0.width } ?? 0) + Self.margin
    let lows = scene.boxes.map(\.frame.maxY) + scene.links.flatMap { $0.points.map(\.y) }
    scene.height = (lows.max() ?? 0) + Self.margin
    return scene
  }

  private func box(_ tree: Int, in column: (x: Int, width: Int)) -> OverviewScene.Box {
    let face = trees[tree]
    let frame = Rectangle(
      x: column.x, y: (middles[.tree(tree)] ?? 0) - face.boxHeight / 2, width: column.width,
      height: face.boxHeight)
    let startsFrame = face.starts.map {
      Rectangle(x: column.x, y: frame.y - $0.height - 4, width: $0.width, height: $0.height)
    }
    return OverviewScene.Box(
      tree: tree, frame: frame, title: face.title, progress: face.progress, starts: face.starts,
      startsFrame: startsFrame)
  }

  private func points(of link: OverviewGraph.Link) -> [Point] {
    var points: [Point] = []
    for (place, (from, to)) in zip(link.way, link.way.dropFirst()).enumerated() {
      let layer = link.layer + place
      let stretch = OverviewGraph.Stretch(from: from, to: to)
      let (column, next) = (columns[layer], columns[layer + 1])
      let (entry, exit) = (entry(of: stretch), exit(of: stretch))
      if points.isEmpty { points.append(Point(x: column.x + column.width, y: entry)) }
      if entry != exit, let target = graph.position[to],
        let track = tracks[layer].track[target]
      {
        let x = column.x + column.width + 12 + track * Self.trackDistance
        points += [Point(x: x, y: entry), Point(x: x, y: exit)]
      }
      if place == link.way.count - 2 { points.append(Point(x: next.x, y: exit)) }
    }
    return points
  }
}
