import GuidelineModel

extension Phrases {
  func nowDecided(_ tree: String, _ outcome: String) -> String {
    either("Nieuw advies · \(tree): \(outcome).", "New advice · \(tree): \(outcome).")
  }
  func nowDifferent(_ tree: String, from old: String, to new: String) -> String {
    either(
      "Gewijzigd · \(tree): \(new). Was: \(old).", "Changed · \(tree): \(new). Was: \(old).")
  }
  func noLongerDecided(_ tree: String, _ outcome: String) -> String {
    either(
      "Niet meer zeker · \(tree). Was: \(outcome).",
      "No longer certain · \(tree). Was: \(outcome).")
  }
  func noLongerReached(_ tree: String) -> String {
    either("Vervallen · \(tree).", "Lapsed · \(tree).")
  }
}
