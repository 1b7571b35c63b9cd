extension Resolution {
  mutating func resolvedReadings(trees: [Tree]) -> [Reading] {
    let top = DraftPath("readings")
    reportDuplicates(of: draft.readings.map(\.id.text), kind: .reading) {
      top.index($0).key("reading")
    }
    var readings: [Reading] = []
    for (place, draft) in draft.readings.enumerated() {
      let path = top.index(place)
      reportDuplicates(of: draft.decisions.map(\.id.text), kind: .decision) {
        path.key("decisions").index($0).key("decision")
      }
      guard let index = treeIndex(draft.tree, at: path.key("tree")),
        let base = self.draft.trees.firstIndex(where: { $0.id == draft.tree }),
        let decisions = decisions(of: draft, overBase: base, at: path),
        let tree = trees.first(where: { $0.id == draft.tree })
      else { continue }
      readings.append(
        Reading(
          id: draft.id, tree: index, change: draft.change, reason: draft.reason,
          alternative: Tree(
            id: tree.id, page: tree.page, title: tree.title, tab: tree.tab,
            rationale: tree.rationale, decisions: decisions, outcomes: tree.outcomes,
            formerNames: tree.formerNames, role: tree.role),
          formerNames: draft.formerNames))
    }
    return readings
  }

  private mutating func decisions(
    of reading: ReadingDraft, overBase base: Int, at path: DraftPath
  ) -> [Decision]? {
    let tree = draft.trees[base]
    let basePath = DraftPath("trees").index(base)
    var located = tree.decisions.enumerated().map {
      LocatedDecision(draft: $1, path: basePath.key("decisions").index($0))
    }
    for (place, decision) in reading.decisions.enumerated() {
      let own = LocatedDecision(draft: decision, path: path.key("decisions").index(place))
      if let replaced = located.firstIndex(where: { $0.draft.id == decision.id }) {
        located[replaced] = own
      } else {
        located.append(own)
      }
    }
    let graph = DecisionGraph(
      decisions: located, start: reading.start ?? tree.start,
      startPath: reading.start == nil ? path.key("reading") : path.key("start"),
      outcomes: tree.outcomes.map(\.id.text))
    return graph.decisions(resolvedBy: &self, reporting: .allButUnused)
  }

  mutating func resolvedWarnings() -> [Warning] {
    let top = DraftPath("warnings")
    reportDuplicates(of: draft.warnings.map(\.id.text), kind: .warning) {
      top.index($0).key("warning")
    }
    var warnings: [Warning] = []
    for (place, draft) in draft.warnings.enumerated() {
      let path = top.index(place)
      let conditions = conditions(draft.conditions, at: path.key("when"))
      var condition: OutcomeCondition?
      if let name = draft.tree {
        guard let tree = treeIndex(name, at: path.key("tree")) else { continue }
        condition = OutcomeCondition(
          tree: tree,
          outcomes: outcomeSet(draft.outcomes, in: name, at: path.key("outcomes")))
      }
      warnings.append(
        Warning(
          id: draft.id, conditions: conditions, scope: condition, message: draft.message,
          formerNames: draft.formerNames))
    }
    return warnings
  }

  mutating func resolvedNotes() -> [Note] {
    let top = DraftPath("notes")
    reportDuplicates(of: draft.notes.map(\.id.text), kind: .note) { top.index($0).key("note") }
    var notes: [Note] = []
    for (place, draft) in draft.notes.enumerated() {
      let path = top.index(place)
      guard let tree = treeIndex(draft.tree, at: path.key("tree")) else { continue }
      notes.append(
        Note(
          id: draft.id, tree: tree, path: conditions(draft.path, at: path.key("path")),
          possible: conditions(draft.possible, at: path.key("possible")),
          outcomes: outcomeSet(draft.outcomes, in: draft.tree, at: path.key("outcomes")),
          text: draft.text, formerNames: draft.formerNames))
    }
    return notes
  }

  mutating func outcomeSet(
    _ names: [Name<Outcome>], in tree: Name<Tree>, at path: DraftPath
  ) -> OutcomeSet {
    var set = OutcomeSet()
    reportNamedTwice(names.map(\.text), kind: .outcome, at: path)
    guard let tree = draft.trees.first(where: { $0.id == tree }), tree.outcomes.count <= 64 else {
      return set
    }
    let allowed = NameList(tree.outcomes.map(\.id.text))
    for (place, name) in names.enumerated() {
      if let outcome = self.index(
        of: name.text, in: allowed, kind: .outcome, unknown: .unknownOutcome,
        at: path.index(place))
      {
        set.insert(Index(outcome))
      }
    }
    return set
  }
}
