import GuidelineModel
import Reasoning

/// What a time limit of an outcome is about: only the steps that it bounds, not all of the outcome.
///
/// An outcome can begin at once and bound only a later step, such as tapering a drug; to say its
/// summary beside "not before" would tell people to wait with what cannot wait.
struct LimitedAction {
  private let outcome: Outcome
  private let tree: Tree
  private let limit: OutcomeLimit
  private let language: Language

  init(_ deadline: Deadline, in guideline: Guideline, language: Language) {
    tree = guideline[deadline.tree]
    outcome = tree.outcomes[deadline.outcome.offset]
    limit = deadline.limit
    self.language = language
  }

  /// The steps in words, with the tree they come from where they are not the whole outcome.
  var words: String {
    let bounded = parts(of: outcome.action)
    guard !bounded.isEmpty, bounded != [outcome.action] else {
      return outcome.summary[language] + (limit.condition.map { " (\($0[language]))" } ?? "")
    }
    return "\(tree.tab[language]): \(bounded.map(text).joined(separator: "; "))"
  }

  private func parts(of action: Action) -> [Action] {
    switch action {
    case .step(let step): step.limit == limit.limit ? [action] : []
    case .group(let group):
      group.limit == limit.limit ? [action] : group.actions.flatMap(parts)
    }
  }

  private func text(_ action: Action) -> String {
    switch action {
    case .step(let step):
      ActionWording.text(step.text[language], under: step.condition?[language])
    case .group(let group):
      ActionWording.text(joined(group), under: group.condition?[language])
    }
  }

  private func joined(_ group: ActionGroup) -> String {
    zip(Phrases(language).joiners(of: group), group.actions).reduce("") { line, next in
      guard !line.isEmpty else { return text(next.1) }
      return line + (next.0.map { " \($0) " } ?? "; ") + text(next.1)
    }
  }
}
