/// A step with its texts in one language, read once.
struct SpokenStep {
  let step: Step
  let text: TextTokens
  let condition: TextTokens?
  let remarks: [TextTokens]

  init(_ step: Step, in language: Language) {
    self.step = step
    text = TextTokens(step.text[language], language)
    condition = step.condition.map { TextTokens($0[language], language) }
    remarks = step.remarks.map { TextTokens($0[language], language) }
  }
}
