import GuidelineModel
import Reasoning

extension PlanWording {
  /// The conflicting statements about a line; `nil` if no other step conflicts with its step.
  func dispute(of entry: PlanEntry) -> PlanInWords.Dispute? {
    guard entry.state == .differs, !entry.against.isEmpty else { return nil }
    let lead = entry.ownWords == nil ? withWait(phrases.treesDiffer, entry) : words(of: entry)
    let own = entry.statements(in: guideline)
    let ownSide = PlanInWords.Dispute.Side(
      words: own.isEmpty
        ? entry.name(in: guideline)[language] : own[0].words[language].capitalisedFirst,
      source: source(own.map(\.outcome.tree)))
    let others = entry.against.map { step in
      PlanInWords.Dispute.Side(
        words: running(step) ?? step.label(in: guideline)[language],
        source: source(entry.sources.filter { names(step, $0) }.map(\.tree)))
    }
    return PlanInWords.Dispute(lead: lead, sides: [ownSide] + others)
  }

  /// What is already running, and since when.
  private func running(_ step: PlannedStep) -> String? {
    plan.entries.first { $0.subject == .step(step) && $0.state == .running }.map(text)
  }

  private func source(_ trees: [Index<Tree>]) -> String? {
    trees.isEmpty ? nil : phrases.trees(of: trees)
  }

  /// Whether an outcome asks for a step by its name, or for a step without a name.
  private func names(_ step: PlannedStep, _ source: TreeOutcome) -> Bool {
    switch step {
    case .unnamed(let outcome, _): outcome == source
    case .named(let index):
      guideline[source.tree].outcomes[source.outcome.offset].action.stepNames
        .contains(guideline[index].id)
    }
  }
}
