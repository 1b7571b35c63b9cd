import Drawing
import GuidelineModel
import Markup

/// A tree as nested questions and answers.
///
/// The text of a tree is the same for everyone, and each part has one of a few marks. Every
/// combination is rendered in advance, and a page only joins those that the patient's marks select.
struct TreeList: Sendable {
  /// A question, and what is below each of its answers.
  private struct Question: Sendable {
    let decision: Index<Decision>
    /// For each mark, the plain version and the one of the question that is asked now.
    let looks: PerMark<(plain: Fragment, waiting: Fragment)>
    let answers: [AnswerMarkup]
  }

  private struct AnswerMarkup: Sendable {
    /// The version for each mark.
    let looks: PerMark<Fragment>
    let below: [Question]
  }

  /// The tree as a text to read.
  let readable: Fragment
  private let choosable: Question

  init(_ tree: Index<Tree>, of guideline: Guideline, in language: Language) {
    let outline = Outline(tree: guideline[tree], guideline: guideline, language: language)
    let parts = Parts(
      tree: guideline[tree], guideline: guideline, words: PageWords(language: language))
    readable = .rendered(
      Self.fragment(parts.question(outline.root, isChoosable: false), nil).html())
    choosable = parts.question(outline.root, isChoosable: true)
  }

  /// The tree with a patient's marks, its answers as buttons.
  func choosable(_ marking: TreeMarking) -> Fragment { Self.fragment(choosable, marking) }

  private static func fragment(_ question: Question, _ marking: TreeMarking?) -> Fragment {
    let look = question.looks[marking?[question.decision] ?? .possible]
    let isWaiting = marking?.waiting == question.decision
    return .group([
      isWaiting ? look.waiting : look.plain,
      .ul(
        .each(question.answers.enumerated()) { place, answer in
          let mark = marking?[question.decision, branch: place] ?? .possible
          guard let below = answer.below.first else { return answer.looks[mark] }
          return .li([.class(mark.rawValue)], answer.looks[mark], fragment(below, marking))
        }),
    ])
  }

  /// Renders the parts of a tree.
  private struct Parts {
    let tree: Tree
    let guideline: Guideline
    let words: PageWords

    func question(_ question: Outline.Question, isChoosable: Bool) -> Question {
      let decision = tree.decisions[question.decision.offset]
      return Question(
        decision: question.decision,
        looks: PerMark { mark in
          (
            rendered(.p([.class(mark.rawValue)], .b(question.label))),
            rendered(
              .p([.class("\(mark.rawValue) waiting")], .b(question.label), aside(words.waiting)))
          )
        },
        answers: question.answers.enumerated().map { place, answer in
          self.answer(
            answer, button: isChoosable ? button(answer.label, decision, branch: place) : nil)
        })
    }

    private func answer(_ answer: Outline.Branch, button: Fragment?) -> AnswerMarkup {
      let label = button ?? .span(answer.label)
      func leaf(_ end: Fragment) -> AnswerMarkup {
        AnswerMarkup(
          looks: PerMark { mark in
            rendered(.li([.class(mark.rawValue)], label, state(mark), end))
          }, below: [])
      }
      return switch answer.next {
      case .question(let question):
        AnswerMarkup(
          looks: PerMark { mark in rendered(.group([label, state(mark)])) },
          below: [self.question(question, isChoosable: button != nil)])
      case .result(let result):
        leaf(.group([" → ", .span([.class("outcome")], result.wording)]))
      case .elsewhere(let reference): leaf(" → \(words.elsewhere) ‘\(reference.label)’")
      }
    }

    private func button(_ label: String, _ decision: Decision, branch: Int) -> Fragment {
      let command = Command.answer(decision.item, decision.branches[branch].values)
      return .button(
        [
          .type("submit"), .name(.do), .value(command.text(in: guideline)), .data("reply", ""),
          .data("decision", decision.id.text), .data("branch", String(branch)),
        ], label)
    }

    /// The word for a mark.
    private func state(_ mark: Mark) -> Fragment? {
      switch mark {
      case .taken: aside(words.markTaken)
      case .ruledOut: aside(words.markRuledOut)
      case .possible: nil
      }
    }

    private func aside(_ text: String) -> Fragment {
      .group([" ", .span([.class("quiet")], "(\(text))")])
    }

    private func rendered(_ fragment: Fragment) -> Fragment { .rendered(fragment.html()) }
  }
}
