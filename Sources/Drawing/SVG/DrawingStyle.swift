/// How a drawing gets its style.
package enum Styling: String, CaseIterable, Sendable {
  /// The drawing contains its style and background: for a file of its own.
  case standalone
  /// Class names only, for a page that includes ``DrawingStyle/css``. It needs no inline style, so
  /// a strict content security policy allows it.
  case classes

  /// A length in SVG: in pixels if standalone, else in `rem`, so that the drawing grows with the
  /// reader's text.
  func length(_ pixels: Int) -> String {
    switch self {
    case .standalone: "\(pixels)"
    case .classes: "\(Double(pixels) / Self.pixelsOfText)rem"
    }
  }

  /// The font size in pixels for which drawings are made.
  private static let pixelsOfText = 16.0
}

/// The colours and lines of every drawing.
package enum DrawingStyle {
  /// The style sheet, for light and dark colour schemes and for forced colours.
  package static let css =
    shape + colours(.light) + "@media (prefers-color-scheme: dark) {\n" + colours(.dark) + "}\n"
    + "@media (forced-colors: active) {\n" + colours(.forced) + "}\n"

  private struct Palette: Sendable {
    let paper, raised, ink, quiet, hairline, accent: String
    let now, withinDay, withinDays, none: String

    static let light = Palette(
      paper: "#fbfaf7", raised: "#ffffff", ink: "#1c2024", quiet: "#5b636b", hairline: "#dcd9d2",
      accent: "#0f5c63", now: "#a3262a", withinDay: "#a85b00", withinDays: "#24527a",
      none: "#5b636b")
    static let dark = Palette(
      paper: "#14171a", raised: "#1b1f23", ink: "#e8e6e1", quiet: "#9aa2a9", hairline: "#3a4046",
      accent: "#6fc3c9", now: "#ff9a94", withinDay: "#ffb75e", withinDays: "#93c8ff",
      none: "#9aa2a9")
    static let forced = Palette(
      paper: "Canvas", raised: "Canvas", ink: "CanvasText", quiet: "GrayText",
      hairline: "GrayText", accent: "Highlight", now: "CanvasText", withinDay: "CanvasText",
      withinDays: "CanvasText", none: "CanvasText")
  }

  private static let shape = """
    .drawing { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", \
    Arial, "DejaVu Sans", sans-serif; }
    .drawing .line { fill: none; stroke-linejoin: round; }
    .drawing .box, .drawing .line { stroke-width: 1.5px; }
    .drawing .arrow { stroke: none; }
    .drawing .bold { font-weight: 600; }
    .drawing .taken > .box, .drawing .taken > .line { stroke-width: 3px; }
    .drawing .ruled-out > .box, .drawing .ruled-out > .line { stroke-width: 1px; \
    stroke-dasharray: 4 3; }
    .drawing .tab rect, .drawing .band { stroke-width: 1px; }
    .drawing .mark-no-limit, .drawing .mark-not-yet { fill: none; stroke-width: 2px; }

    """

  private static func colours(_ palette: Palette) -> String {
    """
    .drawing text { fill: \(palette.ink); }
    .drawing .paper { fill: \(palette.paper); }
    .drawing .box { fill: \(palette.raised); stroke: \(palette.ink); }
    .drawing .line { stroke: \(palette.ink); }
    .drawing .arrow { fill: \(palette.ink); }
    .drawing .band { fill: none; stroke: \(palette.hairline); }
    .drawing .tab rect { fill: \(palette.paper); stroke: \(palette.hairline); }
    .drawing .tab text, .drawing text.start { fill: \(palette.accent); }
    .drawing text.quiet { fill: \(palette.quiet); }
    .drawing .taken > .box, .drawing .taken > .line { stroke: \(palette.accent); }
    .drawing .taken > .arrow { fill: \(palette.accent); }
    .drawing .ruled-out > .box, .drawing .ruled-out > .line { stroke: \(palette.quiet); }
    .drawing .ruled-out > .arrow, .drawing .ruled-out text { fill: \(palette.quiet); }
    .drawing .mark-at-once { fill: \(palette.now); }
    .drawing .mark-within-a-day { fill: \(palette.withinDay); }
    .drawing .mark-within-days, .drawing .mark-as-soon-as-possible { \
    fill: \(palette.withinDays); }
    .drawing .mark-no-limit, .drawing .mark-not-yet { stroke: \(palette.none); }
    .drawing .ruled-out .mark-at-once, .drawing .ruled-out .mark-within-a-day, \
    .drawing .ruled-out .mark-within-days, .drawing .ruled-out .mark-as-soon-as-possible { \
    fill: \(palette.quiet); }

    """
  }
}
