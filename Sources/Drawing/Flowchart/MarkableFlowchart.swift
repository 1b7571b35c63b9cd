package import GuidelineModel
package import Markup

/// A tree drawn once, to be marked for any number of patients.
///
/// Where things stand does not depend on the marks, and every box and line is written in one of few
/// ways; so a server lays a tree out once and puts together what a patient's marks ask for.
package struct MarkableFlowchart: Sendable {
  private let drawing: FlowchartDrawing
  private let scene: Scene
  private let prefix: String
  /// Every line, by its mark.
  private let lines: [[Mark: RenderedMarkup]]
  /// Every box, by its mark and whether the path waits there.
  private let boxes: [[Look: RenderedMarkup]]

  private struct Look: Hashable {
    let mark: Mark
    let isWaiting: Bool
  }

  /// Draws a tree, for a page that brings ``DrawingStyle/css``.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - guideline: The guideline it belongs to.
  ///   - language: The language of every word.
  ///   - direction: Which way it runs.
  ///   - prefix: What every identifier begins with.
  ///   - width: How wide a drawing from top to bottom is.
  package init(
    tree: Tree, guideline: Guideline, language: Language, direction: Direction, prefix: String,
    width: Int = FlowchartDrawing.phoneWidth
  ) {
    drawing = FlowchartDrawing(
      tree: tree, guideline: guideline, language: language, direction: direction,
      width: width)
    let scene = drawing.scene
    self.scene = scene
    self.prefix = prefix
    lines = scene.lines.map { line in
      Dictionary(
        uniqueKeysWithValues: Mark.allCases.map { mark in
          var line = line
          line.mark = mark
          return (mark, scene.element(of: line, prefix).xml(depth: 2))
        })
    }
    boxes = zip(scene.boxes, scene.boxIdentifiers(prefix: prefix)).map { box, id in
      Dictionary(
        uniqueKeysWithValues: Mark.allCases.flatMap { mark in
          [false, true].map { isWaiting in
            var box = box
            box.mark = mark
            box.isWaiting = isWaiting
            return (
              Look(mark: mark, isWaiting: isWaiting),
              scene.element(of: box, id: id).xml(depth: 2)
            )
          }
        })
    }
  }

  /// The drawing as SVG, the same that ``FlowchartDrawing/svg(_:prefix:)`` gives.
  package func svg(_ marking: TreeMarking) -> RenderedMarkup {
    let marked = scene.marked(by: marking)
    let lines = Scene.drawingOrder.flatMap { mark in
      marked.lines.indices.filter { marked.lines[$0].mark == mark }
        .map { self.lines[$0][mark].map(Fragment.rendered) }
    }
    let boxes = marked.boxes.enumerated().map { place, box in
      self.boxes[place][Look(mark: box.mark, isWaiting: box.isWaiting)].map(Fragment.rendered)
    }
    return drawing.svg(
      of: Scene.layers(lines: lines, boxes: boxes), width: scene.width, height: scene.height,
      .classes, prefix)
  }
}
