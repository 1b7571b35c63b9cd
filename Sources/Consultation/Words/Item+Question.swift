package import GuidelineModel

extension Item {
  /// The item as a whole question: in the guideline's own words, or the label with a question mark.
  package func wholeQuestion(in language: Language) -> String {
    question?[language] ?? "\(label[language])?"
  }
}
