extension Resolution {
  mutating func checkHeader() {
    let header = draft.header
    let path = DraftPath("guideline")
    checkEventOrder()
    if header.events.count > 64 {
      report(
        .tooManyEvents, at: path.key("events"),
        Text(
          nl: "er zijn \(header.events.count) gebeurtenissen; ten hoogste 64 zijn toegestaan",
          en: "there are \(header.events.count) events; the maximum is 64"))
    }
    reportDuplicates(of: header.events.map(\.id.text), kind: .event) {
      path.key("events").index($0).key("event")
    }
    reportDuplicates(of: header.sources.map(\.id.text), kind: .source) {
      path.key("sources").index($0).key("source")
    }
    reportDuplicates(of: header.phases.map(\.id.text), kind: .phase) {
      path.key("phases").index($0).key("phase")
    }
    reportDuplicates(of: header.entries.map(\.id.text), kind: .entry) {
      path.key("entries").index($0).key("entry")
    }
    reportDuplicates(of: header.trees.map(\.text), kind: .tree) { path.key("trees").index($0) }
  }

  mutating func resolvedPhases() -> [Phase] {
    var phases: [Phase] = []
    for (index, phase) in draft.header.phases.enumerated() {
      let path = DraftPath("guideline", "phases").index(index).key("trees")
      if phase.trees.isEmpty {
        report(
          .phaseWithoutTrees, at: path, severity: .finding,
          Text(
            nl: "fase \"\(phase.id)\" heeft geen boom; noem er één, of laat de fase weg",
            en: "phase \"\(phase.id)\" has no tree; name one, or leave the phase out"))
      }
      reportPlacedTwice(phase, after: draft.header.phases.prefix(index), at: path)
      phases.append(
        Phase(id: phase.id, label: phase.label, trees: treeIndices(phase.trees, at: path)))
    }
    let named = Set(draft.header.phases.flatMap(\.trees))
    for (index, tree) in draft.header.trees.enumerated() where !named.contains(tree) {
      report(
        .treeWithoutPhase, at: DraftPath("guideline", "trees").index(index),
        Text(
          nl: "boom \"\(tree)\" staat in geen enkele fase", en: "tree \"\(tree)\" is in no phase"),
        allowed: draft.header.phases.map(\.id.text))
    }
    return phases
  }

  /// Reports trees of a phase that already belong to an earlier phase.
  private mutating func reportPlacedTwice(
    _ phase: PhaseDraft, after earlier: ArraySlice<PhaseDraft>, at path: DraftPath
  ) {
    for (index, tree) in phase.trees.enumerated() {
      guard let other = earlier.first(where: { $0.trees.contains(tree) }) else { continue }
      report(
        .treeInTwoPhases, at: path.index(index), severity: .finding,
        Text(
          nl: "boom \"\(tree)\" staat al in fase \"\(other.id)\"; laat de boom in één fase staan",
          en: "tree \"\(tree)\" is in phase \"\(other.id)\" already; leave it in one phase"))
    }
  }

  mutating func resolvedEntries() -> [EntryPoint] {
    var entries: [EntryPoint] = []
    for (index, entry) in draft.header.entries.enumerated() {
      let path = DraftPath("guideline", "entries").index(index).key("tree")
      entries.append(
        EntryPoint(id: entry.id, label: entry.label, trees: treeIndices(entry.trees, at: path)))
    }
    return entries
  }

  /// The indices of the trees in the draft, in the order given by the header.
  mutating func treeOrder() -> [Int] {
    let files = draft.trees.map(\.id.text)
    reportDuplicates(of: files, kind: .tree) { DraftPath("trees").index($0).key("tree") }
    for (index, name) in files.enumerated()
    where !draft.header.trees.contains(where: { $0.text == name }) {
      let allowed = draft.header.trees.map(\.text)
      report(
        .unknownTree, at: DraftPath("trees").index(index).key("tree"),
        Text(
          nl: "boom \"\(name)\" staat niet in de lijst van bomen van de richtlijn",
          en: "tree \"\(name)\" is not in the list of trees of the guideline"), allowed: allowed,
        suggestion: nearestNames.name(nearestTo: name, in: allowed))
    }
    var order: [Int] = []
    for (index, name) in draft.header.trees.enumerated() {
      if let file = files.firstIndex(of: name.text) {
        order.append(file)
      } else {
        report(
          .unknownTree, at: DraftPath("guideline", "trees").index(index),
          Text(
            nl: "geen bestand definieert boom \"\(name)\"", en: "no file defines tree \"\(name)\""),
          allowed: files,
          suggestion: nearestNames.name(nearestTo: name.text, in: files))
      }
    }
    return order
  }
}
