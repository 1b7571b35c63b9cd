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
  ///   - reading: When they are read.
  package init(
    guideline: Guideline, digest: String, evaluation: Evaluation, language: Language,
    reading: ClockTimes.Reading = .now
  ) {
    self.guideline = guideline
    self.digest = digest
    self.evaluation = evaluation
    clock = ClockTimes(
      now: evaluation.advice.now.instant, timeZone: guideline.timeZone, language: language,
      reading: reading)
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
      notes: openNotes,
      findings: findings, events: events,
      origin: phrases.origin(
        guideline.title[language], id: guideline.id, version: guideline.version, digest: digest),
      disclaimer: phrases.disclaimer)
  }

  package var warnings: [String] { advice.warnings.map { $0.message[language] } }

  /// Decided trees, the most pressing first.
  package var decided: [AdviceInWords.DecidedTree] {
    mostPressingFirst.compactMap { tree in
      tree.outcome.map { index in
        let outcome = guideline[tree.tree].outcomes[index.offset]
        return AdviceInWords.DecidedTree(
          tree: tree.tree, outcome: index, title: guideline[tree.tree].title[language],
          mark: UrgencyMark(tree.urgency, clock: clock), summary: outcome.words.headline[language],
          action: ActionWording(limits: limits).words(outcome.words.action),
          reasons: reasons(of: tree),
          remainder: isSettled(tree) ? nil : phrases.openMakesNoDifference,
          choice: tree.openChoice.map(choice),
          notes: advice.notes.filter { $0.tree == tree.tree }.map { $0.text[language] })
      }
    }
  }

  private var openNotes: [String] {
    let decided = Set(advice.trees.filter { $0.outcome != nil }.map(\.tree))
    return advice.notes.filter { !decided.contains($0.tree) }
      .map { "\(guideline[$0.tree].tab[language]): \($0.text[language])" }
  }

  /// Undecided trees, the most pressing first.
  package var open: [AdviceInWords.OpenTree] {
    mostPressingFirst.filter { $0.outcome == nil }.map { tree in
      let holding = tree.tightestLimit.flatMap(limits.holding)
      return AdviceInWords.OpenTree(
        tree: tree.tree, title: guideline[tree.tree].title[language],
        mark: UrgencyMark(ofOpen: tree.urgency, clock: clock),
        waitsFor: tree.awaitedItem.map(awaited) ?? "", known: known(of: tree),
        possible: summaries(tree.possibleOutcomes, of: tree.tree),
        holding: holding.map { phrases.untilMoreIsKnown($0.sentence) }, limit: holding)
    }
  }

  /// The trees of the advice by their urgency; those that press alike in the order of the advice.
  private var mostPressingFirst: [TreeAdvice] {
    advice.trees.enumerated().sorted { left, right in
      if left.element.urgency < right.element.urgency { return true }
      return right.element.urgency < left.element.urgency ? false : left.offset < right.offset
    }.map(\.element)
  }

  func summaries(_ outcomes: OutcomeSet, of tree: Index<Tree>) -> [String] {
    outcomes.map { guideline[tree].outcomes[$0.offset].words.headline[language] }
  }
}
