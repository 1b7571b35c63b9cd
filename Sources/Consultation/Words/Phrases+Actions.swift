import GuidelineModel

extension Phrases {
  /// The word before each action of a group, nil where there is none.
  func joiners(of group: ActionGroup) -> [String?] {
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

  private func word(of join: ActionGroup.Join) -> String {
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
