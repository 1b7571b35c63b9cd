package import GuidelineModel

/// A place in one of a guideline's files.
package struct FilePlace: Hashable, Sendable {
  /// Relative to the guideline's folder.
  package let file: String
  package let line: Int
  package let column: Int
}

/// Where in its files each part of a guideline is written.
package struct GuidelinePlaces: Sendable {
  private let draft: GuidelineDraft
  private let places: [DraftPath: FilePlace]

  init(_ draft: GuidelineDraft, _ places: [DraftPath: FilePlace]) {
    self.draft = draft
    self.places = places
  }

  /// Where a part of the guideline made from the same folder is written.
  package func place(of part: GuidelinePart, in guideline: Guideline) -> FilePlace? {
    if case .rationale(let tree, let language) = part {
      return FilePlace(
        file: "rationale/\(language.rawValue)/\(guideline[tree].id).md", line: 1, column: 1)
    }
    var path: DraftPath? = path(of: part, in: guideline)
    while let current = path {
      if let place = places[current] { return place }
      path = current.parent
    }
    return nil
  }

  /// The path in the draft; decisions of a guideline are in another order there, so they are found
  /// by name.
  private func path(of part: GuidelinePart, in guideline: Guideline) -> DraftPath {
    switch part {
    case .item(let item):
      return DraftPath("items").index(item.offset).key("item")
    case .tree(let tree), .rationale(let tree, _):
      return self.path(of: tree, in: guideline).key("tree")
    case .decision(let tree, let decision):
      return self.path(of: decision, of: tree, in: guideline).key("decision")
    case .branch(let tree, let decision, let branch):
      return self.path(of: decision, of: tree, in: guideline).key("branches").index(branch)
    case .outcome(let tree, let outcome):
      return self.path(of: tree, in: guideline).key("outcomes").index(outcome.offset)
        .key("outcome")
    case .reading(let reading):
      return DraftPath("readings").index(reading.offset).key("reading")
    case .warning(let warning):
      return DraftPath("warnings").index(warning.offset).key("warning")
    }
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
