package import GuidelineModel

extension Event {
  /// The event as a statement, such as "Biopt genomen", or its label if the guideline has no such
  /// words.
  package func asFact(in language: Language) -> String { (fact ?? label)[language] }
}
