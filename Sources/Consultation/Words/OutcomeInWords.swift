package import GuidelineModel
import Reasoning

/// An outcome as the guideline advises it, for whoever it is about.
package struct OutcomeInWords: Sendable {
  /// What to do, in the structure that the guideline gives it.
  package let action: ActionWords
  /// How pressing it is.
  package let mark: UrgencyMark

  /// Words an outcome.
  ///
  /// - Parameters:
  ///   - outcome: The outcome.
  ///   - guideline: The guideline it is of.
  ///   - language: The language of the words.
  package init(_ outcome: Outcome, of guideline: Guideline, in language: Language) {
    // Limits that count from no known time are told as lengths, whatever the clock says.
    let clock = ClockTimes(
      now: Instant(seconds: 0), timeZone: guideline.timeZone, language: language)
    let limits = LimitWording(guideline: guideline, patient: nil, clock: clock)
    action = ActionWording(limits: limits).words(outcome.words.action)
    mark = UrgencyMark(OutcomeUrgency(of: outcome, in: guideline), clock: clock)
  }
}
