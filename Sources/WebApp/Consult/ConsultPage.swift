import Consultation
import GuidelineModel
import Markup
import Reasoning

/// The page of the interview: the question, its tree, the plan so far, and the answers.
struct ConsultPage: Page {
  let consult: Consult
  let frame: PageFrame
  let evaluation: Evaluation
  let question: Interview.Question?
  let clock: ClockTimes
  let wording: AdviceWording
  /// The day and time of the page, as HTML forms write them.
  let now: (day: String, time: String)

  /// Prepares the page.
  ///
  /// - Throws: ``Problem`` when the case is impossible or contradicts itself.
  init(_ consult: Consult) throws(Problem) {
    self.consult = consult
    evaluation = try consult.evaluation()
    question = consult.state.interview.question(after: evaluation)
    clock = ClockTimes(
      now: consult.now.instant, timeZone: consult.site.guideline.timeZone,
      language: consult.language)
    now = clock.formFields(consult.now.instant)
    wording = AdviceWording(
      guideline: consult.site.guideline, digest: consult.site.digest, evaluation: evaluation,
      language: consult.language)
    frame = PageFrame(
      consult.site, consult.language,
      title: Self.heading(question, evaluation, in: consult.site.guideline, consult.language),
      .consult,
      state: consult.state, kind: "consulting")
  }

  var advice: Advice { evaluation.advice }
  var interview: Interview { consult.state.interview }
  private var hasAnswers: Bool { consult.state.hasAnswers }

  var content: Fragment {
    let chart = TreeChart(on: self, consult, evaluation, to: .consult, question)
    return .group([
      chart.pathway,
      wayIn, episode, refusal(of: consult, to: .consult),
      .div(
        [.class("desk")],
        .section(
          [.class("question"), .labelledBy("question")],
          questionPart, steps),
        chart.content,
        .div(
          [.class("rest")],
          PlanPart(on: self, consult, evaluation, to: .consult, level: 2, wording).content,
          hasAnswers ? given : nil,
          hasAnswers ? keep(linkTo: .consult) : nil)),
    ])
  }

  private static func heading(
    _ question: Interview.Question?, _ evaluation: Evaluation, in guideline: Guideline,
    _ language: Language
  ) -> String {
    question?.words(in: guideline, language)
      ?? Phrases(language).ending(awaited: evaluation.awaited(in: guideline, language))
  }

  /// Asks whether this is the patient of the current case, if an entry point was chosen while it
  /// was open.
  private var wayIn: Fragment? {
    consult.wayIn.map { trees in
      .div(
        [.class("notice way-in"), .role("group"), .aria("label", words.samePatient)],
        .p(.b(words.samePatient), " \(words.goesOn(answers: interview.record.answers.count))"),
        form(
          [.class("steps")], to: .consult,
          button(.startWithNewPatient(trees), words.beginNewPatient)))
    }
  }

  /// Says that a new episode has started, with what it keeps and how to return.
  private var episode: Fragment? {
    consult.formerCase.map { former in
      .div(
        [.class("notice episode"), .role("group"), .aria("label", words.newEpisode)],
        .p(words.episodeBegun(keeps: former.interview.keptWords(at: clock))),
        .form(
          [.class("steps"), .method("post"), .action(address(of: .advice))],
          former.fields(of: site).hidden,
          button(.show, [.data("same-patient", "")], .text(words.backToFormerCase))))
    }
  }

  /// The actions other than answering.
  private var steps: Fragment {
    .div(
      [.class("steps")],
      interview.replyCount > 0
        ? form(to: .consult, button(class: "back", .back, words.back)) : nil,
      hasAnswers
        ? step(to: .advice, class: question == nil ? "primary" : nil, words.showAdvice) : nil,
      hasAnswers ? step(to: .report, words.showReport(of: guideline)) : nil)
  }
}
