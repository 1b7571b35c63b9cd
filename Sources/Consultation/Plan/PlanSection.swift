import GuidelineModel
import Reasoning

/// A section of a plan, in reading order.
package enum PlanSection: String, CaseIterable, Hashable, Sendable {
  /// At once, and steps past their time.
  case now
  case withinADay = "within-a-day"
  case soon
  case withinDays = "within-days"
  /// Steps without a limit, not yet permitted, or waiting for something that has not happened yet.
  case then
  case running
  case done
  /// Steps that have lapsed or are not followed.
  case history

  /// The section of a line that is not placed with another.
  init(of entry: PlanEntry) {
    self =
      switch entry.state {
      case .done: .done
      case .running: .running
      case .superseded, .declined: .history
      case .waits where !entry.isConflict: .then
      case .open, .differs, .choose, .decide, .waits, .holds:
        switch entry.urgency {
        case .atOnce, .overdue: .now
        case .withinADay: .withinADay
        case .soon: .soon
        case .withinDays: .withinDays
        case .noLimit, .notYet: .then
        }
      }
  }
}
