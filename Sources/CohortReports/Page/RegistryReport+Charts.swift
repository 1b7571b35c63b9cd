import Cohort
import GuidelineModel
import Markup

/// A plane for points, with the vertical axis as a share.
private struct Plane {
  static let width = 360.0
  static let height = 260.0
  static let left = 44.0
  static let right = 8.0
  static let top = 10.0
  static let bottom = 36.0

  let low: Double
  let high: Double

  /// Holds all shares, in steps of ten per cent.
  init(_ shares: [Double]) {
    let (least, most) = (shares.min() ?? 0, shares.max() ?? 1)
    low = max(0, (least * 10).rounded(.down) / 10)
    high = min(1, max(low + 0.1, (most * 10).rounded(.up) / 10))
  }

  func y(_ share: Double) -> Double {
    let part = (min(max(share, low), high) - low) / (high - low)
    return Self.rounded(Self.height - Self.bottom - part * (Self.height - Self.top - Self.bottom))
  }

  func x(_ part: Double) -> Double {
    Self.rounded(Self.left + part * (Self.width - Self.left - Self.right))
  }

  static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }

  var ticks: [Double] {
    let count = Int(((high - low) * 10).rounded())
    let step = count > 5 ? 2 : 1
    return stride(from: 0, through: count, by: step).map { low + Double($0) / 10 }
  }
}

extension RegistryReport {
  /// A funnel plot: each group's share against its number, with exact limits around the overall share.
  func funnel(_ grouping: PublishedReport.Grouping) -> Fragment? {
    let groups = grouping.rows.compactMap { row in
      row.text.flatMap { text in row.proportion.map { (text: text, proportion: $0) } }
    }
    guard groups.count > 2, let classes = published.classes,
      let overall = Proportion(concordant: classes),
      let most = groups.map(\.proportion.total).max()
    else { return .p(words.noFunnel) }
    func limits(_ count: Int, _ share: Double) -> ClosedRange<Double> {
      let range = Binomial(trials: count, chance: overall.share).limits(holding: share)
      return Double(range.lowerBound) / Double(count)...Double(range.upperBound) / Double(count)
    }
    let least = groups.map(\.proportion.total).min() ?? 1
    let sizes = Set(
      (0...40).map { step in
        max(1, least * 4 / 5) + (most - max(1, least * 4 / 5)) * step / 40
      }
    ).sorted()
    let inner = sizes.map { limits($0, Self.two) }
    let outer = sizes.map { limits($0, Self.three) }
    let plane = Plane(
      groups.map(\.proportion.share) + inner.flatMap { [$0.lowerBound, $0.upperBound] }
        + [outer[outer.count / 2].lowerBound, outer[outer.count / 2].upperBound])
    let span = Double(max(1, most - (sizes.first ?? 1)))
    func x(_ count: Int) -> Double { plane.x(Double(count - (sizes.first ?? 1)) / span) }
    func curve(_ kind: String, _ ends: [Double]) -> Fragment {
      line(kind, zip(sizes, ends).map { (x($0), plane.y($1)) })
    }
    let points = groups.map { group -> Fragment in
      let own = group.proportion
      let isOutside = !limits(own.total, Self.three).contains(own.share)
      return point(x(own.total), plane.y(own.share), isMarked: isOutside)
    }
    let marks = [
      curve("limit", inner.map(\.lowerBound)), curve("limit", inner.map(\.upperBound)),
      curve("limit outer", outer.map(\.lowerBound)), curve("limit outer", outer.map(\.upperBound)),
      line("middle", [(plane.x(0), plane.y(overall.share)), (plane.x(1), plane.y(overall.share))]),
    ]
    let title = words.funnel(grouping.column)
    return .group([
      figure(
        title, words.funnelExplained(overall),
        axes(plane, words.decidable)
          + xLabels([
            (plane.x(0), words.number(sizes.first ?? 1)), (plane.x(1), words.number(most)),
          ])
          + marks + points),
      table(
        "funnel-\(grouping.column)", title,
        [
          grouping.column, words.decidable, words.shareColumn, words.limits95, words.limits998,
          words.place,
        ],
        groups.map { group in
          let own = group.proportion
          let (near, far) = (limits(own.total, Self.two), limits(own.total, Self.three))
          let place =
            far.contains(own.share)
            ? near.contains(own.share) ? words.within : words.outside95 : words.outside998
          return (
            group.text, .text(group.text.isEmpty ? words.empty : group.text),
            [
              .count(.exact(own.total)), .share(own), .text(words.range(near)),
              .text(words.range(far)), .text(place),
            ]
          )
        }),
    ])
  }

  /// What the inner limits of a funnel hold: two standard deviations.
  private static let two = 0.95
  /// What the outer ones hold: three.
  private static let three = 0.998

  /// The share over periods, with the test for a trend.
  func trend(_ grouping: PublishedReport.Grouping) -> Fragment? {
    let periods = grouping.rows.compactMap { row in
      row.text.flatMap { text in row.proportion.map { (text: text, proportion: $0) } }
    }
    let isWhole = periods.count == grouping.rows.count
    guard periods.count > 1 else { return .p(words.noTrend) }
    let intervals = periods.map(\.proportion.wilson)
    let plane = Plane(intervals.flatMap { [$0.lowerBound, $0.upperBound] })
    func x(_ place: Int) -> Double { plane.x((Double(place) + 0.5) / Double(periods.count)) }
    var marks: [Fragment] = []
    for (place, interval) in intervals.enumerated() {
      marks.append(
        line(
          "whisker",
          [(x(place), plane.y(interval.lowerBound)), (x(place), plane.y(interval.upperBound))]))
    }
    marks.append(
      line("middle", periods.enumerated().map { (x($0), plane.y($1.proportion.share)) }))
    marks += periods.enumerated().map {
      point(x($0), plane.y($1.proportion.share), isMarked: false)
    }
    let ends = [(x(0), periods[0].text), (x(periods.count - 1), periods[periods.count - 1].text)]
    let test = Trend(periods.map(\.proportion))
    return .group([
      figure(
        words.trend(grouping.column), words.trendExplained,
        axes(plane, grouping.column) + xLabels(ends) + marks),
      .p(
        test.map { test in
          Fragment.span(
            [.data("z", "\(test.z)"), .data("p", "\(test.p)")],
            words.test(test))
        } ?? .text(words.noTrend)),
      isWhole ? nil : .p(words.trendIncomplete),
    ])
  }

  private func figure(_ title: String, _ explained: String, _ content: [Fragment]) -> Fragment {
    .figure(
      .element(
        "svg",
        [
          "class": "chart", "viewBox": "0 0 \(Int(Plane.width)) \(Int(Plane.height))",
          "role": "img",
          "aria-label": "\(title). \(words.tableHasNumbers)",
        ], content),
      .figcaption(.strong(title), ". ", .text(explained)))
  }

  private func axes(_ plane: Plane, _ label: String) -> [Fragment] {
    let ticks = plane.ticks.flatMap { share -> [Fragment] in
      let y = plane.y(share)
      return [
        line("grid", [(plane.x(0), y), (plane.x(1), y)]),
        text(words.percent(share, decimals: 0), x: Plane.left - 6, y: y + 4, anchor: "end"),
      ]
    }
    return ticks + [
      text(label, x: (Plane.left + Plane.width) / 2, y: Plane.height - 4, anchor: "middle")
    ]
  }

  private func xLabels(_ labels: [(x: Double, text: String)]) -> [Fragment] {
    labels.enumerated().map { place, label in
      text(
        label.text, x: label.x, y: Plane.height - 20,
        anchor: place == 0 ? "start" : "end")
    }
  }

  private func text(_ text: String, x: Double, y: Double, anchor: String) -> Fragment {
    .element("text", ["x": "\(x)", "y": "\(y)", "text-anchor": anchor], [.text(text)])
  }

  private func line(_ kind: String, _ points: [(x: Double, y: Double)]) -> Fragment {
    .element(
      "polyline",
      ["class": kind, "points": points.map { "\($0.x),\($0.y)" }.joined(separator: " ")])
  }

  /// A circle; a diamond where it is outside the outer limits.
  private func point(_ x: Double, _ y: Double, isMarked: Bool) -> Fragment {
    isMarked
      ? .element("path", ["class": "point marked", "d": "M\(x) \(y - 6)l6 6l-6 6l-6 -6Z"])
      : .element("circle", ["class": "point", "cx": "\(x)", "cy": "\(y)", "r": "4"])
  }
}
