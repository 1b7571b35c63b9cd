package import GuidelineModel

/// How soon an outcome has to be acted on, as a shape, a colour and words.
package struct Urgency: Hashable, Sendable {
  package let degree: UrgencyDegree
  package let words: String

  /// Reads the urgency off what an outcome tells to do.
  ///
  /// A step to be taken "at once" outranks every limit, one to be considered does not; of the limits
  /// the one that ends first counts, except those from an event that following the advice brings
  /// about.
  package init(of outcome: Outcome, in guideline: Guideline, language: Language) {
    let urgencies = outcome.action.steps.filter { $0.strength == .perform }.compactMap(\.urgency)
    let limit = outcome.limits
      .filter { !guideline[$0.event].isSetByAdvice }
      .compactMap(\.limit.within)
      .min { $0.seconds < $1.seconds }
    if urgencies.contains(.atOnce) {
      degree = .atOnce
      words = Phrases.now[language]
    } else if let limit {
      degree = UrgencyDegree(within: limit.seconds)
      words = ActionPhrases(language).within(limit)
    } else {
      degree = .noLimit
      words =
        if urgencies.contains(.urgent) {
          ActionPhrases(language).urgent
        } else if urgencies.contains(.asSoonAsPossible) {
          ActionPhrases(language).asSoonAsPossible
        } else {
          Phrases.noLimit[language]
        }
    }
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
