/// How pressing something is, most pressing first; always shown by word, shape and colour together.
package enum UrgencyDegree: Int, CaseIterable, Comparable, Hashable, Sendable {
  case atOnce
  case withinADay
  case withinDays
  case noLimit

  /// Whether the left one presses more.
  package static func < (left: UrgencyDegree, right: UrgencyDegree) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The shape that stands for it in plain text.
  package var shape: String {
    switch self {
    case .atOnce: "■"
    case .withinADay: "▲"
    case .withinDays: "●"
    case .noLimit: "○"
    }
  }

  /// The stable name that stylesheets use.
  package var name: String {
    switch self {
    case .atOnce: "at-once"
    case .withinADay: "within-a-day"
    case .withinDays: "within-days"
    case .noLimit: "no-limit"
    }
  }

  /// How pressing something is that has to be done within so long.
  package init(within seconds: Int64) {
    self = seconds <= 86_400 ? .withinADay : .withinDays
  }
}
