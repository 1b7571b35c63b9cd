package import GuidelineModel
package import Reasoning

/// An advice as a note for the patient's record: plain text of at most 80 columns.
package struct AdviceNote: Sendable {
  private let words: AdviceInWords
  private var phrases: Phrases { Phrases(words.language) }

  /// Prepares the note for one advice.
  ///
  /// - Parameters:
  ///   - guideline: The guideline of the advice.
  ///   - digest: The digest of the guideline.
  ///   - evaluation: The evaluation of the patient's case.
  ///   - language: The language of the note.
  package init(
    guideline: Guideline, digest: String, evaluation: Evaluation, language: Language
  ) {
    words =
      AdviceWording(
        guideline: guideline, digest: digest, evaluation: evaluation, language: language,
        reading: .later
      ).words
  }

  /// The whole note, ending in a line break.
  package var text: String {
    var page = TextPage()
    page.paragraph("\(words.title) · \(phrases.advice) · \(words.moment)")
    writeWarnings(to: &page)
    PlanText(phrases: phrases).write(words.plan, to: &page)
    Self.write(decisions: words.decisions, phrases, to: &page)
    writeDecided(to: &page)
    writeOpen(to: &page)
    writeQuestions(to: &page)
    writeReadings(to: &page)
    writeRemarks(to: &page)
    page.rule()
    page.paragraph(words.origin)
    page.paragraph(words.disclaimer)
    return page.text
  }

  private func writeWarnings(to page: inout TextPage) {
    let warnings = words.plan.cautions.map(\.sentence) + words.warnings
    guard !warnings.isEmpty else { return }
    page.heading(phrases.warningsHeading)
    for warning in warnings { page.paragraph(warning, mark: "! ") }
  }

  /// The clinician's decisions on the advice of trees; empty if there are none.
  static func write(
    decisions: [AdviceInWords.Fact], _ phrases: Phrases, to page: inout TextPage
  ) {
    guard !decisions.isEmpty else { return }
    page.heading(phrases.decisionsHeading)
    for decision in decisions {
      page.paragraph("\(decision.label): \(decision.value)".closed, mark: "- ")
    }
  }

  private func writeDecided(to page: inout TextPage) {
    guard !words.decided.isEmpty else { return }
    page.heading(phrases.treesHeading)
    for (place, tree) in words.decided.enumerated() {
      if place > 0 { page.blankLine() }
      page.paragraph(
        tree.title, mark: "\(tree.mark.urgency.shape) \(tree.mark.words) · ", hanging: 2)
      if let declined = tree.declined { page.paragraph(declined, mark: "NB ", indent: 2) }
      ActionText(phrases: phrases).write(tree.action, to: &page, indent: 2)
      for note in tree.notes { page.paragraph(note, mark: "NB ", indent: 2) }
      if !tree.reasons.isEmpty {
        page.paragraph(list(tree.reasons), mark: "\(phrases.because): ", indent: 2, hanging: 2)
      }
      if let remainder = tree.remainder { page.paragraph(remainder, indent: 2) }
      if let choice = tree.choice { page.paragraph(choice, mark: "→ ", indent: 2) }
    }
  }

  private func writeOpen(to page: inout TextPage) {
    guard !words.open.isEmpty || !words.notKnown.isEmpty else { return }
    page.heading(phrases.openHeading)
    for (place, tree) in words.open.enumerated() {
      if place > 0 { page.blankLine() }
      page.paragraph(tree.title, mark: "\(tree.mark.urgency.shape) ", hanging: 2)
      if let holding = tree.holding { page.paragraph(holding, indent: 2, hanging: 2) }
      page.paragraph("\(phrases.waitsFor): \(tree.waitsFor).", indent: 2, hanging: 2)
      if !tree.known.isEmpty {
        page.paragraph(list(tree.known), mark: "\(phrases.soFar): ", indent: 2, hanging: 2)
      }
      page.paragraph("\(phrases.possible):", indent: 2)
      for outcome in tree.possible { page.paragraph(outcome, mark: "- ", indent: 2) }
    }
    if !words.notKnown.isEmpty {
      if !words.open.isEmpty { page.blankLine() }
      page.paragraph(
        words.notKnown.joined(separator: "; ") + ".", mark: "\(phrases.notKnownHeading): ",
        hanging: 2)
    }
  }

  private func writeQuestions(to page: inout TextPage) {
    guard let first = words.questions.first else { return }
    page.heading(phrases.questionsHeading)
    page.paragraph("\(first.question) \(first.answers).", hanging: 2)
    let others = words.questions.dropFirst().map(\.label)
    if !others.isEmpty {
      page.paragraph(
        others.joined(separator: "; ") + ".", mark: "\(phrases.thenAlso): ", hanging: 2)
    }
    if let remark = words.questionsRemark { page.paragraph(remark) }
  }

  private func writeReadings(to page: inout TextPage) {
    let readings = words.readings
    guard readings.agreement != nil || !readings.differences.isEmpty else { return }
    page.heading(phrases.readingsHeading)
    if !readings.differences.isEmpty {
      page.paragraph(phrases.readingsDiffer)
      for difference in readings.differences {
        for (place, statement) in difference.statements.enumerated() {
          page.paragraph(
            "\(statement).", mark: place == 0 ? "- " : "  → ", hanging: place == 0 ? 2 : 4)
        }
        for reading in difference.readings {
          page.paragraph(reading.change, mark: "\(phrases.change): ", indent: 2, hanging: 2)
          page.paragraph(reading.reason, mark: "\(phrases.reason): ", indent: 2, hanging: 2)
        }
      }
    }
    if let agreement = readings.agreement { page.paragraph(agreement) }
  }

  private func writeRemarks(to page: inout TextPage) {
    if !words.notes.isEmpty {
      page.heading(phrases.notesHeading)
      for note in words.notes { page.paragraph(note, mark: "- ") }
    }
    let measured = words.findings.compactMap { finding in
      finding.detail.map { "\(finding.label): \(finding.value); \($0)." }
    }
    if !measured.isEmpty {
      page.heading(phrases.measurementsHeading)
      for sentence in measured { page.paragraph(sentence, mark: "- ") }
    }
  }

  private func list(_ findings: [AdviceInWords.Fact]) -> String {
    findings.map { "\($0.label): \($0.value)" }.joined(separator: "; ") + "."
  }
}
