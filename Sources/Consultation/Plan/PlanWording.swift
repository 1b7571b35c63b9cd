package import GuidelineModel
package import Reasoning

/// Words a plan.
package struct PlanWording: Sendable {
  let guideline: Guideline
  let evaluation: Evaluation
  let clock: ClockTimes

  /// Prepares the wording of a plan.
  ///
  /// - Parameters:
  ///   - guideline: The guideline of the plan.
  ///   - evaluation: The evaluation of the patient's case.
  ///   - clock: Words its times.
  package init(guideline: Guideline, evaluation: Evaluation, clock: ClockTimes) {
    self.guideline = guideline
    self.evaluation = evaluation
    self.clock = clock
  }

  var plan: Plan { evaluation.plan }
  var patient: PatientCase { evaluation.patient }
  var language: Language { clock.language }
  var phrases: Phrases { Phrases(language) }

  /// The plan in words.
  package var words: PlanInWords {
    PlanInWords(
      cautions: cautions(folded: false), groups: groups, folded: cautions(folded: true),
      status: phrases.planStatus(
        isSettled: plan.isSettled, hasCautions: !cautions(folded: false).isEmpty),
      later: plan.later.map(later),
      always: guideline.plan.newEpisode.map { marked($0.text) }, unused: unused,
      unusedTicks: plan.unusedTicks.map { guideline[$0].label[language] })
  }

  /// The lines under headings, in plan order.
  private var groups: [PlanInWords.Group] {
    var groups: [PlanInWords.Group] = []
    for entry in plan.entries {
      let line = line(entry)
      // A line that is placed with a step and has no urgency of its own stays under the step's
      // heading.
      let isBeside = entry.isPlaced && entry.urgency == .noLimit && !entry.state.isPast
      let section = PlanSection(of: entry)
      if let last = groups.indices.last, isBeside || groups[last].section == section {
        groups[last].append(line)
      } else {
        groups.append(PlanInWords.Group(section, phrases.heading(of: section), line))
      }
    }
    return groups
  }

  /// The cautions, except those that a line already states.
  private func cautions(folded: Bool) -> [PlanInWords.CautionWords] {
    let onLines = plan.entries.filter { !$0.state.isPast }.flatMap(\.remarks)
    return plan.cautions.filter {
      $0.isFolded == folded && !onLines.contains($0.message)
    }.map { caution in
      PlanInWords.CautionWords(
        code: caution.code, sentence: marked(caution.message), urgency: caution.urgency,
        sources: caution.citations.compactMap { name in
          guideline.sources.first { $0.id == name }?.title
        })
    }
  }

  private func later(_ later: LaterItem) -> String {
    phrases.later(
      guideline[later.item].label[language],
      Phrases.midSentence(guideline[later.event].label[language]))
  }

  private var unused: [AdviceInWords.Fact] {
    let wording = AnswerWording(guideline: guideline, clock: clock)
    return plan.unused.compactMap { item in
      patient.answers[item].map { answer in
        AdviceInWords.Fact(
          label: guideline[item].label[language],
          value: wording.words(answer, for: guideline[item]))
      }
    }
  }

  /// A text, marked if it is not the source's.
  func marked(_ text: Text) -> String {
    text.isOurs ? "\(text[language]) (\(phrases.ours))" : text[language]
  }

  /// The numbers of the trees that a line comes from.
  func sources(of entry: PlanEntry) -> [String] {
    let trees = Set(entry.sources.map(\.tree)).sorted()
    return trees.isEmpty ? [] : [phrases.trees(trees.map { $0.offset + 1 })]
  }
}

extension PlanEntry.Subject {
  /// The step of a line; `nil` for a decision or a choice.
  var step: PlannedStep? {
    guard case .step(let step) = self else { return nil }
    return step
  }
}

extension PlannedStep {
  /// Its index among the guideline's steps; `nil` if it has no name.
  var named: Index<PlanStep>? {
    guard case .named(let step) = self else { return nil }
    return step
  }
}

extension StepState {
  /// Whether nothing remains to be done about it.
  package var isPast: Bool {
    switch self {
    case .done, .running, .superseded, .declined: true
    case .open, .differs, .choose, .decide, .waits, .holds: false
    }
  }
}
