import GuidelineModel

extension Phrases {
  func joiner(_ join: ActionGroup.Join) -> String {
    switch join {
    case .allOf: either("EN", "AND")
    case .oneOf: either("OF", "OR")
    case .inOrder: either("gevolgd door", "followed by")
    }
  }

  func mark(_ urgency: Step.Urgency) -> UrgencyMark {
    switch urgency {
    case .atOnce: UrgencyMark(urgency: .atOnce, word: atOnce)
    case .urgent: UrgencyMark(urgency: .withinADay, word: urgent)
    case .asSoonAsPossible: UrgencyMark(urgency: .withinDays, word: asSoonAsPossible)
    }
  }
}
