package import GuidelineModel

/// A position in one of a guideline's files.
package struct FileLocation: Hashable, Sendable {
  /// Relative to the guideline's folder.
  package let file: String
  package let line: Int
  package let column: Int
}

/// The position in the files of each part of a guideline.
package struct GuidelineLocations: Sendable {
  private let draft: GuidelineDraft
  private let locations: [DraftPath: FileLocation]

  init(_ draft: GuidelineDraft, _ locations: [DraftPath: FileLocation]) {
    self.draft = draft
    self.locations = locations
  }

  /// The position of a part of the guideline, or of a detail of it.
  ///
  /// - Parameters:
  ///   - part: The part.
  ///   - detail: A path that begins at the part.
  ///   - guideline: The guideline made from the same folder.
  /// - Returns: The position; `nil` if it is not known.
  package func location(
    of part: GuidelinePart, at detail: DraftPath = DraftPath(), in guideline: Guideline
  ) -> FileLocation? {
    if case .rationale(let tree, let language) = part {
      let prose = path(of: tree, in: guideline).key("rationale").key(language.rawValue)
      return locations[prose.appending(detail)]
        ?? FileLocation(
          file: "rationale/\(language.rawValue)/\(guideline[tree].id).md", line: 1, column: 1)
    }
    let (own, name) = path(of: part, in: guideline)
    var path: DraftPath? =
      detail.parts.isEmpty ? name.map(own.key) ?? own : own.appending(detail)
    while let current = path {
      if let location = locations[current] { return location }
      path = current.parent
    }
    return nil
  }

  /// The path of the part in the draft and, for decisions, their name: the guideline has them in
  /// another order than the draft.
  private func path(
    of part: GuidelinePart, in guideline: Guideline
  ) -> (path: DraftPath, name: String?) {
    switch part {
    case .header: (DraftPath("guideline"), "guideline")
    case .event(let event): (DraftPath("guideline", "events").index(event.offset), "event")
    case .phase(let phase): (DraftPath("guideline", "phases").index(phase.offset), "phase")
    case .entry(let entry): (DraftPath("guideline", "entries").index(entry.offset), "entry")
    case .item(let item): (DraftPath("items").index(item.offset), "item")
    case .tree(let tree), .rationale(let tree, _): (self.path(of: tree, in: guideline), "tree")
    case .decision(let tree, let decision):
      (self.path(of: decision, of: tree, in: guideline), "decision")
    case .branch(let tree, let decision, let branch):
      (self.path(of: decision, of: tree, in: guideline).key("branches").index(branch), nil)
    case .outcome(let tree, let outcome):
      (self.path(of: tree, in: guideline).key("outcomes").index(outcome.offset), "outcome")
    case .reading(let reading): (DraftPath("readings").index(reading.offset), "reading")
    case .decisionOfReading(let reading, let decision):
      (self.path(of: decision, of: reading), "decision")
    case .warning(let warning): (DraftPath("warnings").index(warning.offset), "warning")
    case .note(let note): (DraftPath("notes").index(note.offset), "note")
    case .plan: (DraftPath("plan"), nil)
    case .caution(let caution): (DraftPath("cautions").index(caution), "caution")
    case .letter(let letter): (DraftPath("letters").index(letter), "letter")
    }
  }

  private func path(of decision: Name<Decision>, of reading: Index<Reading>) -> DraftPath {
    let path = DraftPath("readings").index(reading.offset)
    let decisions = draft.readings[reading.offset].decisions
    return decisions.firstIndex { $0.id == decision }.map { path.key("decisions").index($0) }
      ?? path
  }

  private func path(of tree: Index<Tree>, in guideline: Guideline) -> DraftPath {
    let file = draft.trees.firstIndex { $0.id == guideline[tree].id }
    return DraftPath("trees").index(file ?? tree.offset)
  }

  private func path(
    of decision: Index<Decision>, of tree: Index<Tree>, in guideline: Guideline
  ) -> DraftPath {
    let name = guideline[tree].decisions[decision.offset].id
    let decisions = draft.trees.first { $0.id == guideline[tree].id }?.decisions ?? []
    return path(of: tree, in: guideline).key("decisions")
      .index(decisions.firstIndex { $0.id == name } ?? decision.offset)
  }
}
