import Consultation
import Drawing
import GuidelineModel
import Markup
import Reasoning

/// The page of the interview: the question, the tree it is of, the advice so far, and what was
/// answered.
struct ConsultPage: Page {
  let consult: Consult
  let frame: PageFrame
  let evaluation: Evaluation
  let question: Interview.Question?
  let clock: ClockTimes
  let wording: AdviceWording
  /// The day and time of the page, as forms write them.
  let now: (day: String, time: String)

  /// Prepares the page.
  ///
  /// - Throws: ``Problem`` where the case cannot be.
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
    let shown = shownTree
    return .group([
      pathway(shown: shown),
      wayIn, refusal(of: consult, to: .consult),
      .div(
        [.class("desk")],
        .section(
          [.class("question"), .labelledBy("question")],
          questionPart, steps),
        chart(of: shown),
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

  /// The trees of the patient's way, with how far each is.
  private func pathway(shown: Index<Tree>) -> Fragment {
    let trees = advice.trees.map { tree in
      (tree.tree, TreeStatus(tree, in: guideline, language: language))
    }
    return .nav(
      [.class("pathway"), .aria("label", words.pathway)],
      .details(
        [.id("pathway")],
        .summary(words.decided(trees.count { $1.isDecided }, of: trees.count)),
        form(
          to: .consult,
          .ol(
            .each(trees) { tree, status in
              .li(
                [.class(status.name)],
                button(
                  .view(tree), [tree == shown ? .aria("current", "step") : nil],
                  "\(guideline[tree].tab[language]) ", .small(status.words)))
            }))))
  }

  /// Whether this is the patient of the case in hand, where a way in was taken with it.
  private var wayIn: Fragment? {
    consult.wayIn.map { trees in
      .div(
        [.class("notice way-in"), .role("group"), .aria("label", words.samePatient)],
        .p(.b(words.samePatient), " \(words.goesOn(answers: interview.record.answers.count))"),
        form([.class("steps")], to: .consult, button(.anew(trees), words.beginNewPatient)))
    }
  }

  /// What can be done beside answering.
  private var steps: Fragment {
    .div(
      [.class("steps")],
      interview.replyCount > 0
        ? form(to: .consult, button(class: "back", .back, words.back)) : nil,
      hasAnswers
        ? step(to: .advice, class: question == nil ? "primary" : nil, words.showAdvice) : nil,
      hasAnswers ? step(to: .report, words.showReport(of: guideline)) : nil)
  }

  /// One tree as it stands for the patient: twice as a picture, once as a list.
  private func chart(of index: Index<Tree>) -> Fragment {
    let tree = guideline[index]
    let marking = TreeMarking(tree) { evaluation.values(of: $0, in: index) }
    let parts = site.laidOut.tree(index, in: language)
    func picture(_ width: String, _ drawing: MarkableFlowchart) -> Fragment {
      .div(
        [
          .class("picture \(width)"), .tabindex("0"), .role("group"), .labelledBy("chart"),
        ], drawing.picture(marking))
    }
    return .section(
      [.class("chart"), .labelledBy("chart")],
      .details(
        [.class("frame"), .id("flowchart")],
        .summary(.h2([.id("chart")], "\(words.chart): \(tree.title[language])")),
        .button([.type("button"), .class("close"), .hidden], words.close),
        picture("wide", parts.wide), picture("narrow", parts.narrow),
        .details(
          [.class("outline")],
          .summary(words.asList),
          form(to: .consult, parts.list.choosable(marking))),
        .p([.class("quiet")], link(to: .tree(tree), words.readTree))))
  }

  /// The tree to look at: the one chosen, else the one that the question is of.
  private var shownTree: Index<Tree> {
    if let shown = consult.state.shown { return shown }
    let asked: Index<Tree>? =
      switch question {
      case .item(let item, _):
        advice.trees.first { $0.awaitedItem == item || $0.openChoice?.item == item }?.tree
          ?? advice.trees.first { tree in
            guideline[tree.tree].decisions.contains { $0.item == item }
          }?.tree
      case .event(let event):
        advice.deadlines.first { $0.limit.event == event }?.tree
      case nil: nil
      }
    return asked ?? advice.trees.last?.tree ?? guideline.start
  }
}
