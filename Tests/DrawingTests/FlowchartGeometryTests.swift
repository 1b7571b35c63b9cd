import GuidelineModel
import Testing

@testable import Drawing

/// What makes a drawing legible, checked on everything that is drawn.
struct FlowchartGeometryTests {
  @Test(arguments: try DrawnTree.all())
  func `no two boxes, tabs or labels overlap`(drawn: DrawnTree) {
    let scene = drawn.drawing.scene
    let areas =
      scene.boxes.flatMap { [$0.frame] + $0.tabs } + scene.lines.map(\.labelFrame)
    let overlaps = areas.indices.flatMap { first in
      areas.indices.dropFirst(first + 1).filter { areas[first].intersects(areas[$0]) }
        .map { (areas[first], areas[$0]) }
    }
    #expect(overlaps.isEmpty, "\(overlaps)")
  }

  @Test(arguments: try DrawnTree.all())
  func `no line runs through a box, a tab or a label`(drawn: DrawnTree) {
    let scene = drawn.drawing.scene
    let areas =
      scene.boxes.flatMap { [$0.frame] + $0.tabs } + scene.lines.map(\.labelFrame)
    let hits = scene.lines.flatMap { line in
      Stretch.stretches(of: line.points).flatMap { stretch in
        areas.filter { $0.inset(by: 1).intersects(stretch.area) }.map { (line.decisionID, $0) }
      }
    }
    #expect(hits.isEmpty, "\(hits)")
  }

  @Test(arguments: try DrawnTree.all())
  func `lines of different decisions touch only where they lead to the same box`(
    drawn: DrawnTree
  ) {
    let lines = drawn.drawing.scene.lines
    let crossings = lines.indices.flatMap { first in
      lines.indices.dropFirst(first + 1).filter { second in
        lines[first].decision != lines[second].decision
          && lines[first].target != lines[second].target
          && touch(lines[first].points, lines[second].points)
      }.map { (lines[first].decisionID, lines[$0].decisionID) }
    }
    #expect(crossings.isEmpty, "\(crossings)")
  }

  @Test(arguments: try DrawnTree.all())
  func `every stretch of a line is horizontal or vertical`(drawn: DrawnTree) {
    let stretches = drawn.drawing.scene.lines.flatMap { Stretch.stretches(of: $0.points) }
    #expect(stretches.allSatisfy { $0.from.x == $0.to.x || $0.from.y == $0.to.y })
  }

  @Test(arguments: try DrawnTree.all())
  func `every line begins at its question and ends at what it leads to`(drawn: DrawnTree) {
    let scene = drawn.drawing.scene
    let strays = scene.lines.filter { line in
      guard let first = line.points.first, let last = line.points.last else { return true }
      let isAtTarget = scene.boxes[line.target].frame.touches(last)
      let isAtSource = scene.boxes.contains { box in
        guard case .question(let question) = box.subject else { return false }
        return question.decision == line.decision && box.frame.touches(first)
      }
      return !isAtTarget || !isAtSource
    }
    #expect(strays.isEmpty)
  }

  @Test(arguments: try DrawnTree.all())
  func `text fits in its box and everything fits in the picture`(drawn: DrawnTree) {
    let scene = drawn.drawing.scene
    let picture = Rectangle(x: 0, y: 0, width: scene.width, height: scene.height)
    for box in scene.boxes {
      let origin = box.face.textOrigin(inHeight: box.frame.height)
      let text = Rectangle(
        x: box.frame.x + origin.x, y: box.frame.y + origin.y, width: box.face.text.width,
        height: box.face.text.height)
      #expect(box.frame.inset(by: 6).contains(text))
      #expect(picture.contains(box.outerFrame))
      #expect(box.tabs.allSatisfy(picture.contains))
    }
    #expect(scene.lines.map(\.labelFrame).allSatisfy(picture.contains))
  }

  @Test(arguments: try DrawnTree.all())
  func `text is never smaller than 13 pixels`(drawn: DrawnTree) {
    let scene = drawn.drawing.scene
    let sizes = scene.boxes.map(\.face.text.size) + scene.lines.map(\.label.size)
    #expect(sizes.allSatisfy { $0 >= 13 })
  }

  @Test(arguments: try DrawnTree.all().filter { $0.direction == .topToBottom })
  func `a drawing from top to bottom is as wide as a phone`(drawn: DrawnTree) {
    #expect(drawn.drawing.scene.width == 360)
  }

  @Test(arguments: try DrawnTree.all().filter { $0.direction == .leftToRight })
  func `a tree drawn from left to right is hardly wider than a laptop`(drawn: DrawnTree) {
    let isTree = drawn.guideline.trees.contains { $0.id.text == drawn.name }
    #expect(!isTree || drawn.drawing.scene.width <= 1340)
  }

  private func touch(_ first: [Point], _ second: [Point]) -> Bool {
    Stretch.stretches(of: first).contains { one in
      Stretch.stretches(of: second).contains { one.area.intersects($0.area) }
    }
  }
}

extension Rectangle {
  fileprivate func touches(_ point: Point) -> Bool {
    (x...maxX).contains(point.x) && (y...maxY).contains(point.y)
      && (point.x == x || point.x == maxX || point.y == y || point.y == maxY)
  }
}
