package import GuidelineModel

/// The direction of a flowchart.
package enum Direction: String, CaseIterable, Sendable {
  /// From left to right, for a wide screen.
  case leftToRight = "left-to-right"
  /// From top to bottom, for a phone and for paper.
  case topToBottom = "top-to-bottom"
}

/// A flowchart with all coordinates, in pixels.
package struct Scene: Hashable, Sendable {
  package var width = 0
  package var height = 0
  package var boxes: [Box] = []
  package var lines: [Line] = []

  /// A decision, an outcome or a reference to a decision drawn elsewhere.
  package struct Box: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
      case question(Outline.Question)
      case result(Outline.Result)
      case reference(Outline.Reference)
    }

    package let subject: Subject
    package var mark: Mark
    /// Whether the patient's path stops here because an answer is missing.
    package var isWaiting = false
    package let face: BoxContent
    /// The box itself, without its tabs.
    package var frame: Rectangle

    /// The frames of the tabs.
    package var tabs: [Rectangle] {
      face.tabs.map { tab in
        var frame = tab.frame
        frame.x += self.frame.x
        frame.y += self.frame.maxY
        return frame
      }
    }

    /// The box with its tabs.
    package var outerFrame: Rectangle {
      var outer = frame
      outer.height += face.tabsHeight
      return outer
    }
  }

  /// A branch, from the box it leaves to the box it leads to.
  package struct Line: Hashable, Sendable {
    package let decision: Index<Decision>
    package let decisionID: Name<Decision>
    /// The index of the branch in its decision.
    package let branch: Int
    package var mark: Mark
    /// The corners.
    ///
    /// Every segment is horizontal or vertical; the last one ends in an arrow.
    package var points: [Point]
    package let label: TextBlock
    /// The upper left corner of the label.
    package var labelOrigin: Point
    /// The index in the scene of the box it leads to.
    package let target: Int

    package var labelFrame: Rectangle {
      Rectangle(
        x: labelOrigin.x, y: labelOrigin.y, width: label.width, height: label.height)
    }
  }
}

extension Scene {
  /// The marks of all lines and boxes for a patient, in the order of the scene.
  struct Marks {
    let lines: [Mark]
    let boxes: [(mark: Mark, isWaiting: Bool)]
  }

  func marks(by marking: TreeMarking) -> Marks {
    let lineMarks = lines.map { marking[$0.decision, branch: $0.branch] }
    // A box is ruled out if all branches to it are; else it has the mark of what it stands for.
    var isReached = boxes.map { _ in false }
    for (line, mark) in zip(lines, lineMarks) where mark != .ruledOut {
      isReached[line.target] = true
    }
    let boxMarks = boxes.indices.map { place -> (mark: Mark, isWaiting: Bool) in
      switch boxes[place].subject {
      case .question(let question):
        (marking[question.decision], marking.waiting == question.decision)
      case .result(let result):
        (isReached[place] ? marking[result.outcome] : .ruledOut, false)
      case .reference(let reference):
        (isReached[place] ? marking[reference.decision] : .ruledOut, false)
      }
    }
    return Marks(lines: lineMarks, boxes: boxMarks)
  }

  /// The same drawing, marked for another patient; coordinates do not change.
  func marked(by marking: TreeMarking) -> Scene {
    let marks = marks(by: marking)
    var scene = self
    for (place, mark) in marks.lines.enumerated() { scene.lines[place].mark = mark }
    for (place, look) in marks.boxes.enumerated() {
      scene.boxes[place].mark = look.mark
      scene.boxes[place].isWaiting = look.isWaiting
    }
    return scene
  }
}
