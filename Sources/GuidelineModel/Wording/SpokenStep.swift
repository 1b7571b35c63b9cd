/// A step with its texts in one language, tokenised once.
struct TokenizedStep {
  let step: Step
  let text: TextTokens
  let condition: TextTokens?
  let remarks: [TextTokens]
  /// Its text in the other language.
  let translation: TextTokens

  init(_ step: Step, in language: Language) {
    self.step = step
    text = TextTokens(step.text[language], language)
    condition = step.condition.map { TextTokens($0[language], language) }
    let other: Language = language == .dutch ? .english : .dutch
    translation = TextTokens(step.text[other], other)
    remarks = step.remarks.map { TextTokens($0[language], language) }
  }
}
