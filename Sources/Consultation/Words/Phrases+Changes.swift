import GuidelineModel

extension Phrases {
  func newInPlan(_ line: String) -> String { either("Nieuw · \(line)", "New · \(line)") }
  func changedInPlan(_ line: String, was earlier: String?) -> String {
    either("Gewijzigd · \(line)", "Changed · \(line)")
      + (earlier.map { " Was: \(Self.midSentence($0))".closed } ?? "")
  }
  func silenced(_ caution: String) -> String {
    either("Geldt niet meer: ‘\(caution)’", "No longer applies: ‘\(caution)’")
  }
  func lapsedFromPlan(_ words: String, because tree: String?) -> String {
    either("Vervallen: \(words)", "Lapsed: \(words)")
      + (tree.map { either(" (door \($0))", " (because of \($0))") } ?? "")
  }
}
