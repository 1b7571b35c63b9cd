extension ActionPhrases {
  /// A step as one sentence without a full stop, completed by what its own text does not state.
  ///
  /// The limit is included only if `events` is given.
  func words(
    _ step: Step, unsaid: UnsaidParts, limitedFrom events: [Event]? = nil
  ) -> String {
    var additions =
      step.dose.map { words($0, unsaid.dose) }.map { $0.joined(separator: ", ") }
      .map { $0.isEmpty ? [] : [$0] } ?? []
    if unsaid.urgency, let urgency = step.urgency { additions.append(words(urgency)) }
    if unsaid.limit, let events, let limit = step.limit {
      additions.append(words(limit, from: events))
    }
    let lead =
      unsaid.isRefrain
      ? self.lead(step.strength, isRefrain: true)
      : unsaid.strength ? self.lead(step.strength, isRefrain: false) : nil
    return Self.text(
      (lead.map { "\($0): " } ?? "") + Self.text(step.text[language], adding: additions),
      under: unsaid.condition ? step.condition?[language] : nil)
  }

  func words(_ limit: TimeLimit, from events: [Event]) -> String {
    let event = events.first { $0.id == limit.event }
    return words(limit, from: event?.label[language] ?? limit.event.text)
  }

  /// A text with additions in brackets, placed before its full stop if it has one.
  static func text(_ text: String, adding additions: [String]) -> String {
    guard !additions.isEmpty else { return text }
    let end = text.hasSuffix(".") ? "." : ""
    let words = text.dropLast(endsInAbbreviation(text) ? 0 : end.count)
    return "\(words) (\(additions.joined(separator: "; ")))\(end)"
  }

  /// Whether the final full stop belongs to an abbreviation such as "i.v.".
  private static func endsInAbbreviation(_ text: String) -> Bool {
    let end = Array(text.suffix(4))
    return end.count >= 3 && end.last == "." && end[end.count - 2].isLetter
      && end[end.count - 3] == "."
  }

  /// An action's text with its condition, placed before or after it according to their capital
  /// letters.
  package static func text(_ text: String, under condition: String?) -> String {
    guard let condition, !condition.isEmpty else { return text }
    let opens = condition.first?.isUppercase == true
    if opens, text.first?.isLowercase == true { return "\(condition): \(text)" }
    return opens ? "\(text). \(condition)" : "\(text), \(condition)"
  }
}
