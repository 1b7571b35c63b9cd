import Drawing
import GuidelineModel

/// The values with which a page lists one tree as nested questions and answers.
struct OutlineContext {
  /// What can be marked.
  enum Part: Sendable {
    case question(Index<Decision>)
    case answer(Index<Decision>, branch: Int)
  }

  private let tree: Tree
  private let guideline: Guideline
  private let outline: Outline
  private let words: PageWords

  init(tree: Tree, guideline: Guideline, language: Language) {
    self.tree = tree
    self.guideline = guideline
    outline = Outline(tree: tree, guideline: guideline, language: language)
    words = PageWords(language: language)
  }

  /// The tree to be read.
  var readable: [String: Any] {
    question(outline.root, isChoosable: false) { _ in (Mark.possible.rawValue, "") }
  }

  /// The tree with its answers as buttons.
  ///
  /// - Parameter look: The class of a part, and what is said of it, as HTML.
  /// - Returns: What the template of a list names.
  func choosable(_ look: (Part) -> (mark: String, state: String)) -> [String: Any] {
    question(outline.root, isChoosable: true, look)
  }

  private func question(
    _ question: Outline.Question, isChoosable: Bool,
    _ look: (Part) -> (mark: String, state: String)
  ) -> [String: Any] {
    let own = look(.question(question.decision))
    return [
      "mark": own.mark, "state": own.state, "label": question.label,
      "answers": question.answers.enumerated().map { place, answer in
        self.answer(answer, branch: place, of: question.decision, isChoosable: isChoosable, look)
      },
    ]
  }

  private func answer(
    _ answer: Outline.Answer, branch: Int, of decision: Index<Decision>, isChoosable: Bool,
    _ look: (Part) -> (mark: String, state: String)
  ) -> [String: Any] {
    let own = look(.answer(decision, branch: branch))
    let asked = tree.decisions[decision.offset]
    let command = Command.words(
      answering: guideline[asked.item], with: asked.branches[branch].values)
    var context: [String: Any] = [
      "mark": own.mark, "state": own.state, "label": answer.label,
      "do": isChoosable ? command as Any : false,
      "decision": asked.id.text, "branch": String(branch),
      "outcome": false, "elsewhere": false, "question": false,
    ]
    switch answer.next {
    case .question(let question):
      context["question"] = self.question(question, isChoosable: isChoosable, look)
    case .result(let result): context["outcome"] = result.wording
    case .elsewhere(let reference):
      context["elsewhere"] = "\(words["elsewhere"]) ‘\(reference.label)’"
    }
    return context
  }
}
