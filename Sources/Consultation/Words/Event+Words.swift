package import GuidelineModel

extension Event {
  /// The event as a fact, such as "Biopt genomen"; by its label where the guideline has no words for that.
  package func asFact(in language: Language) -> String { (fact ?? label)[language] }
}
