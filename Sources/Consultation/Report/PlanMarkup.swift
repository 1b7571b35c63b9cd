package import GuidelineModel
package import Markup
import Reasoning

/// The markup of a plan in reports.
extension PlanInWords {
  /// The cautions, then every line under its heading, then the texts below.
  ///
  /// - Parameter language: The language of the words.
  /// - Returns: A section with a heading of level 2.
  func markup(in language: Language) -> Fragment {
    let phrases = Phrases(language)
    return .section(
      [.class("plan"), .labelledBy("plan")],
      .h2([.id("plan")], phrases.planHeading),
      cautionsMarkup(in: language),
      groups.isEmpty ? .p(phrases.nothingYet) : nil,
      .each(groups) { group in
        .group([
          .h3(group.heading),
          .ul([.class("lines")], .each(group.lines) { $0.markup(phrases) }),
        ])
      },
      always.map { .p([.class("always")], $0) },
      .p([.class("quiet")], status),
      sentences(folded, class: "folded", phrases),
      listed(phrases.laterHeading, later),
      listed(phrases.unusedHeading, unused.map { "\($0.label): \($0.value)" } + unusedTicks))
  }

  /// The cautions above the steps; `nil` if there are none.
  package func cautionsMarkup(in language: Language) -> Fragment? {
    sentences(cautions, class: "cautions", Phrases(language))
  }

  private func sentences(
    _ cautions: [CautionWords], class name: String, _ phrases: Phrases
  ) -> Fragment? {
    guard !cautions.isEmpty else { return nil }
    return .ul(
      [.class(name)],
      .each(cautions) { caution in
        .li(
          [.class(caution.urgency.map(\.styleName) ?? "caution")],
          caution.urgency?.drawnShape, caution.urgency.map { _ in .text(" ") },
          .text(caution.sentence),
          caution.sources.isEmpty
            ? nil
            : .group([
              " ",
              .span(
                [.class("quiet")],
                "\(phrases.source): \(caution.sources.joined(separator: "; "))."),
            ]))
      })
  }

  private func listed(_ label: String, _ words: [String]) -> Fragment? {
    guard !words.isEmpty else { return nil }
    return .p([.class("quiet")], .b("\(label):"), " \(words.joined(separator: "; ")).")
  }
}

extension PlanInWords.Line {
  fileprivate func markup(_ phrases: Phrases) -> Fragment {
    .li(
      [.class("line \(styleName)")],
      .p(
        [.class("what")],
        sign, " ",
        .span(
          .b(text.closed),
          sources.isEmpty
            ? nil
            : .group([
              " ",
              .span(
                [.class("quiet")], sources.joined(separator: "; ").capitalisedFirst.closed),
            ]))),
      time.map { time in
        .p(
          [.class("when"), .due(time.due), time.due.map { _ in .relative(time.relative) }],
          time.sentence.closed)
      },
      covered.isEmpty ? nil : .p([.class("detail")], phrases.concerns(covered).closed),
      .each(details) { .p([.class("detail")], $0.words.closed) })
  }

  /// The symbol of its urgency or of its state; the two never look alike.
  package var sign: Fragment? {
    state.isPast
      ? .span([.class("sign"), .aria("hidden", "true")], shape) : shownUrgency.drawnShape
  }

  /// The name by which style sheets select it.
  package var styleName: String { state.isPast ? "past-line" : shownUrgency.styleName }
}

extension String {
  /// The text with a full stop, unless it already ends in punctuation.
  package var closed: String {
    last.map { ".:?!".contains($0) } ?? true ? self : self + "."
  }
}
