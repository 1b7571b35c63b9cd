import Drawing
import GuidelineModel
import Markup

/// A tree as nested questions and answers.
struct TreeList: Sendable {
  private let tree: Index<Tree>
  private let guideline: Guideline
  private let outline: Outline
  private let words: PageWords

  init(_ tree: Index<Tree>, of guideline: Guideline, in language: Language) {
    self.tree = tree
    self.guideline = guideline
    outline = Outline(tree: guideline[tree], guideline: guideline, language: language)
    words = PageWords(language: language)
  }

  /// The tree to be read.
  var readable: Fragment { question(outline.root, for: nil) }

  /// The tree as it stands for a patient, its answers as buttons.
  func choosable(_ marking: TreeMarking) -> Fragment { question(outline.root, for: marking) }

  private func question(_ question: Outline.Question, for marking: TreeMarking?) -> Fragment {
    let decision = guideline[tree].decisions[question.decision.offset]
    let mark = marking?[question.decision] ?? .possible
    let isWaiting = marking?.waiting == question.decision
    return .group([
      .p(
        [.class(isWaiting ? "\(mark.rawValue) waiting" : mark.rawValue)],
        .b(question.label), isWaiting ? aside(words.waiting) : nil),
      .ul(
        .each(question.answers.enumerated()) { place, answer in
          let mark = marking?[question.decision, branch: place] ?? .possible
          return .li(
            [.class(mark.rawValue)],
            marking == nil
              ? .span(answer.label) : button(answer.label, decision, branch: place),
            state(mark), next(answer.next, for: marking))
        }),
    ])
  }

  private func button(_ label: String, _ decision: Decision, branch: Int) -> Fragment {
    let command = Command.answer(decision.item, decision.branches[branch].values)
    return .button(
      [
        .type("submit"), .name(.do), .value(command.text(in: guideline)),
        .data("decision", decision.id.text), .data("branch", String(branch)),
      ], label)
  }

  /// What the mark says, in a word.
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

  private func next(_ next: Outline.Next, for marking: TreeMarking?) -> Fragment {
    switch next {
    case .question(let question): self.question(question, for: marking)
    case .result(let result): .group([" → ", .span([.class("outcome")], result.wording)])
    case .elsewhere(let reference): " → \(words.elsewhere) ‘\(reference.label)’"
    }
  }
}
