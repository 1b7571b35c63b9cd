/// How urgent something is; always displayed by word, shape and colour together.
///
/// The order is the order in which people should act; ``notYet`` comes last.
public enum Urgency: String, CaseIterable, Hashable, Sendable {
  /// It must be done at once, in the words of the outcome.
  case atOnce = "at-once"
  /// Past its latest time.
  case overdue
  /// At most 24 hours are left.
  case withinADay = "within-a-day"
  /// As soon as possible, without a time limit.
  case soon
  /// More than 24 hours are left.
  case withinDays = "within-days"
  /// No time is stated.
  case noLimit = "none"
  /// Its earliest time has not come yet.
  case notYet = "not-yet"

  /// The urgency of something that must be done within a number of seconds.
  package init(within seconds: Int64) {
    self = seconds <= 86_400 ? .withinADay : .withinDays
  }

  /// The word for it when no time limit is shown.
  package var word: Text {
    switch self {
    case .atOnce: Text(nl: "nu", en: "now")
    case .overdue: Text(nl: "over tijd", en: "overdue")
    case .withinADay: Text(nl: "binnen 24 uur", en: "within 24 hours")
    case .soon: Text(nl: "z.s.m.", en: "as soon as possible")
    case .withinDays: Text(nl: "op termijn", en: "within days")
    case .noLimit: Text(nl: "geen termijn", en: "no time limit")
    case .notYet: Text(nl: "nog niet", en: "not yet")
    }
  }

  /// The symbol for it in plain text.
  package var shape: String {
    switch self {
    case .atOnce, .overdue: "■"
    case .withinADay: "▲"
    case .soon: "◆"
    case .withinDays: "●"
    case .noLimit: "○"
    case .notYet: "◷"
    }
  }

  /// The name used in style sheets and drawings; `overdue` is drawn like `atOnce`.
  package var styleName: String {
    switch self {
    case .atOnce, .overdue: "at-once"
    case .withinADay: "within-a-day"
    case .soon: "as-soon-as-possible"
    case .withinDays: "within-days"
    case .noLimit: "no-limit"
    case .notYet: "not-yet"
    }
  }

  /// The number of more urgent cases.
  package var rank: Int {
    switch self {
    case .atOnce: 0
    case .overdue: 1
    case .withinADay: 2
    case .soon: 3
    case .withinDays: 4
    case .noLimit: 5
    case .notYet: 6
    }
  }
}

extension Urgency: Comparable {
  /// Whether the left one is more urgent.
  public static func < (left: Urgency, right: Urgency) -> Bool { left.rank < right.rank }
}
