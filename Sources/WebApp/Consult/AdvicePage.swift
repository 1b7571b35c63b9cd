import Consultation
import GuidelineModel
import Markup
import Reasoning

/// The whole advice, with what each part of it hangs on.
struct AdvicePage: Page {
  let frame: PageFrame
  private let consult: Consult
  private let evaluation: Evaluation
  private let report: AdviceReport
  private let hasCalendar: Bool

  /// Prepares the advice on a case.
  ///
  /// - Throws: ``Problem`` where the case cannot be.
  init(_ consult: Consult) throws(Problem) {
    self.consult = consult
    evaluation = try consult.evaluation()
    report = AdviceReport(consult, evaluation, reading: .now)
    hasCalendar = !DeadlineCalendar(consult, evaluation).isEmpty
    frame = PageFrame(
      consult.site, consult.language, title: PageWords(language: consult.language).adviceHeading,
      .advice, state: consult.state, kind: "advising", origin: report.words.origin)
  }

  private var advice: Advice { evaluation.advice }
  private var phrases: Phrases { Phrases(language) }

  var content: Fragment {
    .div(
      [.class("advice-page")],
      .header(
        [.class("page-head")],
        .h1([.id("question"), .tabindex("-1")], words.adviceHeading),
        .p([.class("quiet")], report.words.moment),
        .div(
          [.class("steps")],
          step(to: .consult, class: "back", words.toInterview),
          step(to: .report, words.showReport(of: guideline)),
          step(to: .explain, words.showExplanation))),
      refusal, warnings, report.words.plan.markup(in: language),
      course(consult, evaluation, to: .advice),
      decidedTrees,
      open, report.readings, notes, findings,
      keep(
        linkTo: .advice, calendar: hasCalendar ? download(.calendar, words.calendar) : nil))
  }

  /// Why a wish was not granted.
  private var refusal: Fragment? {
    consult.refusal.map { .div([.class("notice refusal"), .role("alert")], .p($0)) }
  }

  private var decidedTrees: Fragment? {
    guard !report.words.decided.isEmpty else { return nil }
    return .section(
      [.class("todo"), .labelledBy("actions")],
      .h2([.id("actions")], phrases.treesHeading),
      .each(report.words.decided, decided))
  }

  private var warnings: Fragment? {
    guard !report.words.warnings.isEmpty else { return nil }
    return .section(
      [.class("notice warning"), .labelledBy("warnings")],
      .h2([.id("warnings")], phrases.warningsHeading), .bullets(report.words.warnings))
  }

  private func decided(_ told: AdviceInWords.DecidedTree) -> Fragment {
    .article(
      [.class("card")],
      .h3("\(told.title) ", told.mark.markup),
      told.action.markup, told.notesMarkup,
      told.choice.map { .p([.class("choice")], $0) },
      report.labelled(
        phrases.because, told.reasons.map { "\($0.label): \($0.value)" }, class: "reasons"),
      told.remainder.map { .p([.class("quiet")], $0) },
      decisive(for: told.tree),
      rationale(of: told))
  }

  /// The answers that the outcome of a tree hangs on.
  private func decisive(for tree: Index<Tree>) -> Fragment? {
    let answers = DecisiveAnswers(
      reasoner: site.reasoner, evaluation: evaluation, language: language
    ).answers(of: tree)
    guard !answers.decisive.isEmpty else { return nil }
    return .details(
      .summary(words.decisive),
      .ul(
        [.class("decisive")],
        .each(answers.decisive) { answer in
          .li(
            .b("\(answer.label): \(answer.value)"),
            .bullets(
              answer.alternatives.map { "\(words.ifInstead) ‘\($0.value)’ → \($0.outcome)" }))
        },
        answers.more.map { .li([.class("quiet")], $0) }))
  }

  private func rationale(of told: AdviceInWords.DecidedTree) -> Fragment {
    let tree = guideline[told.tree]
    let rationale = CitedProse(
      tree.rationale[language], sources: guideline.sources, prefix: "\(tree.id)-source")
    return .details(
      [.class("why")],
      .summary(words.whyTree),
      .div(
        [.class("prose")],
        rationale.text(level: 4),
        rationale.sources.map { .group([.h4(words.sources), $0]) },
        .p(
          link(
            to: .outcome(tree.outcomes[told.outcome.offset], of: tree), words.moreOutcome))))
  }

  private var open: Fragment? {
    guard report.hasOpen else { return nil }
    return .section(
      [.class("todo"), .labelledBy("open")],
      .h2([.id("open")], phrases.openHeading),
      .each(report.words.open) { tree in
        .article(
          [.class("card open")],
          .h3("\(tree.title) ", tree.mark.markup), report.openMarkup(tree))
      },
      report.notKnown, report.nextQuestion)
  }

  private var notes: Fragment? {
    guard !report.words.notes.isEmpty else { return nil }
    return .section(
      [.labelledBy("notes")],
      .h2([.id("notes")], phrases.notesHeading), .bullets(report.words.notes))
  }

  private var findings: Fragment {
    .section(
      [.labelledBy("findings")],
      .h2([.id("findings")], phrases.findingsHeading),
      report.known.isEmpty ? .p(phrases.noAnswers) : nil,
      .dl(
        [.class("findings")],
        .each(report.known) { finding in
          .div(
            .dt(finding.label), .dd(finding.value),
            finding.detail.map { .dd([.class("quiet")], $0) })
        }))
  }
}

extension AdviceReport {
  init(_ consult: Consult, _ evaluation: Evaluation, reading: ClockTimes.Reading) {
    self.init(
      guideline: consult.site.guideline, digest: consult.site.digest, evaluation: evaluation,
      language: consult.language, reading: reading)
  }
}

extension DeadlineCalendar {
  init(_ consult: Consult, _ evaluation: Evaluation) {
    self.init(
      guideline: consult.site.guideline, evaluation: evaluation, language: consult.language)
  }
}
