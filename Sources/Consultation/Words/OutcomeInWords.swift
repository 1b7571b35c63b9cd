package import GuidelineModel
import Reasoning

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
