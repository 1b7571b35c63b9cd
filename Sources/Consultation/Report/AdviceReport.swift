package import GuidelineModel
package import Markup
package import Reasoning

/// An advice as a self-contained page that prints on as few sheets as possible.
///
/// It contains nothing that identifies the patient, and has lines to fill that in by hand.
package struct AdviceReport: Sendable {
  package let words: AdviceInWords

  /// How the lines about the patient are filled in.
  package enum PatientLines: Sendable {
    case onPaper
    /// In fields of the page whose content is never sent.
    case typed
  }

  private var phrases: Phrases { Phrases(words.language) }

  /// Prepares the report of one advice.
  ///
  /// - Parameters:
  ///   - guideline: The guideline of the advice.
  ///   - digest: The digest of the guideline.
  ///   - evaluation: The evaluation of the patient's case.
  ///   - language: The language of the report.
  ///   - reading: When it is read.
  package init(
    guideline: Guideline, digest: String, evaluation: Evaluation, language: Language,
    reading: ClockTimes.Reading = .later
  ) {
    words =
      AdviceWording(
        guideline: guideline, digest: digest, evaluation: evaluation, language: language,
        reading: reading
      ).words
  }

  /// How a report looks, on screen and on paper, within the class `report`; with the colours that
  /// it is drawn in as custom properties of the root, and what stands around every sheet of paper.
  package static let style = ReportStyle.palette + ReportStyle.sheet + ReportStyle.paper

  /// The footer of every sheet.
  package var sheet: String { sheet(titled: phrases.reportTitle) }

  /// The same for another page that shows the advice.
  package func sheet(titled title: String) -> String {
    "\(title) · \(words.edition) · \(words.moment)"
  }

  /// The whole page.
  package var html: String {
    Fragment.html(
      [.lang(words.language.rawValue), .sheet(sheet)],
      .head(
        .meta([.charset("utf-8")]),
        .meta([.name("viewport"), .content("width=device-width, initial-scale=1")]),
        .meta([.name("color-scheme"), .content("light dark")]),
        .title("\(words.title) · \(phrases.reportTitle) · \(words.moment)"),
        .style("\n\(ReportStyle.css)\n")),
      .body(
        .urgencyShapes,
        .main([.class("report")], content(.onPaper)))
    ).htmlDocument().text
  }

  /// The report as part of another page.
  package func markup(_ lines: PatientLines) -> Fragment {
    .div([.class("report")], content(lines))
  }

  private func content(_ lines: PatientLines) -> Fragment {
    .group([
      .header(
        .div(.h1(words.title), .p(phrases.reportTitle)),
        // The browser inserts the label that it stores; the server does not know it.
        lines == .typed ? .p([.data("label", ""), .hidden]) : nil,
        .p([.class("moment")], words.moment)),
      patientLines(lines),
      warnings,
      words.plan.markup(in: words.language),
      decisions,
      .div(
        [.class("columns")],
        actions,
        .div([.class("aside")], open, findings, readings, notes)),
      .footer(
        conclusion(lines),
        .p([.class("blanks")], signature, signature),
        .p([.class("quiet")], "\(words.disclaimer) \(words.origin)")),
    ])
  }

  private func patientLines(_ lines: PatientLines) -> Fragment {
    switch lines {
    case .onPaper:
      .p(
        [.class("blanks patient")],
        .span([.class("wide")], phrases.patientLine), .span(phrases.birthLine),
        .span(phrases.numberLine))
    case .typed:
      .p(
        [.class("blanks patient typed")],
        .label(
          [.class("wide")], "\(phrases.patientLine) ",
          .input([.autocomplete("off"), .spellcheck("false")])),
        .label("\(phrases.birthLine) ", .input([.autocomplete("off")])),
        .label("\(phrases.numberLine) ", .input([.autocomplete("off")])))
    }
  }

  /// The conclusion of a meeting: one text for the whole case, written by hand or typed and never
  /// sent.
  private func conclusion(_ lines: PatientLines) -> Fragment {
    switch lines {
    case .onPaper: .p([.class("conclusion")], phrases.conclusionLine)
    case .typed:
      .p(
        [.class("conclusion")],
        .label(
          "\(phrases.conclusionLine) ",
          .textarea([Attribute("rows", "3"), .autocomplete("off"), .spellcheck("false")])))
    }
  }

  private var decisions: Fragment? {
    guard !words.decisions.isEmpty else { return nil }
    return .section(
      [.class("decisions"), .labelledBy("decisions")],
      .h2([.id("decisions")], phrases.decisionsHeading),
      .ul(
        .each(words.decisions) { decision in
          .li(.b("\(decision.label): "), .text(decision.value.closed))
        }))
  }

  private var signature: Fragment {
    .group([.span([.class("wide")], phrases.signatureLine), .span(phrases.dateLine)])
  }

  private var warnings: Fragment? {
    guard !words.warnings.isEmpty else { return nil }
    return .section(
      [.class("warnings"), .labelledBy("warnings")],
      .h2([.id("warnings")], phrases.warningsHeading), .bullets(words.warnings))
  }

  private var actions: Fragment? {
    guard !words.decided.isEmpty else { return nil }
    return .section(
      [.class("advice"), .labelledBy("actions")],
      .h2([.id("actions")], phrases.treesHeading),
      .each(words.decided.filter { !$0.isRoute }) { tree in
        .article(
          .h3("\(tree.title) ", tree.mark.markup),
          tree.declined.map { .p([.class("note")], .b($0)) },
          tree.action.markup, tree.notesMarkup,
          labelled(
            phrases.because, tree.reasons.map { "\($0.label): \($0.value)" },
            class: "quiet reasons"),
          tree.remainder.map { .p([.class("quiet")], $0) },
          tree.choice.map { .p([.class("choice")], $0) })
      }, routes)
  }

  private var open: Fragment? {
    guard hasOpen else { return nil }
    return .section(
      [.labelledBy("open")],
      .h2([.id("open")], phrases.openHeading),
      .each(words.open) { tree in
        .article(.h3("\(tree.title) ", tree.mark.markup), openMarkup(tree))
      },
      notKnown, nextQuestion,
      words.questionsRemark.map { .p([.class("quiet")], $0) })
  }

  private var findings: Fragment {
    .section(
      [.labelledBy("findings")],
      .h2([.id("findings")], phrases.findingsHeading),
      words.known.isEmpty ? .p(phrases.noAnswers) : nil,
      .dl(
        .each(words.known) { finding in
          .div(
            .dt(
              .text(finding.label),
              finding.detail.map { .group([" ", .span([.class("quiet")], $0)]) }),
            .dd(finding.value))
        }))
  }

  private var notes: Fragment? {
    guard !words.notes.isEmpty else { return nil }
    return .section(
      [.labelledBy("notes")], .h2([.id("notes")], phrases.notesHeading), .bullets(words.notes))
  }
}

/// The parts that the report and the page of an advice share.
extension AdviceReport {
  /// Whether anything is undecided.
  package var hasOpen: Bool {
    !words.open.isEmpty || !words.notKnown.isEmpty || !words.questions.isEmpty
  }

  /// The trees that only lead to others, which asks for no action.
  package var routes: Fragment? {
    labelled(
      phrases.routesHeading,
      words.decided.filter(\.isRoute).map { "\($0.title) → \($0.summary)" }, class: "quiet routes")
  }

  /// What an undecided tree waits for, and the limit that applies until then.
  package func openMarkup(_ tree: AdviceInWords.OpenTree) -> Fragment {
    .group([
      tree.holdingMarkup,
      .p("\(phrases.waitsFor): \(tree.waitsFor)."),
      .p([.class("quiet")], "\(phrases.possible):"),
      .bullets([.class("quiet")], tree.possible),
    ])
  }

  /// What was asked and is not known.
  package var notKnown: Fragment? { labelled(phrases.notKnownHeading, words.notKnown) }

  /// The answers that nothing depends on, apart from the findings.
  package var unused: Fragment? {
    labelled(
      phrases.unusedHeading,
      words.plan.unused.map { "\($0.label): \($0.value)" } + words.plan.unusedTicks)
  }

  package var nextQuestion: Fragment? {
    labelled(phrases.questionsHeading, words.questions.prefix(1).map(\.label))
  }

  /// What alternative readings of the source say.
  package var readings: Fragment? {
    guard words.readings.agreement != nil || !words.readings.differences.isEmpty else { return nil }
    return .section(
      [.labelledBy("readings")],
      .h2([.id("readings")], phrases.readingsHeading),
      .each(words.readings.differences) { difference in
        .div(
          [.class("reading")],
          .each(difference.statements) { .p(.b($0.capitalisedFirst.closed)) },
          .each(difference.readings) { reading in
            .p(
              [.class("quiet")],
              "\(phrases.change): \(reading.change) \(phrases.reason): \(reading.reason)")
          })
      },
      words.readings.agreement.map { .p($0) })
  }

  /// Text after a label; `nil` if there is none.
  package func labelled(
    _ label: String, _ words: [String], class name: String? = nil
  ) -> Fragment? {
    guard !words.isEmpty else { return nil }
    return .p(
      [.optional("class", name)], .b("\(label):"), " \(words.joined(separator: "; ")).")
  }
}
