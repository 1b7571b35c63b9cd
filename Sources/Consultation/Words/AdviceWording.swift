package import GuidelineModel
package import Reasoning

/// Turns an advice into words.
package struct AdviceWording: Sendable {
  let guideline: Guideline
  let digest: String
  let evaluation: Evaluation
  let clock: ClockTimes

  /// Prepares to say an advice.
  ///
  /// - Parameters:
  ///   - guideline: The guideline that the advice follows.
  ///   - digest: The digest of the guideline.
  ///   - evaluation: What follows for the patient.
  ///   - language: The language of the words.
  package init(
    guideline: Guideline, digest: String, evaluation: Evaluation, language: Language
  ) {
    self.guideline = guideline
    self.digest = digest
    self.evaluation = evaluation
    clock = ClockTimes(
      now: evaluation.advice.now.instant, timeZone: guideline.timeZone, language: language)
  }

  var advice: Advice { evaluation.advice }
  var patient: PatientCase { evaluation.patient }
  var language: Language { clock.language }
  var phrases: Phrases { Phrases(language) }
  var limits: LimitWording {
    LimitWording(guideline: guideline, patient: patient, clock: clock)
  }

  /// The advice in words.
  package var words: AdviceInWords {
    AdviceInWords(
      language: language, title: guideline.title[language], moment: clock.dated(clock.now),
      warnings: warnings,
      decided: decided, open: open, notKnown: notKnown,
      questions: advice.questions.map(question),
      questionsRemark: advice.isFewestExceeded ? phrases.fewestExceeded : nil, readings: readings,
      notes: advice.notes.map { "\(guideline[$0.tree].tab[language]): \($0.text[language])" },
      findings: findings, events: events,
      origin: phrases.origin(
        guideline.title[language], id: guideline.id, version: guideline.version, digest: digest),
      disclaimer: phrases.disclaimer)
  }

  package var warnings: [String] { advice.warnings.map { $0.message[language] } }

  /// Decided trees, the most pressing first.
  package var decided: [AdviceInWords.DecidedTree] {
    let trees = advice.trees.compactMap { tree -> (AdviceInWords.DecidedTree, Instant?)? in
      guard let index = tree.outcome else { return nil }
      let outcome = guideline[tree.tree].outcomes[index.offset]
      let action = ActionWording(limits: limits).words(outcome.words.action)
      let marks = action.marks.sorted { Self.isBefore(($0.mark, $0.due), ($1.mark, $1.due)) }
      let first = marks.first
      return (
        AdviceInWords.DecidedTree(
          tree: tree.tree, outcome: index, title: guideline[tree.tree].title[language],
          mark: first?.mark ?? UrgencyMark(urgency: .noLimit, word: phrases.noLimit),
          summary: outcome.words.headline[language], action: action, reasons: reasons(of: tree),
          remainder: isSettled(tree) ? nil : phrases.openMakesNoDifference,
          choice: tree.openChoice.map(choice)), first?.due
      )
    }
    return inOrder(trees) { $0.mark }
  }

  /// Undecided trees, the most pressing first.
  package var open: [AdviceInWords.OpenTree] {
    let trees = advice.trees.compactMap { tree -> (AdviceInWords.OpenTree, Instant?)? in
      guard tree.outcome == nil else { return nil }
      let holding = tree.tightestLimit.flatMap(limits.holding)
      return (
        AdviceInWords.OpenTree(
          tree: tree.tree, title: guideline[tree.tree].title[language],
          mark: holding?.mark ?? UrgencyMark(urgency: .noLimit, word: phrases.noLimit),
          waitsFor: tree.awaitedItem.map(awaited) ?? "", known: known(of: tree),
          possible: summaries(tree.possibleOutcomes, of: tree.tree),
          holding: holding.map { phrases.untilMoreIsKnown($0.sentence) }, limit: holding),
        holding?.due
      )
    }
    return inOrder(trees) { $0.mark }
  }

  private static func isBefore(
    _ left: (mark: UrgencyMark, due: Instant?), _ right: (mark: UrgencyMark, due: Instant?)
  ) -> Bool {
    if left.mark.urgency != right.mark.urgency { return left.mark.urgency < right.mark.urgency }
    switch (left.due, right.due) {
    case (let left?, let right?): return left < right
    case (.some, nil): return true
    case (nil, _): return false
    }
  }

  private func inOrder<Words>(
    _ trees: [(words: Words, due: Instant?)], mark: (Words) -> UrgencyMark
  ) -> [Words] {
    trees.enumerated().sorted { left, right in
      let (one, other) = (
        (mark(left.element.words), left.element.due), (mark(right.element.words), right.element.due)
      )
      if Self.isBefore(one, other) { return true }
      return Self.isBefore(other, one) ? false : left.offset < right.offset
    }.map(\.element.words)
  }

  func summaries(_ outcomes: OutcomeSet, of tree: Index<Tree>) -> [String] {
    outcomes.map { guideline[tree].outcomes[$0.offset].words.headline[language] }
  }
}
