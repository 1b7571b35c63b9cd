import Cohort
import GuidelineModel
import Markup

/// A cell of a table.
enum Cell {
  case count(PublishedCount)
  case share(Proportion)
  case text(String)
}

/// The colours of the parts of a whole, in their order: the same colour means the same.
enum Colours: String {
  case concordance = "good half bad none"
  case answers = "none half good odd"
  case limits = "good bad unsure none open odd"
  case share = "good"

  var names: [Substring] { rawValue.split(separator: " ") }
}

extension RegistryReport {
  /// A table with what it shows as its caption, that scrolls by itself where it is wide.
  ///
  /// Where the heading above it says the same (`isTitled`), the caption is for screen readers only.
  func table(
    _ name: String, _ caption: String, _ columns: [String],
    _ rows: [(name: String, head: Fragment, cells: [Cell])], isTitled: Bool = false
  ) -> Fragment {
    .div(
      [.class("scroll"), .role("region"), .tabindex("0"), .aria("label", caption)],
      .table(
        [.data("table", name)], .caption([.class(isTitled ? "spoken" : "")], caption),
        .thead(.tr(.each(columns) { .th([Attribute("scope", "col")], $0) })),
        .tbody(
          .each(rows) { row in
            .tr(
              [.data("row", row.name)], .th([Attribute("scope", "row")], row.head),
              .each(row.cells) { cell($0) })
          })))
  }

  private func cell(_ cell: Cell) -> Fragment {
    switch cell {
    case .count(.exact(let count)):
      .td([.class("number"), .data("n", "\(count)")], words.number(count))
    case .count(.hidden):
      .td(
        [.class("number")],
        .span([.title(words.notShown), .aria("label", words.notShown), .role("img")], "–"))
    case .share(let proportion):
      .td(
        [
          .class("number"), .data("share", "\(proportion.share)"),
          .data("low", "\(proportion.wilson.lowerBound)"),
          .data("high", "\(proportion.wilson.upperBound)"),
        ], words.share(proportion))
    case .text(let text): .td([.class("number words")], text)
    }
  }

  /// A share as a bar with its interval; the table beside it has the numbers.
  func bar(_ proportion: Proportion?) -> Fragment? {
    guard let proportion else { return nil }
    let interval = proportion.wilson
    return strip([
      rectangle("part", from: 0, to: proportion.share, y: 1, height: 6),
      rectangle(
        "interval", from: interval.lowerBound, to: interval.upperBound, y: 3.25, height: 1.5),
    ])
  }

  /// Parts of a whole side by side; what is not shown is left out of the picture as well.
  func stack(_ counts: [PublishedCount], of total: Int, _ colours: Colours) -> Fragment? {
    guard total > 0, !counts.contains(where: \.isHidden) else { return nil }
    var start = 0.0
    var parts: [Fragment?] = []
    for (name, count) in zip(colours.names, counts) {
      let end = start + Double(count.exact ?? 0) / Double(total)
      parts.append(rectangle("\(name)", from: start, to: end, y: 1, height: 6))
      start = end
    }
    return strip(parts)
  }

  private func rectangle(
    _ kind: String, from start: Double, to end: Double, y: Double, height: Double
  ) -> Fragment {
    func tenths(_ share: Double) -> Double { (share * 10_000).rounded() / 100 }
    return .element(
      "rect",
      [
        "class": kind, "x": "\(tenths(start))", "y": "\(y)", "width": "\(tenths(end - start))",
        "height": "\(height)",
      ])
  }

  private func strip(_ parts: [Fragment?]) -> Fragment {
    .element(
      "svg",
      [
        "class": "strip", "viewBox": "0 0 100 8", "preserveAspectRatio": "none",
        "aria-hidden": "true",
      ],
      [.element("rect", ["class": "track", "x": "0", "y": "1", "width": "100", "height": "6"])]
        + parts)
  }

  /// Which colour of a stack stands for what.
  func legend(_ names: [String], _ colours: Colours) -> Fragment {
    .ul(
      [.class("legend")],
      .each(zip(colours.names, names)) { colour, name in
        .li(
          .element(
            "svg", ["viewBox": "0 0 12 12", "aria-hidden": "true"],
            [.element("rect", ["class": "\(colour)", "width": "12", "height": "12"])]),
          .text(name))
      })
  }
}
