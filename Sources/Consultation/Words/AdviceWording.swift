package import GuidelineModel
package import Reasoning

/// Words an advice.
package struct AdviceWording: Sendable {
  let guideline: Guideline
  let digest: String
  let evaluation: Evaluation
  let clock: ClockTimes

  /// Prepares the wording of an advice.
  ///
  /// - Parameters:
  ///   - guideline: The guideline of the advice.
  ///   - digest: The digest of the guideline.
  ///   - evaluation: The evaluation of the patient's case.
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
      language: language, title: guideline.title[language],
      edition: guideline.edition(in: language),
      moment: clock.dated(clock.now),
      warnings: warnings, plan: plan, decisions: decisions,
      decided: decided, open: open, notKnown: notKnown,
      questions: advice.questions.map(question),
      questionsRemark: advice.isFewestExceeded ? phrases.fewestExceeded : nil, readings: readings,
      notes: openNotes,
      findings: findings, events: events,
      origin: phrases.origin(
        guideline.title[language], id: guideline.id, version: guideline.version, digest: digest),
      disclaimer: phrases.disclaimer)
  }

  /// The contradictions in the answers, except those that a caution already states.
  package var warnings: [String] {
    let shown = Set(evaluation.plan.cautions.map(\.code))
    let cautioned = guideline.plan.cautions.filter { shown.contains($0.code.text) }
      .map { Set($0.condition.values.map(\.item.text)) }
    return advice.warnings.filter { warning in
      let items = Set(warning.conditions.map { guideline[$0.item].id.text })
      return !cautioned.contains(items)
    }.map { $0.message[language] }
      + evaluation.plan.orderViolations.map { $0.message(in: guideline)[language] }
  }

  /// The plan.
  package var plan: PlanInWords {
    PlanWording(
      guideline: guideline, evaluation: evaluation, clock: clock
    ).words
  }

  /// The clinician's decisions on the advice of trees, in tree order.
  package var decisions: [AdviceInWords.Fact] {
    let reached = Set(advice.trees.map(\.tree))
    return patient.decisions.filter { reached.contains($0.key) }.sorted { $0.key < $1.key }.map {
      tree, decision in
      AdviceInWords.Fact(
        label: title(of: tree),
        value: phrases.decided(decision, on: tree, evaluation, in: guideline))
    }
  }

  /// The decided trees, most urgent first.
  package var decided: [AdviceInWords.DecidedTree] {
    mostUrgentFirst.compactMap { tree in
      tree.outcome.map { index in
        let isMet = isMet(TreeOutcome(index, of: tree.tree))
        var limits = limits
        limits.isMet = isMet
        let outcome = guideline[tree.tree].outcomes[index.offset]
        return AdviceInWords.DecidedTree(
          tree: tree.tree, outcome: index, isRoute: outcome.role.isRoute,
          title: title(of: tree.tree),
          mark: mark(of: tree, index, isMet: isMet),
          summary: outcome.words.headline[language],
          action: ActionWording(limits: limits).words(outcome.words.action),
          reasons: reasons(of: tree),
          remainder: isSettled(tree) ? nil : phrases.openMakesNoDifference,
          choice: tree.openChoice.map(choice),
          notes: advice.notes.filter { $0.tree == tree.tree }.map { $0.text[language] },
          declined: declined(tree.tree))
      }
    }
  }

  private func declined(_ tree: Index<Tree>) -> String? {
    guard case .declined(let reason, _) = patient.decisions[tree] else { return nil }
    return phrases.decided(.declined(reason, remark: nil), in: guideline).capitalisedFirst.closed
  }

  private func mark(
    of tree: TreeAdvice, _ outcome: Index<Outcome>, isMet: Bool
  ) -> UrgencyMark {
    if isMet || statedUrgencyIsOver(tree, outcome) { return UrgencyMark(metIn: language) }
    let mark = UrgencyMark(tree.urgency, clock: clock)
    guard mark.urgency == .noLimit else { return mark }
    let bounding = evaluation.plan.entries.filter {
      !$0.state.isPast && $0.sources.contains(TreeOutcome(outcome, of: tree.tree))
    }.compactMap(\.boundBy?.tree).filter { $0 != tree.tree }
    return bounding.isEmpty
      ? mark : UrgencyMark(boundBy: phrases.trees(of: bounding), in: language)
  }

  private var openNotes: [String] {
    let decided = Set(advice.trees.filter { $0.outcome != nil }.map(\.tree))
    return advice.notes.filter { !decided.contains($0.tree) }
      .map { "\(guideline[$0.tree].tab[language]): \($0.text[language])" }
  }

  /// The undecided trees, most urgent first.
  package var open: [AdviceInWords.OpenTree] {
    mostUrgentFirst.filter { $0.outcome == nil }.map { tree in
      let holding = tree.tightestLimit.flatMap(limits.holding)
      return AdviceInWords.OpenTree(
        tree: tree.tree, title: title(of: tree.tree),
        mark: UrgencyMark(ofOpen: tree.urgency, clock: clock),
        waitsFor: tree.awaitedItem.map(awaited) ?? "", known: known(of: tree),
        possible: summaries(tree.possibleOutcomes, of: tree.tree),
        holding: holding.map { phrases.untilMoreIsKnown($0.sentence) }, limit: holding)
    }
  }

  /// Whether everything that a limit of an outcome bounds is done, started or no longer asked for.
  private func isMet(_ outcome: TreeOutcome) -> Bool {
    let bounded = evaluation.plan.entries.filter { entry in
      entry.boundBy?.tree == outcome.tree
        || entry.actions.contains {
          $0.outcome == outcome && $0.statement(in: guideline).limit != nil
        }
    }
    return !bounded.isEmpty && bounded.allSatisfy { $0.state.isPast }
  }

  /// Whether urgency words made a tree urgent and nothing that it asks for is as urgent any more.
  private func statedUrgencyIsOver(_ tree: TreeAdvice, _ outcome: Index<Outcome>) -> Bool {
    let urgency = tree.urgency.urgency
    guard urgency == .atOnce || urgency == .soon else { return false }
    let entries = evaluation.plan.entries.filter {
      $0.sources.contains(TreeOutcome(outcome, of: tree.tree))
    }
    return !entries.isEmpty && entries.allSatisfy { $0.state.isPast || $0.urgency > urgency }
  }

  /// The trees of the advice by urgency; equally urgent trees keep the order of the advice.
  private var mostUrgentFirst: [TreeAdvice] {
    advice.trees.enumerated().sorted { left, right in
      if left.element.urgency < right.element.urgency { return true }
      return right.element.urgency < left.element.urgency ? false : left.offset < right.offset
    }.map(\.element)
  }

  /// The title with the number by which a plan refers to the tree.
  private func title(of tree: Index<Tree>) -> String {
    "\(phrases.trees([tree.offset + 1]).capitalisedFirst) · \(guideline[tree].title[language])"
  }

  func summaries(_ outcomes: OutcomeSet, of tree: Index<Tree>) -> [String] {
    outcomes.map { guideline[tree].outcomes[$0.offset].words.headline[language] }
  }
}
