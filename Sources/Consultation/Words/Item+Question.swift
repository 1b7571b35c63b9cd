package import GuidelineModel

extension Item {
  /// The item as a complete question: in the guideline's words, or its label with a question mark.
  package func wholeQuestion(in language: Language) -> String {
    question?[language] ?? "\(label[language])?"
  }
}
