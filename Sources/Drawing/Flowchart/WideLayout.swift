import GuidelineModel

/// Lays out a flowchart from left to right.
///
/// Questions are in columns by their distance from the root, outcomes right of the question that
/// leads to them. A branch leaves its question to the right, turns once on a line that it shares
/// with its siblings, and runs straight to its target, with its label on top.
struct WideLayout {
  /// The width that fits on a laptop screen.
  static let comfortableWidth = 1320

  let skeleton: WideSkeleton
  let metrics: Metrics
  let columns: [(x: Int, width: Int)]

  static let margin = 10
  static let labelLift = 4
  static let portRoom = 18
  /// The distance of the line that branches share to the right of their question.
  static let turn = 11
  /// The distance of labels to the right of the question, and their distance from the next box.
  static let labelIndent = 17
  static let labelEnd = 9
  static let leastGap = 48
  /// The distance to the left of a question at which lines to it join.
  static let joinRoom = 16

  /// The parameters of an attempt at a layout: the font size, and widths for wrapping as multiples
  /// of it.
  struct Measure {
    let size: Int
    let questions: Int
    let labels: Int
    let ends: Int

    /// From spacious to tight.
    static let attempts = [
      Measure(size: 14, questions: 11, labels: 8, ends: 27),
      Measure(size: 14, questions: 10, labels: 7, ends: 21),
      Measure(size: 13, questions: 10, labels: 7, ends: 21),
      Measure(size: 13, questions: 9, labels: 6, ends: 20),
      Measure(size: 13, questions: 8, labels: 5, ends: 20),
    ]
  }

  /// Sizes of one attempt at a layout.
  struct Metrics {
    let faces: [BoxContent]
    let labels: [[TextBlock]]
    let ends: [BoxContent]
    /// For each column of questions, its width and that of the gap to its right.
    let columns: [(box: Int, gap: Int)]
  }

  /// Lays out an outline, with as much space as the comfortable width allows.
  static func scene(of outline: Outline) -> Scene {
    let skeleton = WideSkeleton(outline)
    var layout = WideLayout(skeleton, Measure.attempts[0])
    for measure in Measure.attempts.dropFirst() where layout.width > comfortableWidth {
      layout = WideLayout(skeleton, measure)
    }
    return layout.scene(
      LaneSpacing(
        skeleton: skeleton, bodies: bodies(skeleton, layout.metrics, columns: layout.columns)))
  }

  private init(_ skeleton: WideSkeleton, _ measure: Measure) {
    let metrics = Metrics(skeleton, measure)
    self.skeleton = skeleton
    self.metrics = metrics
    var x = Self.margin
    var columns: [(x: Int, width: Int)] = []
    for column in metrics.columns {
      columns.append((x, column.box))
      x += column.box + column.gap
    }
    columns.append((x, metrics.ends.map(\.width).max() ?? 0))
    self.columns = columns
  }

  /// The width of the drawing, which does not depend on the spacing of lanes.
  var width: Int {
    let questions = skeleton.nodes.map { columns[$0.column].x + columns[$0.column].width }
    let ends = metrics.ends.enumerated().map { place, face in
      columns[skeleton.column(ofEnd: place)].x + face.width
    }
    return ((questions + ends).max() ?? 0) + Self.margin
  }

  /// Everything that must not overlap.
  ///
  /// Columns with even numbers are those of boxes, with odd numbers the gaps between them.
  private static func bodies(
    _ skeleton: WideSkeleton, _ metrics: Metrics, columns: [(x: Int, width: Int)]
  ) -> [LaneSpacing.Body] {
    typealias Body = LaneSpacing.Body
    var bodies: [Body] = []
    for (place, node) in skeleton.nodes.enumerated() {
      let half = metrics.faces[place].height / 2 + 9
      let (column, gap) = (2 * node.column, 2 * node.column + 1)
      bodies.append(
        Body(
          columns: column...column, lanes: node.lanes, above: half, below: half,
          middle: .node(place)))
      for edge in node.edges {
        let above = metrics.labels[place][edge.answer].height + labelLift + 5
        let way = way(of: edge, skeleton)
        bodies.append(
          Body(columns: gap...gap, lanes: way.lanes, above: above, below: 8, middle: way.middle))
        bodies.append(
          Body(columns: gap...way.end, lanes: way.lanes, above: 8, below: 8, middle: way.middle))
      }
    }
    for (place, face) in metrics.ends.enumerated() {
      let first = skeleton.column(ofEnd: place)
      let right = columns[first].x + face.width
      let last = columns.lastIndex { $0.x < right } ?? first
      // A box that extends over a gap must not overlap the lines there.
      let isOverGap = last < columns.count - 1 && columns[last].x + columns[last].width < right
      bodies.append(
        Body(
          columns: 2 * first...(2 * last + (isOverGap ? 1 : 0)),
          lanes: skeleton.lanes(endingIn: place),
          above: face.height / 2 + 9, below: face.tabsHeight,
          middle: .span(beyond: portRoom + 9)))
    }
    return bodies
  }

  /// The lanes of an edge, its vertical position, and the last gap it runs through.
  private static func way(
    of edge: WideSkeleton.Edge, _ skeleton: WideSkeleton
  ) -> (lanes: ClosedRange<Int>, middle: LaneSpacing.Middle, end: Int) {
    switch edge.target {
    case .node(let next):
      let node = skeleton.nodes[next]
      return (node.lanes, .node(next), 2 * node.column - 1)
    case .lane(let lane):
      switch skeleton.lanes[lane] {
      case .box(let box):
        return (lane...lane, .lane(lane), 2 * skeleton.column(ofEnd: box) - 1)
      case .join(let next): return (lane...lane, .lane(lane), 2 * skeleton.nodes[next].column - 1)
      }
    }
  }
}

extension WideLayout.Metrics {
  init(_ skeleton: WideSkeleton, _ measure: WideLayout.Measure) {
    let size = measure.size
    let endWidth = size * measure.ends
    faces = skeleton.nodes.map {
      BoxContent(question: $0.question.label, size: size, width: size * measure.questions)
    }
    labels = skeleton.nodes.map { node in
      node.question.answers.map {
        TextBlock($0.label, size: size, within: size * measure.labels)
      }
    }
    ends = skeleton.ends.map { end in
      switch end.subject {
      case .result(let result): BoxContent(result: result, size: size, width: endWidth)
      case .reference(let reference):
        BoxContent(
          reference: DrawingPhrases.continueAt[skeleton.language] + ": " + reference.label,
          size: size,
          width: endWidth)
      case .question(let question):
        BoxContent(question: question.label, size: size, width: endWidth)
      }
    }
    let (faces, labels) = (faces, labels)
    columns = (0..<skeleton.columnCount).map { column in
      let nodes = skeleton.nodes.indices.filter { skeleton.nodes[$0].column == column }
      let box = nodes.map { faces[$0].width }.max() ?? 0
      let label = nodes.flatMap { labels[$0].map(\.width) }.max() ?? 0
      let joins = skeleton.lanes.contains { end in
        if case .join(let node) = end { skeleton.nodes[node].column == column + 1 } else { false }
      }
      return (
        box,
        max(WideLayout.leastGap, WideLayout.labelIndent + label + WideLayout.labelEnd)
          + (joins ? WideLayout.joinRoom : 0)
      )
    }
  }
}

extension WideLayout {
  /// The drawing with all coordinates.
  func scene(_ spacing: LaneSpacing) -> Scene {
    var scene = Scene()
    for place in skeleton.nodes.indices { scene.boxes.append(questionBox(place, spacing)) }
    for place in skeleton.ends.indices { scene.boxes.append(endBox(place, spacing)) }
    for place in skeleton.nodes.indices {
      for edge in skeleton.nodes[place].edges {
        scene.lines.append(line(from: place, edge, spacing))
      }
    }
    let tops = scene.boxes.map(\.frame.y) + scene.lines.map(\.labelOrigin.y)
    scene.move(down: Self.margin - (tops.min() ?? 0))
    scene.width = width
    scene.height = (scene.boxes.map(\.outerFrame.maxY).max() ?? 0) + Self.margin
    return scene
  }

  private func questionBox(_ place: Int, _ spacing: LaneSpacing) -> Scene.Box {
    let node = skeleton.nodes[place]
    let (column, face) = (columns[node.column], metrics.faces[place])
    return Scene.Box(
      subject: .question(node.question), mark: node.question.mark, face: face,
      frame: Rectangle(
        x: column.x, y: spacing.nodeYs[place] - face.height / 2, width: column.width,
        height: face.height))
  }

  private func endBox(_ place: Int, _ spacing: LaneSpacing) -> Scene.Box {
    let (end, face) = (skeleton.ends[place], metrics.ends[place])
    let column = columns[skeleton.column(ofEnd: place)]
    let lanes = skeleton.lanes(endingIn: place)
    let spread =
      spacing.laneYs[lanes.upperBound] - spacing.laneYs[lanes.lowerBound] + 2 * Self.portRoom
    let height = max(face.height, spread)
    return Scene.Box(
      subject: end.subject, mark: end.mark, face: face,
      frame: Rectangle(
        x: column.x, y: spacing.middle(of: lanes) - height / 2, width: face.width,
        height: height))
  }

  private func line(
    from place: Int, _ edge: WideSkeleton.Edge, _ spacing: LaneSpacing
  ) -> Scene.Line {
    let node = skeleton.nodes[place]
    let answer = node.question.answers[edge.answer]
    let column = columns[node.column]
    let start = Point(x: column.x + column.width, y: spacing.nodeYs[place])
    let turn = start.x + Self.turn
    let level = spacing.y(of: edge.target)
    var points = [start]
    if level != start.y { points += [Point(x: turn, y: start.y), Point(x: turn, y: level)] }
    let target: Int
    switch edge.target {
    case .node(let next):
      target = next
      points.append(Point(x: columns[skeleton.nodes[next].column].x, y: level))
    case .lane(let lane):
      switch skeleton.lanes[lane] {
      case .box(let box):
        target = skeleton.nodes.count + box
        points.append(Point(x: columns[skeleton.column(ofEnd: box)].x, y: level))
      case .join(let next):
        target = next
        let end = Point(x: columns[skeleton.nodes[next].column].x, y: spacing.nodeYs[next])
        points += [
          Point(x: end.x - Self.joinRoom, y: level), Point(x: end.x - Self.joinRoom, y: end.y),
          end,
        ]
      }
    }
    let label = metrics.labels[place][edge.answer]
    return Scene.Line(
      decision: node.question.decision, decisionID: node.question.id, branch: edge.answer,
      mark: answer.mark, points: points, label: label,
      labelOrigin: Point(
        x: start.x + Self.labelIndent, y: level - Self.labelLift - label.height),
      target: target)
  }
}

extension Scene {
  /// Moves everything down, or up where `distance` is negative.
  mutating func move(down distance: Int) {
    for place in boxes.indices { boxes[place].frame.y += distance }
    for place in lines.indices {
      for corner in lines[place].points.indices { lines[place].points[corner].y += distance }
      lines[place].labelOrigin.y += distance
    }
  }
}
