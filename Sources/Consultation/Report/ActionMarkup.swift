import GuidelineModel
package import Markup
package import Reasoning

/// The markup of an action for reports and pages: its steps as a list, its limits, and its urgency
/// mark.
extension ActionWords {
  /// The action and everything within it.
  package var markup: Fragment {
    switch self {
    case .step: .ul([.class("actions")], item(after: nil))
    case .group(let group):
      .group([
        group.condition.map { .p("\($0):") },
        .ul([.class("actions")], .each(group.members) { $0.action.item(after: $0.joiner) }),
        group.limit?.markup,
      ])
    }
  }

  private func item(after joiner: String?) -> Fragment {
    let joiner = joiner.map { Fragment.group([.b([.class("joiner")], $0), " "]) }
    switch self {
    case .step(let step):
      return .li(
        joiner, .text(step.text),
        .each(step.remarks) { .span([.class("remark")], "\($0).") }, step.limit?.markup)
    case .group(let group):
      return .li([.class(group.isAlternative ? "nest alternatives" : "nest")], joiner, markup)
    }
  }
}

extension LimitWords {
  /// The limit as a sentence with its symbol; a script updates its countdown.
  package var markup: Fragment {
    .p(
      [.class("limit \(mark.urgency.styleName)"), .due(due), due.map { _ in .relative(relative) }],
      mark.urgency.drawnShape, " ",
      .span(.b(time), basis.map { ": \($0)" }, "."))
  }
}

extension UrgencyMark {
  /// The symbol of the urgency and its word.
  package var markup: Fragment {
    .span(
      [.class("mark \(urgency.styleName)"), .due(due)], urgency.drawnShape, " ", .span(word),
      condition.map { .group([" ", .span([.class("when")], "(\($0))")]) })
  }
}

extension AdviceInWords.DecidedTree {
  /// The remarks on the outcome.
  package var notesMarkup: Fragment { .each(notes) { .p([.class("note")], $0) } }
}

extension AdviceInWords.OpenTree {
  /// The limit that applies until more is known.
  package var holdingMarkup: Fragment? {
    holding.map { holding in
      let due = limit?.due
      return .p(
        [.class("holding"), .due(due), due.map { _ in .relative(limit?.relative) }], holding)
    }
  }
}

extension Attribute {
  /// The time that a script counts down to, if there is one.
  package static func due(_ time: Instant?) -> Attribute? { time.map { .data("due", $0.utc) } }

  /// The attributes of the root that contain the header and footer of every printed sheet.
  package static func sheet(_ words: String) -> Attribute { .data("sheet", words) }

  /// The words that the countdown script replaces.
  package static func relative(_ words: String?) -> Attribute { .data("relative", words ?? "") }
}

extension Urgency {
  /// The symbol by reference: the page must contain ``Fragment/urgencyShapes``.
  package var drawnShape: Fragment? { Self.shapes[self] }

  private static let shapes = Dictionary(
    uniqueKeysWithValues: allCases.map { urgency in
      let use = Fragment.use([.href("#\(urgency.styleName)")])
      let shape = Fragment.svg([.width("12"), .height("12"), .aria("hidden", "true")], use)
      return (urgency, Fragment.rendered(shape.html()))
    })
}

extension Fragment {
  /// The definitions of the urgency symbols, to be referenced by name.
  package static let urgencyShapes = rendered(
    Fragment.svg(
      [.width("0"), .height("0"), .aria("hidden", "true"), Attribute("focusable", "false")],
      .each(Urgency.allCases.filter { $0 != .overdue }) { urgency in
        .symbol([.id(urgency.styleName), .viewBox("0 0 12 12")], outline(of: urgency))
      }
    ).html())

  private static func outline(of urgency: Urgency) -> Fragment {
    let fill = Attribute("fill", "currentColor")
    func circle(_ radius: String, _ attributes: Attribute...) -> Fragment {
      let place = [Attribute("cx", "6"), Attribute("cy", "6"), Attribute("r", radius)]
      return .circle(place + attributes)
    }
    let ring = circle(
      "4.4", Attribute("fill", "none"), Attribute("stroke", "currentColor"),
      Attribute("stroke-width", "1.6"))
    return switch urgency {
    case .atOnce, .overdue: .path([.d("M1 1h10v10H1z"), fill])
    case .withinADay: .path([.d("M6 .8l5.6 10.4H.4z"), fill])
    case .soon: .path([.d("M6 .2L11.8 6 6 11.8.2 6z"), fill])
    case .withinDays: circle("5", fill)
    case .noLimit: ring
    case .notYet:
      .group([
        ring,
        .path([
          .d("M6 3.4V6h2"), Attribute("fill", "none"), Attribute("stroke", "currentColor"),
          Attribute("stroke-width", "1.2"),
        ]),
      ])
    }
  }
}
