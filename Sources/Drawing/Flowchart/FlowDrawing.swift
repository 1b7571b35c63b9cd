import GuidelineModel
package import Markup

extension FlowchartDrawing {
  /// The drawing with a band under each branch, as wide as the share of all patients that take it.
  ///
  /// The page includes ``DrawingStyle/css``, and gives `.flow` a colour.
  ///
  /// - Parameters:
  ///   - shares: Of every branch of every decision, from 0 to 1.
  ///   - prefix: The prefix of every identifier.
  /// - Returns: An SVG element.
  package func flow(_ shares: [[Double]], prefix: String) -> Fragment {
    let scene = scene
    let bands = scene.lines.compactMap { line -> Fragment? in
      let share = shares[line.decision.offset][line.branch]
      guard share > 0 else { return nil }
      let tenths = Int((share * Self.widestBand * 10).rounded())
      return Fragment.element(
        "path",
        [
          "d": SVGParts.path(along: line.points), "stroke-width": "\(Double(max(tenths, 5)) / 10)",
        ])
    }
    return picture(
      of: [.element("g", ["class": "flow"], bands)] + scene.elements(prefix: prefix),
      width: scene.width, height: scene.height, .classes, prefix)
  }

  /// The width of a band that all patients take, in pixels; bands of neighbouring branches do not touch.
  private static var widestBand: Double { 14 }
}
