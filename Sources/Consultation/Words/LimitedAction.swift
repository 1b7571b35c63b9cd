import GuidelineModel
import Reasoning

/// What a time limit of an outcome is about: only the steps that it bounds, not all of the outcome.
///
/// An outcome can begin at once and bound only a later step, such as tapering a drug; to say its
/// summary beside "not before" would tell people to wait with what cannot wait.
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

  /// The steps in words, with the tree they come from where they are not the whole outcome.
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
  /// When the limit holds, where the headline of its outcome does not say so: it says what the whole
  /// outcome hangs on.
  func conditionBesideHeadline(in guideline: Guideline) -> Text? {
    let outcome = guideline[tree].outcomes[outcome.offset]
    return limit.condition == outcome.action.condition ? nil : limit.condition
  }
}
