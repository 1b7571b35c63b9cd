import GuidelineModel
import Reasoning

/// The steps that a time limit of an outcome bounds, which may be fewer than all of its steps.
///
/// An outcome can start at once and bound only a later step, such as tapering a drug. Its summary
/// next to "not before" would wrongly say that the urgent step has to wait.
struct LimitedAction {
  private let deadline: Deadline
  private let guideline: Guideline
  private let language: Language

  init(_ deadline: Deadline, in guideline: Guideline, language: Language) {
    self.deadline = deadline
    self.guideline = guideline
    self.language = language
  }

  private var tree: Tree { guideline[deadline.tree] }
  private var outcome: Outcome { tree.outcomes[deadline.outcome.offset] }
  private var limit: OutcomeLimit { deadline.limit }

  /// The steps in words, with their tree unless they are the whole outcome.
  var words: String {
    let bounded = parts(of: outcome.words.action)
    guard !bounded.isEmpty, bounded != [outcome.words.action] else {
      return outcome.words.headline[language]
        + (deadline.conditionBesideHeadline(in: guideline).map { " (\($0[language]))" } ?? "")
    }
    return "\(tree.tab[language]): \(bounded.map(text).joined(separator: "; "))"
  }

  private func parts(of action: WordedAction) -> [WordedAction] {
    switch action {
    case .step(let step, _): step.limit == limit.limit ? [action] : []
    case .group(let group, let members):
      group.limit == limit.limit ? [action] : members.flatMap(parts)
    }
  }

  private func text(_ action: WordedAction) -> String {
    switch action {
    case .step(_, let words): words[language]
    case .group(let group, let members):
      ActionPhrases.text(joined(group, members), under: group.condition?[language])
    }
  }

  private func joined(_ group: ActionGroup, _ members: [WordedAction]) -> String {
    zip(ActionPhrases(language).joiners(of: group), members).reduce("") { line, next in
      guard !line.isEmpty else { return text(next.1) }
      return line + (next.0.map { " \($0) " } ?? "; ") + text(next.1)
    }
  }
}

extension Deadline {
  /// The condition of the limit, unless the headline of its outcome states it: the headline gives
  /// the condition of the whole outcome.
  func conditionBesideHeadline(in guideline: Guideline) -> Text? {
    let outcome = guideline[tree].outcomes[outcome.offset]
    return limit.condition == outcome.action.condition ? nil : limit.condition
  }
}
