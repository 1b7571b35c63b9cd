package import GuidelineModel

/// A tree drawn once, to be marked for any number of patients.
///
/// Where things stand does not depend on the marks, and every box and line is written in one of few
/// ways; so a server lays a tree out once and puts together what a patient's marks ask for.
package struct FlowchartStencil: Sendable {
  private let scene: Scene
  /// Everything before the lines.
  private let head: String
  /// Every line, by its mark.
  private let lines: [[Mark: String]]
  /// Every box, by its mark and whether the path waits there.
  private let boxes: [[Look: String]]

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
  package init(
    tree: Tree, guideline: Guideline, language: Language, direction: Direction, prefix: String
  ) {
    let drawing = FlowchartDrawing(
      tree: tree, guideline: guideline, language: language, direction: direction)
    let scene = drawing.scene
    self.scene = scene
    head = drawing.svg(of: [], width: scene.width, height: scene.height, .classes, prefix)
      .replacing(Self.end, with: "")
    lines = scene.lines.map { line in
      Dictionary(
        uniqueKeysWithValues: Mark.allCases.map { mark in
          var line = line
          line.mark = mark
          return (mark, scene.element(of: line, prefix).rendered(indent: "  "))
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
              scene.element(of: box, id: id).rendered(indent: "  ")
            )
          }
        })
    }
  }

  private static let end = "</svg>\n"

  /// The drawing as SVG, the same that ``FlowchartDrawing/svg(_:prefix:)`` gives.
  package func svg(_ marking: TreeMarking) -> String {
    let marked = scene.marked(by: marking)
    let lines = Scene.drawingOrder.flatMap { mark in
      marked.lines.indices.filter { marked.lines[$0].mark == mark }
        .map { self.lines[$0][mark] ?? "" }
    }
    let boxes = marked.boxes.enumerated().map { place, box in
      self.boxes[place][Look(mark: box.mark, isWaiting: box.isWaiting)] ?? ""
    }
    return head + " <g class=\"branches\">\n" + lines.joined() + " </g>\n <g class=\"boxes\">\n"
      + boxes.joined() + " </g>\n" + Self.end
  }
}
