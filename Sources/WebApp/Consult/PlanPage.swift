import Consultation
import GuidelineModel
import Markup
import Reasoning

/// The page of one patient: the plan, with the conclusions of the trees in collapsed sections.
struct PlanPage: Page {
  let frame: PageFrame
  private let consult: Consult
  private let evaluation: Evaluation
  private let report: AdviceReport
  private let hasCalendar: Bool

  /// Prepares the plan of a case.
  ///
  /// - Throws: ``Problem`` when the case is impossible or contradicts itself.
  init(_ consult: Consult) throws(Problem) {
    self.consult = consult
    evaluation = try consult.evaluation()
    report = AdviceReport(consult, evaluation, reading: .now)
    hasCalendar = !DeadlineCalendar(consult, evaluation).isEmpty
    frame = PageFrame(
      consult.site, consult.language, title: PageWords(language: consult.language).planHeading,
      .advice, state: consult.state, kind: "planning", origin: report.words.origin,
      sheet: report.sheet(titled: PageWords(language: consult.language).planHeading))
  }

  private var phrases: Phrases { Phrases(language) }

  var content: Fragment {
    let wording = AdviceWording(
      guideline: guideline, digest: site.digest, evaluation: evaluation, language: language)
    let question = consult.state.interview.question(after: evaluation)
    return .div(
      [.class("plan-page")],
      .div([.class("told")], planContent(wording, question)),
      TreeChart(on: self, consult, evaluation, to: .advice, question).contentWithChoices)
  }

  private func planContent(_ wording: AdviceWording, _ question: Interview.Question?) -> Fragment {
    .group([
      .header(
        [.class("page-head")],
        .h1([.id("question"), .tabindex("-1")], words.planHeading),
        .p([.data("label", ""), .hidden]),
        .p([.class("quiet")], report.words.moment),
        .p(
          [.class("print-only"), .data("printed-later", words.printsReportLater(of: guideline))],
          words.printsReport(of: guideline))),
      refusal(of: consult, to: .advice), news(of: consult),
      PlanPart(
        on: self, consult, evaluation, to: .advice, level: 1, wording, report.words.plan
      ).content,
      .div(
        [.class("behind-plan")],
        steps(question),
        TreesPart(page: self, consult: consult, evaluation: evaluation, report: report).content,
        keep(
          linkTo: .advice, calendar: hasCalendar ? download(.calendar, words.calendar) : nil,
          letters: letters(for: evaluation))),
    ])
  }

  /// The next actions: the next question, if there is one, and others.
  private func steps(_ question: Interview.Question?) -> Fragment {
    .section(
      [.class("onward"), .aria("label", words.onward)],
      question.map {
        .p(.b("\(words.nextQuestion): "), .text($0.words(in: guideline, language)))
      },
      .div(
        [.class("steps")],
        step(
          to: .consult, class: question == nil ? "back" : "back primary",
          question == nil ? words.toInterview : words.continueQuestions),
        step(to: .report, words.showReport(of: guideline)),
        step(to: .explain, words.showExplanation)))
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
