import Consultation
import GuidelineModel
import Markup
import Reasoning

/// The one-sheet report, with fields whose content is never sent.
struct ReportPage: Page {
  let frame: PageFrame
  private let report: AdviceReport
  private let note: String
  private let evaluation: Evaluation

  /// Prepares the report on a case.
  ///
  /// - Throws: ``Problem`` when the case is impossible or contradicts itself.
  init(_ consult: Consult) throws(Problem) {
    evaluation = try consult.evaluation()
    report = AdviceReport(consult, evaluation, reading: .later)
    note =
      AdviceNote(
        guideline: consult.site.guideline, digest: consult.site.digest, evaluation: evaluation,
        language: consult.language
      ).text
    frame = PageFrame(
      consult.site, consult.language,
      title: PageWords(language: consult.language).reportHeading(of: consult.site.guideline)
        + " \(consult.moment())",
      .report, state: consult.state, kind: "reporting", origin: report.words.origin,
      sheet: report.sheet)
  }

  var content: Fragment {
    .group([
      .div(
        [
          .class("steps screen-only"), .id("question"), .tabindex("-1"),
          .aria("label", Phrases(language).reportTitle), .role("group"),
        ],
        step(to: .consult, class: "back", words.toInterview),
        step(to: .advice, words.showAdvice),
        .button([.type("button"), .id("print"), .hidden, .class("primary")], words.print),
        " ", .button([.type("button"), .id("copy"), .hidden], words.copyText),
        download(.caseFile, words.saveCase), letters(for: evaluation)),
      .p([.class("quiet screen-only")], words.neverSent),
      report.markup(.typed),
      .details(
        [.class("screen-only plain")],
        .summary(words.asText),
        .label([.for("note")], words.asTextLabel),
        .textarea([.id("note"), .readonly, Attribute("rows", "20")], note)),
    ])
  }
}
