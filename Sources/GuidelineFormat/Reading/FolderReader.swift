import GuidelineModel

/// Reads every file of a guideline's folder into one draft.
struct FolderReader {
  let context: ReadingContext

  /// The draft, or nil where there is no header to start from.
  func draft() -> GuidelineDraft? {
    reportFilesNotRead()
    let header = context.root(of: "guideline.yaml", at: DraftPath("guideline"))?.header()
    if header == nil { context.leaveOut() }
    let items = top("items.yaml", list: "items").compactMap { $0.item() }
    let trees = treeFiles.enumerated().compactMap { place, file in
      context.root(of: "trees/\(file)", at: DraftPath("trees").index(place))?.tree()
    }
    let readings = top("readings.yaml", list: "readings").compactMap { $0.reading() }
    let warnings = top("warnings.yaml", list: "warnings").compactMap { $0.warning() }
    let notes = top("notes.yaml", list: "notes").compactMap { $0.note() }
    guard let header else { return nil }
    return GuidelineDraft(
      header: header, items: items,
      trees: trees.map { tree in
        var tree = tree
        tree.rationale = rationale(of: tree.id, sources: header.sources)
        return tree
      },
      readings: readings, warnings: warnings, notes: notes)
  }

  private var treeFiles: [String] {
    guard let entries = context.entries(in: "trees") else {
      context.leaveOut()
      return []
    }
    let files = entries.filter { $0.name.hasSuffix(".yaml") }
    if entries.isEmpty {
      context.report(
        Diagnostic(
          code: "missing-file", file: "trees",
          message: Text(nl: "de map heeft geen bestand", en: "the folder has no file")))
      context.leaveOut()
    }
    if files.count > Self.mostTrees {
      context.report(
        Diagnostic(
          code: "too-many-files", file: "trees",
          message: Text(
            nl: "de map heeft \(files.count) bestanden; hoogstens \(Self.mostTrees) worden gelezen",
            en: "the folder has \(files.count) files; at most \(Self.mostTrees) are read")))
      context.leaveOut()
    }
    return files.prefix(Self.mostTrees).map(\.name)
  }

  private static let mostTrees = 1024

  /// The members of the one list that a file holds.
  private func top(_ file: String, list key: String) -> [Cursor] {
    guard let root = context.root(of: file, at: DraftPath()),
      let mapping = root.mapping(required: [key])
    else { return [] }
    return mapping.needed(key)?.list() ?? []
  }

  /// Both rationale texts of a tree; one that is missing or empty is reported.
  private func rationale(of tree: Name<Tree>, sources: [Source]) -> Text {
    let texts = Language.allCases.map { language -> String? in
      let file = "rationale/\(language.rawValue)/\(tree).md"
      let text = context.text(of: file)
      guard let text else { return nil }
      if text.allSatisfy(\.isWhitespace) {
        context.report(
          Diagnostic(
            code: "empty-file", file: file,
            message: Text(nl: "het bestand is leeg", en: "the file is empty")))
        return nil
      }
      reportUnknownCitations(in: text, file: file, sources: sources)
      return text
    }
    return Text(nl: texts[0] ?? "", en: texts[1] ?? "")
  }

  private func reportUnknownCitations(in text: String, file: String, sources: [Source]) {
    let known = sources.map(\.id.text)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      for citation in line.matches(of: #/\[@([^\]\s]*)\]/#)
      where !known.contains(String(citation.1)) {
        let column = line.unicodeScalars.distance(
          from: line.startIndex, to: citation.range.lowerBound)
        context.report(
          Diagnostic(
            code: "unknown-source", file: file, line: number + 1, column: column + 1,
            message: NamedPart.source.unknown(String(citation.1)), allowed: known,
            suggestion: nearestName(to: String(citation.1), in: known)))
      }
    }
  }
}
