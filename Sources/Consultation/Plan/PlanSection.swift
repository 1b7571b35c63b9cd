import GuidelineModel
import Reasoning

/// A part of a plan, in the order in which people read it.
package enum PlanSection: String, CaseIterable, Hashable, Sendable {
  /// At once, and what is past its time.
  case now
  case withinADay = "within-a-day"
  case soon
  case withinDays = "within-days"
  /// Without a limit, not yet to be done, or waiting for what merely has not happened yet.
  case then
  case running
  case done
  /// What has lapsed or is not followed.
  case history

  /// The part in which a line stands by itself.
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
