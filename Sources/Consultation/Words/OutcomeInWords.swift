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

  /// The values that the template `action-frame` of ``AdviceReport/parts`` names.
  ///
  /// - Parameter limit: What stands for each time limit, as HTML; by its place in reading order.
  /// - Returns: The action with these in it.
  package func frame(_ limit: (Int) -> String) -> [String: Any] {
    var count = 0
    return ActionContext.list(of: action) { _ in
      defer { count += 1 }
      return limit(count)
    }
  }

  /// The values that the templates `action` and `mark` of ``AdviceReport/parts`` name.
  package var context: [String: Any] {
    ["action": ActionContext.list(of: action), "mark": ActionContext.mark(mark)]
  }
}
