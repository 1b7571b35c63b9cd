/// The parts of a guideline with all names resolved.
package struct GuidelineParts: Sendable {
  let header: GuidelineDraft.Header
  let items: [Item]
  let trees: [Tree]
  let phases: [Phase]
  let entries: [EntryPoint]
  let start: Index<Tree>
  let readings: [Reading]
  let warnings: [Warning]
  let notes: [Note]
  let plan: PlanContent
  let letters: [Letter]

  package init(
    header: GuidelineDraft.Header, items: [Item], trees: [Tree], phases: [Phase],
    entries: [EntryPoint], start: Index<Tree>, readings: [Reading], warnings: [Warning],
    notes: [Note],
    plan: PlanContent = .none, letters: [Letter] = []
  ) {
    self.header = header
    self.items = items
    self.trees = trees
    self.phases = phases
    self.entries = entries
    self.start = start
    self.readings = readings
    self.warnings = warnings
    self.notes = notes
    self.plan = plan
    self.letters = letters
  }
}

/// A resolved draft: the guideline, and findings in it that are not errors.
package struct ResolvedDraft: Sendable {
  package let guideline: Guideline
  package let findings: [DraftProblem]

  /// Resolves all names of a draft.
  ///
  /// - Parameter draft: The content of a guideline's files.
  /// - Throws: ``InvalidDraft`` with all problems when the draft has an error.
  package init(_ draft: GuidelineDraft) throws(InvalidDraft) {
    var resolution = Resolution(draft)
    guard let parts = resolution.parts() else {
      throw InvalidDraft(problems: resolution.problems)
    }
    guideline = Guideline(parts: parts)
    findings = resolution.problems
  }
}
