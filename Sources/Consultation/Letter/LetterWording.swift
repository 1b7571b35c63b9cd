package import GuidelineModel
package import Reasoning

/// Fills in the letters of a guideline from one patient's plan.
///
/// A letter is read later, so its times include the date and nothing counts down.
package struct LetterWording: Sendable {
  private let guideline: Guideline
  private let evaluation: Evaluation
  private let words: AdviceInWords
  private let clock: ClockTimes

  /// Prepares the letters about one patient.
  ///
  /// - Parameters:
  ///   - guideline: The guideline of the advice.
  ///   - digest: The digest of the guideline.
  ///   - evaluation: The evaluation of the patient's case.
  ///   - language: The language of the letters.
  package init(
    guideline: Guideline, digest: String, evaluation: Evaluation, language: Language
  ) {
    self.guideline = guideline
    self.evaluation = evaluation
    let wording = AdviceWording(
      guideline: guideline, digest: digest, evaluation: evaluation, language: language,
      reading: .later)
    words = wording.words
    clock = wording.clock
  }

  private var language: Language { words.language }
  private var phrases: Phrases { Phrases(language) }

  /// A letter about the patient.
  package func words(of letter: Letter) -> LetterInWords {
    let citations = letter.citations
    let isOurs = letter.texts.contains(where: \.text.isOurs)
    return LetterInWords(
      title: letter.title[language], edition: words.edition, moment: words.moment,
      instruction: letter.instruction?[language], parts: letter.parts.compactMap(part),
      sources: guideline.sources.filter { citations.contains($0.id) }.map(\.title),
      origin: words.origin, authorship: isOurs ? phrases.letterIsOurs : nil)
  }

  private func part(_ part: Letter.Part) -> LetterInWords.Part? {
    let content: LetterInWords.Content? =
      switch part.content {
      case .text(let text): .paragraph(filled(text))
      case .blank(let text): .blank(text[language])
      case .points(let points):
        listed(points.compactMap(point))
      case .plan(let list): listed(self.points(of: list))
      }
    return (content ?? part.otherwise.map { .paragraph($0[language]) }).map {
      LetterInWords.Part(heading: part.heading?[language], content: $0)
    }
  }

  private func listed(_ points: [String]) -> LetterInWords.Content? {
    points.isEmpty ? nil : .points(points)
  }

  private func filled(_ text: Text) -> String {
    text.filled { name, language in
      Letter.Placeholder(rawValue: String(name)).map { placeholder in
        switch placeholder {
        case .guideline: guideline.title[language]
        case .moment: words.moment
        }
      }
    }[language]
  }

  private func point(_ point: Letter.Point) -> String? {
    guard !point.steps.isEmpty else { return point.text[language] }
    guard let entry = evaluation.plan.entries.first(where: { isReported($0, by: point) }) else {
      return nil
    }
    // A reader takes a time for a promise, so assumed, provisional and past times are left out.
    guard let by = point.by, let due = entry.due, !entry.isAssumed, !entry.isProvisional,
      due > clock.now
    else { return point.text[language] }
    let latest = by.filled { name, _ in name == Letter.duePlaceholder ? clock.inFull(due) : nil }
    return "\(point.text[language]) \(latest[language])"
  }

  /// Whether a point of the letter applies to a line.
  ///
  /// Optional and conditional steps are left out, because a patient would read them as settled; so
  /// are steps that were presumably done.
  private func isReported(_ entry: PlanEntry, by point: Letter.Point) -> Bool {
    guard case .step(.named(let step)) = entry.subject,
      point.steps.contains(guideline[step].id), point.states.contains(entry.state)
    else { return false }
    return entry.state.isPast
      || entry.strength == .perform && !entry.isConditional && !entry.isPresumed
  }

  private func points(of list: Letter.PlanList) -> [String] {
    switch list {
    case .findings:
      words.known.map { "\($0.label): \($0.value)" }
    case .notUsed:
      words.plan.unused.map { "\($0.label): \($0.value)" } + words.plan.unusedTicks
    case .cautions: words.plan.cautions.map(\.sentence) + words.warnings
    case .done: lines { $0 == .done || $0 == .running }
    case .toDo: lines { !$0.isPast }
    case .notFollowed: notFollowed
    case .later: words.plan.later
    }
  }

  private func lines(_ isMeant: (StepState) -> Bool) -> [String] {
    words.plan.groups.flatMap(\.lines).filter { isMeant($0.state) }.map { line in
      let details = line.details.filter { $0.kind != .folded }.compactMap(\.forOthers)
      return ([line.text, line.time?.limit].compactMap(\.self) + details).map(\.closed)
        .joined(separator: " ")
    }
  }

  /// The steps that were decided against, each with the reason; the title of the tree if it names none
  /// of the declined steps.
  ///
  /// The remark is left out, since it is meant for the clinicians.
  private var notFollowed: [String] {
    let reached = Set(evaluation.advice.trees.map(\.tree))
    return evaluation.patient.decisions.sorted { $0.key < $1.key }.compactMap { tree, decision in
      guard reached.contains(tree), case .declined(let reason, _) = decision else { return nil }
      let steps = evaluation.plan.entries.filter { entry in
        entry.state == .declined && entry.isNamed(by: tree, in: guideline)
      }.map { $0.name(in: guideline)[language] }.uniqued
      let what = steps.isEmpty ? guideline[tree].title[language] : steps.joined(separator: "; ")
      let decided = phrases.decided(
        .declined(reason, remark: nil), on: tree, evaluation, in: guideline)
      return "\(what): \(decided.closed)"
    }
  }
}

extension PlanEntry {
  /// Whether an outcome of a tree asks for the line itself, rather than only refining or bounding
  /// it.
  fileprivate func isNamed(by tree: Index<Tree>, in guideline: Guideline) -> Bool {
    switch subject {
    case .step(.unnamed(let outcome, _)): outcome.tree == tree
    case .step(.named(let step)):
      sources.contains { source in
        source.tree == tree
          && guideline[tree].outcomes[source.outcome.offset].action.stepNames
            .contains(guideline[step].id)
      }
    case .choice(_, let of): of == tree
    case .decision: false
    }
  }
}

extension Letter {
  /// Whether the letter applies to the plan of a patient.
  package func isFor(_ evaluation: Evaluation, in guideline: Guideline) -> Bool {
    !evaluation.plan.entries.contains { entry in
      guard case .step(.named(let step)) = entry.subject else { return false }
      return notWith.contains(guideline[step].id)
    }
  }
}
