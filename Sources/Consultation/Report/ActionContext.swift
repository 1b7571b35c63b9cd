import GuidelineModel
import Reasoning

/// The values that the templates of an action, a limit and a mark name.
///
/// A template looks outwards for a name it does not find, so every name a part uses is always set;
/// `false` stands for what is absent.
enum ActionContext {
  static func mark(_ mark: UrgencyMark) -> [String: Any] {
    [
      "urgency": mark.urgency.name, "word": mark.word, "due": mark.due.map(utc) ?? false,
    ]
  }

  /// An action as a list of what belongs together.
  static func list(of action: ActionWords) -> [String: Any] {
    switch action {
    case .step: ["condition": false, "members": [member(action, joiner: nil)], "groupLimit": false]
    case .group(let group):
      [
        "condition": group.condition ?? false,
        "members": group.members.map { member($0.action, joiner: $0.joiner) },
        "groupLimit": limit(group.limit),
      ]
    }
  }

  private static func member(_ action: ActionWords, joiner: String?) -> [String: Any] {
    switch action {
    case .step(let step):
      [
        "joiner": joiner ?? false, "text": step.text, "remarks": step.remarks, "nested": false,
        "alternatives": false, "limit": limit(step.limit),
      ]
    case .group(let group):
      [
        "joiner": joiner ?? false, "text": false, "remarks": [] as [String], "limit": false,
        "nested": list(of: action), "alternatives": group.isAlternative,
      ]
    }
  }

  private static func limit(_ limit: LimitWords?) -> Any {
    guard let limit else { return false }
    return [
      "urgency": limit.mark.urgency.name, "time": limit.time, "basis": limit.basis ?? false,
      "due": limit.due.map(utc) ?? false, "relative": limit.relative ?? "",
    ] as [String: Any]
  }

  static func utc(_ instant: Instant) -> Any { Timestamp(instant, offsetSeconds: 0).rfc3339 }
}
