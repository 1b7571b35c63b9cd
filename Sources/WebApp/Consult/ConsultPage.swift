import Consultation
import Drawing
import GuidelineModel
import Reasoning

/// The page of the interview.
struct ConsultPage {
  let consult: Consult
  let evaluation: Evaluation
  let question: Interview.Question?

  /// Prepares the page.
  ///
  /// - Throws: ``Problem`` where the case cannot be.
  init(_ consult: Consult) throws(Problem) {
    self.consult = consult
    evaluation = try consult.evaluation()
    question = consult.state.interview.question(after: evaluation)
  }

  var site: Site { consult.site }
  var advice: Advice { evaluation.advice }
  var guideline: Guideline { consult.site.guideline }
  var language: Language { consult.language }
  var words: PageWords { PageWords(language: language) }
  var interview: Interview { consult.state.interview }
  var clock: ClockTimes {
    ClockTimes(now: consult.now.instant, timeZone: guideline.timeZone, language: language)
  }

  var frame: PageFrame {
    PageFrame(
      language: language, title: heading, path: "/consult", state: consult.state)
  }

  private var heading: String {
    switch question {
    case .item(let item, _): guideline[item].wholeQuestion(in: language)
    case .event(let event): "\(words["when"]): \(guideline[event].label[language])?"
    case nil: words["noMoreQuestions"]
    }
  }

  /// The page as HTML.
  var html: String {
    let wording = AdviceWording(
      guideline: guideline, digest: site.digest, evaluation: evaluation, language: language)
    let shown = shownTree
    let chart = Chart(self, tree: shown)
    let fields = frame.fields(of: site)
    let today = clock.formFields(consult.now.instant).day
    let shape = ConsultStencil.Shape(
      hasQuestion: question != nil, canGoBack: interview.replyCount > 0,
      hasAnswers: consult.state.hasAnswers)
    return site.stencils.consult(shape, frame, of: site).html(
      ConsultStencil.Parts(
        pageTitle: HTMLText.escaped(heading), fields: fields, pathway: pathway(shown: shown),
        notices: notices, question: questionHTML(fields: fields, today: today),
        tree: guideline[shown].id.text, title: HTMLText.escaped(guideline[shown].title[language]),
        wide: chart.wide, narrow: chart.narrow, list: chart.list, soFar: soFar(wording),
        given: shape.hasAnswers ? given(wording, fields: fields) : ""))
  }

  private var templates: PageTemplates { PageTemplates.in(language) }

  /// Why a wish was not granted, and what the last answer changed.
  private var notices: String {
    guard consult.refusal != nil || !consult.changes.isEmpty else { return "" }
    return templates.html(
      "notices",
      [
        "refusal": consult.refusal ?? false, "hasNews": !consult.changes.isEmpty,
        "news": consult.changes.map { change in
          ["sentence": change.sentence, "isReversal": change.isReversal] as [String: Any]
        },
      ])
  }

  /// The advice of every tree in short.
  private func soFar(_ wording: AdviceWording) -> String {
    let parts = site.stencils.cardParts(in: language)
    let hasCards = !advice.trees.isEmpty && consult.state.hasAnswers
    var html =
      wording.warnings.isEmpty
      ? site.stencils.opening(hasCards: hasCards, in: language)
      : templates.html("so-far", ["warnings": wording.warnings, "hasCards": hasCards])
    for words in wording.decided {
      site.stencils.card(words.outcome, of: words.tree, in: language)
        .write(words, mark: parts.mark, limit: parts.limit, to: &html)
    }
    for words in wording.open {
      site.stencils.openCard(words.tree, in: language).write(words, mark: parts.mark, to: &html)
    }
    return html
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

  /// The trees of the patient's way, with how far each is.
  private func pathway(shown: Index<Tree>) -> String {
    let stencil = site.stencils.cardParts(in: language).step
    var html = ""
    for tree in advice.trees {
      stencil.write(
        PathwayStencil.Step(
          tree: guideline[tree.tree],
          status: TreeStatus(tree, in: guideline, language: language),
          isShown: tree.tree == shown),
        to: &html)
    }
    return html
  }
}

/// How far a tree is for a patient, in words.
struct TreeStatus {
  let name: String
  let words: String

  init(_ tree: TreeAdvice, in guideline: Guideline, language: Language) {
    let words = PageWords(language: language)
    if let choice = tree.openChoice {
      name = "waiting"
      self.words = "\(words["stateChoice"]): \(guideline[choice.item].label[language])"
    } else if tree.outcome != nil {
      name = "decided"
      self.words = words["stateDecided"]
    } else {
      name = "waiting"
      let item = tree.awaitedItem.map { guideline[$0].label[language] } ?? ""
      self.words = words.either("wacht op: \(item)", "waits for: \(item)")
    }
  }
}
