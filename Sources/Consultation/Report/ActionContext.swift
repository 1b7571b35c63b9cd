import GuidelineModel
import Reasoning

/// The values that the templates of an action, a limit and a mark name.
///
/// A template looks outwards for a name it does not find, so every name a part uses is always set;
/// `false` stands for what is absent.
enum ActionContext {
  static func mark(_ mark: UrgencyMark) -> [String: Any] {
    [
      "urgency": mark.urgency.styleName, "word": mark.word, "due": mark.due?.utc ?? false,
    ]
  }

  /// An action as a list of what belongs together.
  ///
  /// - Parameters:
  ///   - action: The action.
  ///   - limit: The values of a time limit; asked in reading order.
  /// - Returns: What the template of an action names.
  static func list(
    of action: ActionWords, limit: (LimitWords) -> Any = Self.limit
  ) -> [String: Any] {
    switch action {
    case .step:
      [
        "condition": false, "members": [member(action, joiner: nil, limit)], "groupLimit": false,
      ]
    case .group(let group):
      [
        "condition": group.condition ?? false,
        "members": group.members.map { member($0.action, joiner: $0.joiner, limit) },
        "groupLimit": group.limit.map(limit) ?? false,
      ]
    }
  }

  private static func member(
    _ action: ActionWords, joiner: String?, _ limit: (LimitWords) -> Any
  ) -> [String: Any] {
    switch action {
    case .step(let step):
      [
        "joiner": joiner ?? false, "text": step.text, "remarks": step.remarks, "nested": false,
        "alternatives": false, "limit": step.limit.map(limit) ?? false,
      ]
    case .group(let group):
      [
        "joiner": joiner ?? false, "text": false, "remarks": [] as [String], "limit": false,
        "nested": list(of: action, limit: limit), "alternatives": group.isAlternative,
      ]
    }
  }

  private static func limit(_ limit: LimitWords) -> Any {
    [
      "urgency": limit.mark.urgency.styleName, "time": limit.time, "basis": limit.basis ?? false,
      "due": limit.due?.utc ?? false, "relative": limit.relative ?? "",
    ] as [String: Any]
  }
}
