/// How pressing something is, most pressing first; always shown by word, shape and colour together.
package enum Urgency: Int, CaseIterable, Comparable, Hashable, Sendable {
  case atOnce
  case withinADay
  case withinDays
  case noLimit

  /// Whether the left one presses more.
  package static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }

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
}

/// An urgency with the word that goes with its shape.
package struct UrgencyMark: Hashable, Sendable {
  package let urgency: Urgency
  package let word: String
}
