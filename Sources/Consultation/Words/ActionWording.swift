package import GuidelineModel
import Reasoning

/// An action in words, with the structure that the guideline gives it.
package indirect enum ActionWords: Hashable, Sendable {
  case step(StepWords)
  case group(GroupWords)

  /// All statements in reading order, without the joining words.
  package var statements: [String] {
    switch self {
    case .step(let step):
      [step.text] + step.remarks + (step.limit.map { [$0.sentence] } ?? [])
    case .group(let group):
      (group.condition.map { [$0] } ?? []) + group.members.flatMap(\.action.statements)
        + (group.limit.map { [$0.sentence] } ?? [])
    }
  }

  /// Every time limit, in reading order.
  package var limits: [LimitWords] {
    switch self {
    case .step(let step): step.limit.map { [$0] } ?? []
    case .group(let group):
      group.members.flatMap(\.action.limits) + (group.limit.map { [$0] } ?? [])
    }
  }
}

/// One step with its condition as the source words it, and what only its structure expresses.
package struct StepWords: Hashable, Sendable {
  package let text: String
  package let strength: Step.Strength
  package let remarks: [String]
  package let limit: LimitWords?
}

/// Several actions with the words that join them.
package struct GroupWords: Hashable, Sendable {
  package let join: ActionGroup.Join
  package let condition: String?
  package let members: [Member]
  package let limit: LimitWords?

  /// One of the actions.
  package struct Member: Hashable, Sendable {
    /// The word before it: "EN", "OF", "gevolgd door"; `nil` before the first, and if the source
    /// has none.
    package let joiner: String?
    package let action: ActionWords
  }

  /// Whether one of the members is enough.
  package var isAlternative: Bool {
    switch join {
    case .oneOf: true
    case .allOf, .inOrder: false
    }
  }
}

/// Words the actions of an outcome.
struct ActionWording {
  let limits: LimitWording

  private var language: Language { limits.clock.language }

  /// The action of an outcome in words.
  func words(_ action: WordedAction) -> ActionWords {
    switch action {
    case .step(let step, let words):
      .step(
        StepWords(
          text: words[language], strength: step.strength,
          remarks: step.remarks.map { $0[language] },
          limit: step.limit.map(limits.words)))
    case .group(let group, let members):
      .group(
        GroupWords(
          join: group.join, condition: group.condition?[language],
          members: zip(ActionPhrases(language).joiners(of: group), members).map { joiner, action in
            GroupWords.Member(joiner: joiner, action: words(action))
          },
          limit: group.limit.map(limits.words)))
    }
  }
}

/// An outcome as the guideline advises it, without reference to a patient.
package struct OutcomeInWords: Sendable {
  /// The action, with the structure that the guideline gives it.
  package let action: ActionWords
  /// Its urgency.
  package let mark: UrgencyMark

  /// Words an outcome.
  ///
  /// - Parameters:
  ///   - outcome: The outcome.
  ///   - guideline: The guideline it belongs to.
  ///   - language: The language of the words.
  package init(_ outcome: Outcome, of guideline: Guideline, in language: Language) {
    // Without known event times, limits are worded as lengths, so the clock does not matter.
    let clock = ClockTimes(
      now: Instant(seconds: 0), timeZone: guideline.timeZone, language: language)
    let limits = LimitWording(guideline: guideline, patient: nil, clock: clock)
    action = ActionWording(limits: limits).words(outcome.words.action)
    mark = UrgencyMark(OutcomeUrgency(of: outcome, in: guideline), clock: clock)
  }
}
