/// The parts of a guideline after every name was looked up.
package struct GuidelineParts: Sendable {
  let header: GuidelineDraft.Header
  let items: [Item]
  let trees: [Tree]
  let phases: [Phase]
  let entries: [Entry]
  let start: Index<Tree>
  let readings: [Reading]
  let warnings: [Warning]
  let notes: [Note]
  let plan: PlanContent
  let letters: [Letter]

  package init(
    header: GuidelineDraft.Header, items: [Item], trees: [Tree], phases: [Phase],
    entries: [Entry], start: Index<Tree>, readings: [Reading], warnings: [Warning], notes: [Note],
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

/// What a draft makes: a guideline, and what is worth mending in it that is no error.
package struct ResolvedDraft: Sendable {
  package let guideline: Guideline
  package let findings: [DraftProblem]

  /// Looks up every name of a draft.
  ///
  /// - Parameter draft: What a guideline's files say.
  /// - Throws: ``InvalidDraft`` with every problem at once, so that an author mends a file in one
  ///   round.
  package init(_ draft: GuidelineDraft) throws(InvalidDraft) {
    var resolution = Resolution(draft)
    guard let parts = resolution.parts() else {
      throw InvalidDraft(problems: resolution.problems)
    }
    guideline = Guideline(parts: parts)
    findings = resolution.problems
  }
}
