import GuidelineModel

extension Phrases {
  func mark(_ urgency: Step.Urgency) -> UrgencyMark {
    switch urgency {
    case .atOnce: UrgencyMark(urgency: .atOnce, word: atOnce)
    case .urgent: UrgencyMark(urgency: .withinADay, word: urgent)
    case .asSoonAsPossible: UrgencyMark(urgency: .withinDays, word: asSoonAsPossible)
    }
  }
}
