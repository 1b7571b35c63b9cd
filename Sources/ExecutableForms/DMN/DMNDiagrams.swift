import Drawing
import GuidelineModel
import Markup

/// The diagrams for modelling tools: the trees as on the overview, and each tree with its inputs.
struct DMNDiagrams {
  private static let boxHeight = 60
  private static let gap = 30
  private static let margin = 20

  private let export: DMNExport

  init(_ export: DMNExport) { self.export = export }

  var fragment: Fragment {
    .element("dmndi:DMNDI", [:], [overview, .each(export.form.trees, diagram)])
  }

  private var names: DMNNames { export.names }

  /// The trees and their links.
  private var overview: Fragment {
    let scene = OverviewDrawing(guideline: export.form.guideline, language: export.language).scene
    // Names are longer than the titles on the overview and cannot be broken.
    let widening =
      scene.boxes.map { box in
        (Self.width(of: names.outcome(Index(box.tree))) - 1) / max(box.frame.width, 1) + 1
      }.max() ?? 1
    let diagram = "overview"
    let shapes = scene.boxes.map { box in
      shape(
        of: names.outcome(Index(box.tree)), in: diagram,
        Rectangle(
          x: box.frame.x * widening, y: box.frame.y, width: box.frame.width * widening,
          height: box.frame.height))
    }
    let edges = scene.links.compactMap { link -> Fragment? in
      let (source, target) = (Index<Tree>(link.source), Index<Tree>(link.target))
      guard export.treesBefore(target).contains(source) else { return nil }
      return edge(
        from: names.outcome(source), to: names.outcome(target), in: diagram,
        link.points.map { Point(x: $0.x * widening, y: $0.y) })
    }
    return self.diagram(diagram, export.words(export.form.guideline.title), shapes + edges)
  }

  /// The diagram of a tree: its inputs in a row, its outcome above, its possible outcomes below.
  private func diagram(of tree: ExecutableTree) -> Fragment {
    let inputs = tree.tree.decisions.map(\.item).uniqued.map(names.input)
    let decisions = [names.outcome(tree.index), names.possible(tree.index)]
    let step = (inputs.map(Self.width).max() ?? 0) + Self.gap
    let rowWidth = inputs.count * step - Self.gap
    let rowTop = Self.margin + 3 * Self.boxHeight
    let frames = inputs.indices.map { place in
      Rectangle(
        x: Self.margin + place * step, y: rowTop, width: step - Self.gap, height: Self.boxHeight)
    }
    let diagram = "\(names.outcome(tree.index)).diagram"
    var parts = zip(inputs, frames).map { shape(of: $0, in: diagram, $1) }
    for (decision, isAbove) in zip(decisions, [true, false]) {
      let width = max(Self.width(of: decision), rowWidth / 2)
      let frame = Rectangle(
        x: Self.margin + max(0, (rowWidth - width) / 2),
        y: isAbove ? Self.margin : rowTop + 3 * Self.boxHeight, width: width,
        height: Self.boxHeight)
      parts.append(shape(of: decision, in: diagram, frame))
      for (place, input) in zip(inputs, frames).enumerated() {
        let arrival = frame.x + frame.width * (place + 1) / (inputs.count + 1)
        parts.append(
          edge(
            from: input.0, to: decision, in: diagram,
            [
              Point(
                x: input.1.x + input.1.width / 2, y: isAbove ? input.1.y : input.1.maxY),
              Point(x: arrival, y: isAbove ? frame.maxY : frame.y),
            ]))
      }
    }
    return self.diagram(diagram, export.words(tree.tree.title), parts)
  }

  private func diagram(_ id: String, _ title: String, _ parts: [Fragment]) -> Fragment {
    .element("dmndi:DMNDiagram", ["id": "\(names.model).\(id)", "name": title], parts)
  }

  private func shape(of name: String, in diagram: String, _ frame: Rectangle) -> Fragment {
    .element(
      "dmndi:DMNShape",
      ["id": "\(names.model).\(diagram).shape.\(name)", "dmnElementRef": name],
      [
        .element(
          "dc:Bounds",
          [
            "x": "\(frame.x)", "y": "\(frame.y)", "width": "\(frame.width)",
            "height": "\(frame.height)",
          ])
      ])
  }

  private func edge(
    from source: String, to target: String, in diagram: String, _ points: [Point]
  ) -> Fragment {
    let requirement = DMNExport.requirement(of: target, source)
    return .element(
      "dmndi:DMNEdge",
      ["id": "\(names.model).\(diagram).edge.\(requirement)", "dmnElementRef": requirement],
      points.map { .element("di:waypoint", ["x": "\($0.x)", "y": "\($0.y)"]) })
  }

  /// The width of a box for a name, in pixels, at a font size of about 14.
  private static func width(of name: String) -> Int { 9 * name.count + 24 }
}
