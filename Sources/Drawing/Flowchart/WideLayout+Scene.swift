extension WideLayout {
  /// Everything in its place.
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
