package import GuidelineModel
package import Markup

/// A flowchart that is laid out once and marked for any number of patients.
///
/// Coordinates do not depend on marks, and every box and line is drawn in one of a few ways. So a
/// server lays out each tree once and combines the parts that a patient's marks require.
package struct MarkableFlowchart: Sendable {
  private let scene: Scene
  /// The drawing without its lines and boxes.
  private let frame: Fragment
  private let lines: [PerMark<Fragment>]
  private let boxes: [Box]

  /// A box for each mark, without and with the sign that the path waits there.
  private struct Box: Sendable {
    let plain: PerMark<Fragment>
    let waiting: PerMark<Fragment>
  }

  /// Draws a tree for a page that includes ``DrawingStyle/css``.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - guideline: The guideline it belongs to.
  ///   - language: The language of all words.
  ///   - direction: The direction of the flowchart.
  ///   - prefix: The prefix of every identifier.
  ///   - width: The width of a drawing from top to bottom, in pixels.
  package init(
    tree: Tree, guideline: Guideline, language: Language, direction: Direction, prefix: String,
    width: Int = FlowchartDrawing.phoneWidth
  ) {
    let drawing = FlowchartDrawing(
      tree: tree, guideline: guideline, language: language, direction: direction,
      width: width)
    let scene = drawing.scene
    self.scene = scene
    frame = drawing.picture(
      of: [], width: scene.width, height: scene.height, .classes, prefix)
    lines = scene.lines.map { line in
      PerMark { mark in
        var line = line
        line.mark = mark
        return .rendered(scene.element(of: line, prefix).xml(depth: 2))
      }
    }
    boxes = zip(scene.boxes, scene.boxIdentifiers(prefix: prefix)).map { box, id in
      func looks(isWaiting: Bool) -> PerMark<Fragment> {
        PerMark { mark in
          var box = box
          box.mark = mark
          box.isWaiting = isWaiting
          return .rendered(scene.element(of: box, id: id).xml(depth: 2))
        }
      }
      return Box(plain: looks(isWaiting: false), waiting: looks(isWaiting: true))
    }
  }

  /// The drawing as SVG, equal to that of ``FlowchartDrawing/svg(_:prefix:)``.
  package func picture(_ marking: TreeMarking) -> Fragment {
    let marks = scene.marks(by: marking)
    var drawn: [Fragment?] = []
    drawn.reserveCapacity(lines.count)
    for mark in Scene.drawingOrder {
      for place in lines.indices where marks.lines[place] == mark {
        drawn.append(lines[place][mark])
      }
    }
    let boxes = zip(boxes, marks.boxes).map { box, look -> Fragment? in
      (look.isWaiting ? box.waiting : box.plain)[look.mark]
    }
    return frame.adding(Scene.layers(lines: drawn, boxes: boxes))
  }
}
