import Consultation
import Drawing
import GuidelineModel
import Reasoning

/// The values with which a page shows one tree: twice as a picture, once as a list.
struct ChartContext {
  private let guideline: Guideline
  private let language: Language
  private let tree: Index<Tree>
  private let marking: TreeMarking
  private let drawing: Flowcharts.Pair

  /// Prepares the tree as it stands for the patient of an interview.
  init(_ page: ConsultPage, tree: Index<Tree>) {
    guideline = page.guideline
    language = page.language
    self.tree = tree
    drawing = page.site.flowcharts[tree, page.language]
    let patient = page.interview.patient(at: page.consult.now)
    let state = (try? patient.state(in: page.guideline)) ?? PatientState(of: page.guideline)
    let start = patient.start.isEmpty ? [page.guideline.start] : patient.start
    let values = page.site.reasoner.pathway(for: state, from: start).visit(of: tree)?.values
    marking = TreeMarking(page.guideline[tree]) { item in values?[item.offset] ?? state[item] }
  }

  var values: [String: Any] {
    let outline = Outline(
      tree: guideline[tree], guideline: guideline, language: language, marking: marking)
    return [
      "tree": guideline[tree].id.text, "title": guideline[tree].title[language],
      "wide": drawing.wide.svg(marking), "narrow": drawing.narrow.svg(marking),
      "root": OutlineContext(guideline: guideline, tree: tree, language: language).question(
        outline.root),
    ]
  }
}

/// The values with which a page lists one tree as nested questions and answers.
struct OutlineContext {
  let guideline: Guideline
  let tree: Index<Tree>
  let language: Language
  /// Whether an answer can be chosen.
  var isChoosable = true

  func question(_ question: Outline.Question) -> [String: Any] {
    [
      "mark": question.mark.rawValue, "isWaiting": question.isWaiting, "label": question.label,
      "state": question.isWaiting ? words["waiting"] as Any : false,
      "answers": question.answers.enumerated().map { place, answer in
        self.answer(answer, branch: place, of: question.decision)
      },
    ]
  }

  private var words: PageWords { PageWords(language: language) }

  private func answer(
    _ answer: Outline.Answer, branch: Int, of decision: Index<Decision>
  ) -> [String: Any] {
    let item = guideline[guideline[tree].decisions[decision.offset].item]
    let values = guideline[tree].decisions[decision.offset].branches[branch].values
    var context: [String: Any] = [
      "mark": answer.mark.rawValue, "label": answer.label,
      "do": isChoosable ? Command.words(answering: item, with: values) as Any : false,
      "decision": guideline[tree].decisions[decision.offset].id.text, "branch": String(branch),
      "state": state(answer.mark), "outcome": false, "elsewhere": false, "question": false,
    ]
    switch answer.next {
    case .question(let question): context["question"] = self.question(question)
    case .result(let result): context["outcome"] = result.wording
    case .elsewhere(let reference):
      context["elsewhere"] = "\(words["elsewhere"]) ‘\(reference.label)’"
    }
    return context
  }

  private func state(_ mark: Mark) -> Any {
    switch mark {
    case .taken: words["markTaken"]
    case .possible: false
    case .ruledOut: words["markRuledOut"]
    }
  }
}
