import Consultation
import GuidelineModel
import HTTPTypes
import Markup
import Proof
import ProofReports
import Reasoning

/// The page that explains an advice: why, why not, what if, and how certain.
struct ExplainPage: Page {
  let frame: PageFrame
  private let evaluation: Evaluation
  private let wording: ExplanationWording
  private let trees: [ExplanationInWords.TreeWords]
  private let moments: [MomentWords]
  private let later: [ExplanationInWords.LaterWords]
  /// The outcome that the user asks about.
  private let requestedOutcome: TreeOutcome?
  private let answer: ExplanationInWords.WhyNotWords?

  /// With more open questions than these, their effects are not computed.
  private static let maximumQuestions = 8
  /// Separates the tree from the outcome in the form's field.
  private static let separator: Character = "/"

  /// Prepares the page.
  ///
  /// - Throws: ``Problem`` when the case is impossible, the form asks about an unknown outcome, or
  ///   a proof exceeds its limit.
  init(_ consult: Consult) throws(Problem) {
    let guideline = consult.site.guideline
    let evaluation = try consult.evaluation()
    let requestedOutcome = try Self.outcome(consult.requestedOutcome ?? "", in: guideline)
    do {
      let explainer = try Explainer(
        guideline, from: evaluation.patient.start, limits: consult.site.limits)
      let wording = ExplanationWording(
        explainer, evaluation: evaluation, language: consult.language)
      trees = try evaluation.advice.trees.map(wording.words(for:))
      answer = try requestedOutcome.map { try wording.whyNot($0.outcome, of: $0.tree) }
      later = wording.laterEvents
      self.wording = wording
    } catch {
      throw .tooMuchToProve
    }
    self.requestedOutcome = requestedOutcome
    self.evaluation = evaluation
    moments = MomentWords.all(of: evaluation, in: guideline, language: consult.language)
    frame = PageFrame(
      consult.site, consult.language, title: PageWords(language: consult.language).explainHeading,
      .explain, state: consult.state)
  }

  private var advice: Advice { evaluation.advice }

  private static func outcome(
    _ text: String, in guideline: Guideline
  ) throws(Problem) -> TreeOutcome? {
    guard !text.isEmpty else { return nil }
    let parts = text.split(separator: separator).map(String.init)
    guard parts.count == 2, let tree = guideline.tree(named: parts[0]),
      let place = guideline[tree].outcomes.firstIndex(where: { $0.id.text == parts[1] })
    else { throw .badForm }
    return TreeOutcome(Index(place), of: tree)
  }

  var content: Fragment {
    .div(
      [.class("advice-page")],
      .header(
        [.class("page-head")],
        .h1([.id("question"), .tabindex("-1")], words.explainHeading),
        .p([.class("quiet")], words.explainLead),
        .div(
          [.class("steps")],
          step(to: .consult, class: "back", words.toInterview),
          step(to: .advice, words.showAdvice))),
      answer.map(answered), momentsPart, .each(trees, why), decisive, whyNot, laterPart, whatIf)
  }

  /// What would lead to the outcome that was asked about.
  private func answered(_ explanation: ExplanationInWords.WhyNotWords) -> Fragment {
    .section(
      [.class("notice"), .labelledBy("answer")],
      .h2([.id("answer")], explanation.heading),
      explanation.remark.map { .p($0) },
      explanation.changes.isEmpty
        ? nil
        : .group([
          .p(words.changesLead),
          .ul(.each(explanation.changes) { change in .li(.each(change.parts, part)) }),
        ]),
      explanation.more.map { .p([.class("quiet")], $0) })
  }

  private func part(_ part: ExplanationInWords.ChangeWords.Part) -> Fragment {
    .group([
      .span(
        [.class("part")], .text(part.words),
        part.canBeInfluenced ? .group([" ", .b("(\(words.influence))")]) : nil),
      " ",
    ])
  }

  /// Why a tree has its outcome, or which outcomes are still possible.
  private func why(_ explanation: ExplanationInWords.TreeWords) -> Fragment {
    .section(
      [.class("todo")],
      .h2(explanation.title),
      explanation.outcome.map { .p(.b($0)) },
      explanation.isAlways ? .p(words.alwaysSo) : nil,
      explanation.isAlways || explanation.reasons.isEmpty
        ? nil
        : .group([
          .p(words.enoughAlone), .each(explanation.reasons) { .bullets([.class("reason")], $0) },
        ]),
      explanation.reasonsRemark.map { .p([.class("quiet")], $0) },
      explanation.endings.isEmpty
        ? nil : .group([.p(words.stillPossible), .ul(.each(explanation.endings, ending))]),
      explanation.questions.map { .p($0) })
  }

  private func ending(_ explanation: ExplanationInWords.Ending) -> Fragment {
    func quiet(_ text: String) -> Fragment {
      .group([.br(), .span([.class("quiet")], text)])
    }
    return .li(
      .text(explanation.outcome),
      .each(explanation.conditions) { quiet("\(words.onlyIf) \($0.joined(separator: "; "))") },
      explanation.more.map(quiet))
  }

  /// The answers that, if different, would have changed the outcome of a tree.
  private var decisive: Fragment? {
    let answers = DecisiveAnswers(
      reasoner: site.reasoner, evaluation: evaluation, language: language)
    let explanation = advice.trees.map { ($0.tree, answers.answers(of: $0.tree)) }
      .filter { !$0.1.decisive.isEmpty }
    guard !explanation.isEmpty else { return nil }
    return .section(
      [.labelledBy("decisive")],
      .h2([.id("decisive")], words.changesPlan),
      .each(explanation) { tree, answers in
        .article([.class("card")], .h3(guideline[tree].title[language]), answers.markup(words))
      })
  }

  /// Every outcome of the trees reached, to ask about.
  private var whyNot: Fragment {
    .section(
      [.labelledBy("why-not")],
      .h2([.id("why-not")], words.whyNotHeading),
      form(
        [.class("steps")], to: .explain,
        .label([.for("wish"), .class("unseen")], words.whyNotLabel), " ",
        .select(
          [.id("wish"), .name(.requestedOutcome)],
          .option([.value("")], words.whyNotChoose), .each(advice.trees, outcomeOptions)),
        " ", .button([.type("submit")], words.whyNotButton)))
  }

  private func outcomeOptions(_ visit: TreeAdvice) -> Fragment {
    let tree = guideline[visit.tree]
    return .optgroup(
      [Attribute("label", tree.title[language])],
      .each(tree.outcomes.enumerated().filter { visit.outcome != Index($0.offset) }) {
        place, outcome in
        .option(
          [
            .value("\(tree.id)\(Self.separator)\(outcome.id)"),
            requestedOutcome == TreeOutcome(Index(place), of: visit.tree) ? .selected : nil,
          ], outcome.words.headline[language])
      })
  }

  private var momentsPart: Fragment? {
    guard !moments.isEmpty else { return nil }
    return .section(
      [.labelledBy("moments")],
      .h2([.id("moments")], MomentWords.heading(in: language)),
      .bullets(moments.map(\.sentence)))
  }

  private var laterPart: Fragment? {
    guard !later.isEmpty else { return nil }
    return .section(
      [.labelledBy("later")],
      .h2([.id("later")], words.laterHeading), .p(words.laterLead),
      effects(later.map { ($0.time, $0.effect) }))
  }

  /// What the answers to open questions would decide.
  private var whatIf: Fragment? {
    guard !advice.questions.isEmpty else { return nil }
    let more = advice.questions.count - Self.maximumQuestions
    return .section(
      [.labelledBy("what-if")],
      .h2([.id("what-if")], words.whatIfHeading),
      .each(advice.questions.prefix(Self.maximumQuestions)) { item in
        let explanation = wording.whatIf(item)
        return .article(
          [.class("card")], .h3(explanation.label),
          effects(explanation.answers.map { ($0.value, $0.effect) }))
      },
      more > 0 ? .p([.class("quiet")], wording.moreQuestions(more)) : nil)
  }

  private func effects(_ effects: [(of: String, lines: [String])]) -> Fragment {
    .dl(
      [.class("facts")],
      .each(effects) { effect in
        .div(.dt(effect.of), .dd(.each(effect.lines) { .group([.text($0), .br()]) }))
      })
  }
}

extension Problem {
  static let tooMuchToProve = Problem(
    status: .serviceUnavailable,
    title: Text(
      nl: "Dit is te veel om te bewijzen", en: "This is too much to prove"))
}
