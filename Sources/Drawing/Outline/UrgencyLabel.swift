package import GuidelineModel
import Reasoning

/// How soon an outcome has to be acted on, as a shape, a colour and words.
package struct UrgencyLabel: Hashable, Sendable {
  package let urgency: Urgency
  package let words: String

  init(of outcome: Outcome, in guideline: Guideline, language: Language) {
    let own = OutcomeUrgency(of: outcome, in: guideline)
    urgency = own.urgency
    words = own.words(in: language)
  }
}

extension Action {
  /// Every condition, of a step or of a group.
  var conditions: [Text] {
    switch self {
    case .step(let step): [step.condition].compactMap(\.self)
    case .group(let group):
      [group.condition].compactMap(\.self) + group.actions.flatMap(\.conditions)
    }
  }
}
