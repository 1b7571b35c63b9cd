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

/// The parts of a step's structure that a text does not state.
struct UnsaidParts {
  var isRefrain: Bool
  var strength: Bool
  var urgency: Bool
  var condition: Bool
  var dose: Set<DosePart>
  var limit: Bool
  /// By their indices.
  var remarks: Set<Int>

  /// The parts of a step that a clause does not state.
  init(_ spoken: TokenizedStep, in clause: Clause) {
    let step = spoken.step
    isRefrain = step.isRefrain && !clause.saysNotToDo
    strength = !clause.says(step.strength)
    urgency = step.urgency.map { !clause.says($0) } ?? false
    condition = spoken.condition.map { !clause.has($0) } ?? false
    dose = step.dose?.unsaid(in: clause) ?? []
    limit = step.limit.map { !clause.says($0) } ?? false
    remarks = Set(spoken.remarks.indices.filter { !clause.has(spoken.remarks[$0]) })
  }

  var isEmpty: Bool {
    !(isRefrain || strength || urgency || condition || limit) && dose.isEmpty && remarks.isEmpty
  }

  /// The parts that neither of two texts states.
  func intersection(_ other: UnsaidParts) -> UnsaidParts {
    var both = self
    both.isRefrain = isRefrain && other.isRefrain
    both.strength = strength && other.strength
    both.urgency = urgency && other.urgency
    both.condition = condition && other.condition
    both.dose = dose.intersection(other.dose)
    both.limit = limit && other.limit
    both.remarks = remarks.intersection(other.remarks)
    return both
  }
}

extension Clause {
  /// Whether it states both ends of a limit with the right meaning.
  func says(_ limit: TimeLimit) -> Bool {
    let times = numbers.filter { $0.dimension == .time }
    func says(_ span: TimeSpan?, as roles: [TimeRole], _ end: (ClosedRange<Double>) -> Double)
      -> Bool
    {
      guard let span else { return true }
      return times.contains { time in
        roles.contains(text.role(of: time))
          && time.amounts.contains { end($0).isClose(to: Double(span.seconds)) }
      }
    }
    return says(limit.within, as: [.latest, .span, .atMost], \.upperBound)
      && says(limit.notBefore, as: [.earliest, .span, .atLeast], \.lowerBound)
  }
}
