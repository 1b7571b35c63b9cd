import GuidelineModel
import Markup

/// SVG elements that all drawings use.
enum SVGParts {
  /// The root element, with a title and a description for readers who cannot see the drawing.
  static func document(
    width: Int, height: Int, prefix: String, title: String, description: String,
    language: String, styling: Styling, content: [Fragment]
  ) -> Fragment {
    var children = [
      Fragment.element("title", ["id": "\(prefix)-title"], [.text(title)]),
      Fragment.element("desc", ["id": "\(prefix)-desc"], [.text(description)]),
    ]
    if styling == .standalone {
      let css = DrawingStyle.css.replacing("\n", with: " ")
      children.append(Fragment.element("style", [:], [.text(css)]))
      children.append(
        Fragment.element("rect", ["class": "paper", "width": "\(width)", "height": "\(height)"]))
    }
    return Fragment.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "drawing", "id": prefix,
        "viewBox": "0 0 \(width) \(height)", "width": styling.length(width),
        "height": styling.length(height),
        "role": "img", "aria-labelledby": "\(prefix)-title \(prefix)-desc", "lang": language,
      ], children + content)
  }

  /// Lines of text, the first below `origin`.
  static func text(_ block: TextBlock, at origin: Point, class name: String? = nil) -> [Fragment] {
    var y = origin.y
    return block.lines.map { line in
      if line.opensParagraph { y += TextBlock.paragraphGap }
      // The baseline, so that the letters are in the middle of the line's height.
      let baseline = y + block.size
      y += FontMetrics.lineHeight(size: block.size)
      let joiner = line.joiner.map { Fragment.element("tspan", ["class": "bold"], [.text($0)]) }
      let classes = [block.isBold ? "bold" : nil, name].compactMap(\.self)
      return Fragment.element(
        "text",
        [
          "x": "\(origin.x)", "y": "\(baseline)", "font-size": "\(block.size)",
          "class": classes.isEmpty ? nil : classes.joined(separator: " "),
        ], [joiner, .text((joiner == nil ? "" : " ") + line.text)])
    }
  }

  /// A line with rounded corners that ends in an arrow.
  static func arrow(along points: [Point], isThick: Bool) -> [Fragment] {
    guard let tip = points.last, let before = points.dropLast().last else { return [] }
    let (length, half) = isThick ? (11, 6) : (9, 4)
    let (dx, dy) = ((tip.x - before.x).signum(), (tip.y - before.y).signum())
    let base = Point(x: tip.x - dx * length, y: tip.y - dy * length)
    let corners = points.dropLast() + [Point(x: base.x + dx * 2, y: base.y + dy * 2)]
    let head =
      "M\(tip.x) \(tip.y)L\(base.x + dy * half) \(base.y + dx * half)"
      + "L\(base.x - dy * half) \(base.y - dx * half)Z"
    return [
      Fragment.element("path", ["class": "line", "d": path(along: Array(corners))]),
      Fragment.element("path", ["class": "arrow", "d": head]),
    ]
  }

  /// A path with rounded corners.
  static func path(along points: [Point]) -> String {
    guard let first = points.first, let last = points.last else { return "" }
    var path = "M\(first.x) \(first.y)"
    for place in points.indices.dropFirst().dropLast() {
      let (before, corner, after) = (points[place - 1], points[place], points[place + 1])
      let radius = min(6, distance(before, corner) / 2, distance(corner, after) / 2)
      let entry = Point(
        x: corner.x + (before.x - corner.x).signum() * radius,
        y: corner.y + (before.y - corner.y).signum() * radius)
      let exit = Point(
        x: corner.x + (after.x - corner.x).signum() * radius,
        y: corner.y + (after.y - corner.y).signum() * radius)
      path += "L\(entry.x) \(entry.y)Q\(corner.x) \(corner.y) \(exit.x) \(exit.y)"
    }
    return path + "L\(last.x) \(last.y)"
  }

  private static func distance(_ first: Point, _ second: Point) -> Int {
    abs(first.x - second.x) + abs(first.y - second.y)
  }

  /// The mark of an urgency, in a square of 12 pixels.
  static func mark(_ urgency: Urgency, at origin: Point) -> Fragment {
    let name = "mark-\(urgency.styleName)"
    let (x, y) = (origin.x, origin.y)
    switch urgency {
    case .atOnce, .overdue:
      return Fragment.element(
        "rect", ["class": name, "x": "\(x)", "y": "\(y)", "width": "12", "height": "12"])
    case .withinADay:
      return Fragment.element(
        "path", ["class": name, "d": "M\(x + 6) \(y)L\(x + 13) \(y + 12)L\(x - 1) \(y + 12)Z"])
    case .soon:
      return Fragment.element(
        "path", ["class": name, "d": "M\(x + 6) \(y - 1)l7 7l-7 7l-7 -7Z"])
    case .withinDays:
      return Fragment.element(
        "circle", ["class": name, "cx": "\(x + 6)", "cy": "\(y + 6)", "r": "6"])
    case .noLimit:
      return Fragment.element(
        "circle", ["class": name, "cx": "\(x + 6)", "cy": "\(y + 6)", "r": "5"])
    case .notYet:
      // The face of a clock, and its hands.
      let face = "M\(x + 1) \(y + 6)a5 5 0 1 0 10 0a5 5 0 1 0 -10 0"
      return Fragment.element(
        "path", ["class": name, "d": "\(face)M\(x + 6) \(y + 3)v3h3"])
    }
  }
}
