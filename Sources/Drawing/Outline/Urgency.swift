package import GuidelineModel

/// How soon an outcome has to be acted on, as a shape, a colour and words.
package struct Urgency: Hashable, Sendable {
  /// The four degrees, each with its own shape and colour.
  package enum Degree: String, CaseIterable, Sendable {
    /// A filled square.
    case now
    /// A filled triangle.
    case withinDay = "within-day"
    /// A filled circle.
    case withinDays = "within-days"
    /// A hollow circle.
    case none
  }

  package let degree: Degree
  package let words: String

  /// Reads the urgency off what an outcome tells to do.
  ///
  /// A step "at once" outranks every limit; of the limits the one that ends first counts, except
  /// those from an event that following the advice brings about.
  package init(of outcome: Outcome, in guideline: Guideline, language: Language) {
    let urgencies = outcome.action.steps.compactMap(\.urgency)
    let limit = outcome.limits
      .filter { !guideline[$0.event].isSetByAdvice }
      .compactMap(\.limit.within)
      .min { $0.seconds < $1.seconds }
    if urgencies.contains(.atOnce) {
      degree = .now
      words = Phrases.now[language]
    } else if let limit {
      degree = limit.seconds <= 24 * 3600 ? .withinDay : .withinDays
      words = Phrases.within(limit, language)
    } else {
      degree = .none
      words =
        if urgencies.contains(.urgent) {
          Phrases.urgent[language]
        } else if urgencies.contains(.asSoonAsPossible) {
          Phrases.asSoonAsPossible[language]
        } else {
          Phrases.noLimit[language]
        }
    }
  }

  /// The shape as a character, for text.
  package var symbol: String {
    switch degree {
    case .now: "■"
    case .withinDay: "▲"
    case .withinDays: "●"
    case .none: "○"
    }
  }
}

extension Action {
  /// Every step, in order.
  var steps: [Step] {
    switch self {
    case .step(let step): [step]
    case .group(let group): group.actions.flatMap(\.steps)
    }
  }

  /// Every condition, of a step or of a group.
  var conditions: [Text] {
    switch self {
    case .step(let step): [step.condition].compactMap(\.self)
    case .group(let group):
      [group.condition].compactMap(\.self) + group.actions.flatMap(\.conditions)
    }
  }
}
