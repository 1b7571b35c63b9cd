/// Phrases for the parts of an action's structure, in one language.
///
/// They are added only where the guideline's own text does not state the part.
package struct ActionPhrases: PhraseCatalogue, Hashable, Sendable {
  package let language: Language

  /// The phrases in one language.
  package init(_ language: Language) {
    self.language = language
  }

  /// The phrase before a step that is not to be done, or is only to be considered; `nil` if none is
  /// needed.
  func lead(_ strength: Step.Strength, isRefrain: Bool) -> String? {
    switch (strength, isRefrain) {
    case (.perform, false): nil
    case (.perform, true): either("Niet doen", "Do not")
    case (.consider, false): either("Overweeg", "Consider")
    case (.consider, true): either("Overweeg dit niet te doen", "Consider not doing")
    case (.optional, false): either("Eventueel", "Optionally")
    case (.optional, true): either("Eventueel niet doen", "Optionally do not")
    }
  }

  /// The phrase for the urgency of a step.
  func words(_ urgency: Step.UrgencyWord) -> String {
    switch urgency {
    case .atOnce: either("direct", "at once")
    case .asSoonAsPossible: asSoonAsPossible
    case .urgent: urgent
    }
  }

  package var asSoonAsPossible: String { either("zo snel mogelijk", "as soon as possible") }
  package var urgent: String { either("spoed", "urgent") }

  /// The word between two actions.
  package func word(of join: ActionGroup.Join) -> String {
    switch join {
    case .allOf: either("EN", "AND")
    case .oneOf: either("OF", "OR")
    case .inOrder: either("gevolgd door", "followed by")
    }
  }

  /// The word before each action of a group; `nil` where there is none.
  package func joiners(of group: ActionGroup) -> [String?] {
    let word = word(of: group.join)
    return group.actions.indices.map { place in
      guard place > 0 else { return nil }
      guard place <= group.joiners.count else { return word }
      return switch group.joiners[place - 1] {
      case .word: word
      case .nothing: nil
      }
    }
  }

  package func hours(_ count: Int64) -> String {
    either("\(count) uur", count == 1 ? "1 hour" : "\(count) hours")
  }

  package func days(_ count: Int64) -> String {
    either(count == 1 ? "1 dag" : "\(count) dagen", count == 1 ? "1 day" : "\(count) days")
  }

  /// A span in the guideline's style: "24 uur", "7 dagen".
  package func span(_ span: TimeSpan) -> String {
    let (count, unit) = span.parts
    switch unit {
    case .hours: return hours(Int64(count))
    case .days: return days(Int64(count))
    }
  }

  /// "Binnen 12 uur".
  package func within(_ span: TimeSpan) -> String {
    either("binnen \(self.span(span))", "within \(self.span(span))")
  }

  /// The phrase for an earliest time.
  package func notBefore(_ span: TimeSpan) -> String {
    either("niet eerder dan \(self.span(span))", "not before \(self.span(span))")
  }

  /// A span counted from an event: "7 dagen na opname".
  package func after(_ span: TimeSpan, _ event: String) -> String {
    either("\(self.span(span)) na \(event)", "\(self.span(span)) after \(event)")
  }

  /// A complete limit, counted from an event: "niet eerder dan 7 dagen en binnen 14 dagen na
  /// opname".
  func words(_ limit: TimeLimit, from event: String) -> String {
    let ends = [
      limit.notBefore.map(notBefore),
      limit.within.map(within),
    ]
    let end = allOf(ends.compactMap(\.self))
    return either("\(end) na \(Self.midSentence(event))", "\(end) after \(Self.midSentence(event))")
  }

  /// A label for use within a sentence: the first letter becomes lower case, unless the word is an
  /// abbreviation.
  package static func midSentence(_ label: String) -> String {
    guard let first = label.first, let second = label.dropFirst().first, second.isLowercase else {
      return label
    }
    return first.lowercased() + label.dropFirst()
  }
}
