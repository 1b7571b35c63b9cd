package import GuidelineModel

/// Which way a flowchart runs.
package enum Direction: String, CaseIterable, Sendable {
  /// From left to right, for a wide screen.
  case leftToRight = "left-to-right"
  /// From top to bottom, for a phone and for paper.
  case topToBottom = "top-to-bottom"
}

/// A flowchart with everything in its place.
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
    /// Whether the patient's path stops here, for want of an answer.
    package var isWaiting = false
    package let face: BoxFace
    /// The box itself, without its tabs.
    package var frame: Rectangle

    /// The tabs, each in its place.
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
    /// The place of the branch among those of its decision.
    package let branch: Int
    package var mark: Mark
    /// The corners; every stretch is horizontal or vertical, and the last ends in an arrow.
    package var points: [Point]
    package let label: TextBlock
    /// Where the label stands.
    package var labelOrigin: Point
    /// The box it leads to, by its place in the scene.
    package let target: Int

    package var labelFrame: Rectangle {
      Rectangle(
        x: labelOrigin.x, y: labelOrigin.y, width: label.width, height: label.height)
    }
  }
}
