package import GuidelineModel
package import Reasoning

/// The difference between two plans of one patient.
///
/// It compares plans and not outcomes of trees, because a plan can ask for the opposite of what one
/// tree says.
package struct PlanChanges: Hashable, Sendable {
  /// One difference, with the earlier wording if relevant.
  package struct Change: Hashable, Sendable {
    /// The sign before it in plain text.
    package let sign: String
    package let sentence: String
    /// Whether it withdraws or alters something, rather than adding to it.
    package let isReversal: Bool
  }

  /// The changes: decisions, then cautions, then lines in plan order, then lines that lapsed.
  package let changes: [Change]

  /// Compares two plans for one patient.
  ///
  /// - Parameters:
  ///   - before: The earlier evaluation, if any.
  ///   - after: The current evaluation.
  ///   - guideline: The guideline of both.
  ///   - language: The language of the sentences.
  package init(
    from before: Evaluation?, to after: Evaluation, guideline: Guideline, language: Language
  ) {
    // One clock for both, so that the time between the two does not appear as a difference.
    let clock = ClockTimes(
      now: after.advice.now.instant, timeZone: guideline.timeZone, language: language)
    let comparison = PlanComparison(
      old: before.map { PlanWording(guideline: guideline, evaluation: $0, clock: clock) },
      new: PlanWording(guideline: guideline, evaluation: after, clock: clock))
    changes =
      comparison.decisions + comparison.cautions + comparison.lines + comparison.lapsed
  }
}

/// Two plans in words.
private struct PlanComparison {
  let old: PlanWording?
  let new: PlanWording
  private let newWords: PlanInWords
  private let oldCautions: [PlanInWords.CautionWords]
  private let oldLines: [Identity: PlanInWords.Line]

  /// The key by which lines of the two plans are matched.
  private enum Identity: Hashable {
    case subject(PlanEntry.Subject)
    /// A step without a name, by its wording; several outcomes of a tree may use the same.
    case words(String)
  }

  init(old: PlanWording?, new: PlanWording) {
    self.old = old
    self.new = new
    newWords = new.words
    oldCautions = old?.words.cautions ?? []
    oldLines = Dictionary(
      (old?.plan.entries ?? []).compactMap { entry in
        old.map { (Self.identity(of: entry, in: $0), $0.line(entry)) }
      }, uniquingKeysWith: { first, _ in first })
  }

  private var phrases: Phrases { new.phrases }

  /// The decisions on the advice of trees that were made or withdrawn.
  var decisions: [PlanChanges.Change] {
    guard let earlier = old?.patient.decisions else { return [] }
    let now = new.patient.decisions
    let changed = Set(earlier.keys).union(now.keys).filter { earlier[$0] != now[$0] }
    return changed.sorted().map { tree in
      let name = new.number(of: tree).capitalisedFirst
      let words =
        now[tree].map { "\(name): \(phrases.decided($0, in: new.guideline))" }
        ?? phrases.decisionTakenBack(name)
      return PlanChanges.Change(sign: "–", sentence: words.closed, isReversal: now[tree] == nil)
    }
  }

  /// The cautions that are new or reworded, most urgent first.
  var cautions: [PlanChanges.Change] {
    let shown = newWords.cautions.filter { caution in
      !oldCautions.contains { $0.sentence == caution.sentence }
    }
    let bands = Urgency.allCases.map { $0 as Urgency? } + [nil]
    return bands.flatMap { urgency in shown.filter { $0.urgency == urgency } }.map { caution in
      PlanChanges.Change(sign: "!", sentence: caution.sentence, isReversal: false)
    }
  }

  /// The lines that are new or reworded, except those that lapsed.
  var lines: [PlanChanges.Change] {
    newWords.groups.flatMap(\.lines).compactMap { line in
      guard line.state != .superseded else { return nil }
      let isNews = line.entries.contains { entry in
        oldLine(of: entry).map { differs(new.line(entry), from: $0) } ?? isReported(entry)
      }
      return isNews ? change(line, from: line.entries.first.flatMap(oldLine)) : nil
    }
  }

  /// The lines that no longer ask for anything.
  var lapsed: [PlanChanges.Change] {
    let superseded = new.plan.entries.filter { entry in
      entry.state == .superseded && oldLine(of: entry).map { $0.state != .superseded } ?? false
    }
    let there = Set(new.plan.entries.map { Self.identity(of: $0, in: new) })
    let gone = (old?.plan.entries ?? []).filter { entry in
      guard let old, entry.state != .superseded, entry.state != .declined else { return false }
      return !there.contains(Self.identity(of: entry, in: old)) && !isSettled(entry)
        && !stillApplies(old.line(entry))
    }
    let silenced = oldCautions.filter { caution in
      !newWords.cautions.contains { $0.code == caution.code }
    }
    return superseded.map { entry in
      lapse(name(of: entry), because: entry.supersededBy.map(new.number))
    } + gone.map { lapse(name(of: $0)) }
      + silenced.map { caution in
        PlanChanges.Change(
          sign: "–", sentence: phrases.silenced(caution.sentence).closed, isReversal: true)
      }
  }

  private func change(
    _ line: PlanInWords.Line, from earlier: PlanInWords.Line?
  ) -> PlanChanges.Change {
    let concerns = line.covered.isEmpty ? nil : phrases.concerns(line.covered)
    let isPressed = earlier.map { isOnlyUrgency(line, $0) } ?? false
    let said = [
      line.text, line.time?.sentence, concerns,
      isPressed ? line.urgency.word[new.language].capitalisedFirst : nil,
    ].compactMap { $0?.closed }.joined(separator: " ")
    guard !line.state.isPast else {
      return PlanChanges.Change(sign: line.shape, sentence: said, isReversal: false)
    }
    guard let earlier else {
      return PlanChanges.Change(
        sign: line.shape, sentence: phrases.newInPlan(said), isReversal: false)
    }
    return PlanChanges.Change(
      sign: line.shape, sentence: phrases.changedInPlan(said, was: was(earlier, line)),
      isReversal: true)
  }

  /// The earlier wording of a line; `nil` if its new state says enough.
  private func was(_ earlier: PlanInWords.Line, _ line: PlanInWords.Line) -> String? {
    guard !earlier.state.isPast, line.state == .open || line.state == .holds else { return nil }
    if earlier.text != line.text { return earlier.text }
    if earlier.time?.sentence != line.time?.sentence { return earlier.time?.sentence }
    return isOnlyUrgency(line, earlier) ? earlier.urgency.word[new.language] : nil
  }

  private func differs(_ line: PlanInWords.Line, from earlier: PlanInWords.Line) -> Bool {
    if line.state != earlier.state || line.text != earlier.text { return true }
    guard !line.state.isPast else { return false }
    // The deadline of an undecided tree is shown with every question; only a change of urgency is
    // reported.
    return line.urgency != earlier.urgency
      || line.state != .decide && line.time?.sentence != earlier.time?.sentence
  }

  private func isOnlyUrgency(_ line: PlanInWords.Line, _ earlier: PlanInWords.Line) -> Bool {
    line.state == earlier.state && line.text == earlier.text
      && line.time?.sentence == earlier.time?.sentence && line.urgency != earlier.urgency
  }

  /// Whether a new line is reported; before the first answer, decisions are not, because they are
  /// the questions.
  private func isReported(_ entry: PlanEntry) -> Bool {
    old != nil || entry.state != .decide
  }

  /// Whether a line disappeared because of a decision or a choice, or because another line covers
  /// it.
  private func isSettled(_ entry: PlanEntry) -> Bool {
    let trees = new.evaluation.advice.trees
    switch entry.subject {
    case .step(let step): return isWithinAnother(step)
    case .decision(let tree): return trees.contains { $0.tree == tree && $0.outcome != nil }
    case .choice(let item, let tree):
      return new.patient.answers[item] != nil && trees.contains { $0.tree == tree }
    }
  }

  /// Whether another step has the same wording, so that the wording still applies.
  private func stillApplies(_ line: PlanInWords.Line) -> Bool {
    newWords.groups.contains { $0.lines.contains { !$0.state.isPast && $0.text == line.text } }
  }

  /// Whether a line that is to be judged or chosen covers a step without a line.
  private func isWithinAnother(_ step: PlannedStep) -> Bool {
    new.plan.entries.contains { entry in
      entry.against.contains(step) || entry.options.contains { $0.steps.contains(step) }
        || entry.state == .differs && isUnlisted(step, besides: entry)
    }
  }

  /// Whether a step has no line because it belongs to a line on which trees differ.
  private func isUnlisted(_ step: PlannedStep, besides entry: PlanEntry) -> Bool {
    guard case .named(let step) = step, case .step(.named(let disputed)) = entry.subject else {
      return false
    }
    let guideline = new.guideline
    return guideline.plan.differences.contains {
      $0.step == guideline[disputed].id && $0.notListed.contains(guideline[step].id)
    }
  }

  private func lapse(_ words: String, because tree: String? = nil) -> PlanChanges.Change {
    PlanChanges.Change(
      sign: "–", sentence: phrases.lapsedFromPlan(words, because: tree).closed, isReversal: true)
  }

  private func name(of entry: PlanEntry) -> String {
    let name = entry.name(in: new.guideline)[new.language]
    return entry.state == .decide ? phrases.decision(name) : name
  }

  private func oldLine(of entry: PlanEntry) -> PlanInWords.Line? {
    oldLines[Self.identity(of: entry, in: new)]
  }

  private static func identity(of entry: PlanEntry, in wording: PlanWording) -> Identity {
    guard case .step(.unnamed) = entry.subject else { return .subject(entry.subject) }
    return .words(entry.name(in: wording.guideline)[wording.language])
  }
}
