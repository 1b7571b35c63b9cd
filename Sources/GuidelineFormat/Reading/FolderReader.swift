import GuidelineModel

/// Reads all files of a guideline's folder into one draft.
struct FolderReader {
  let context: ReadingContext

  /// The draft; `nil` if there is no header.
  func draft() -> GuidelineDraft? {
    reportFilesNotRead()
    let header = context.root(of: "guideline.yaml", at: DraftPath("guideline"))?.header()
    if header == nil { context.leaveOut() }
    let items = top("items.yaml", list: "items").compactMap { $0.item() }
    let trees = treeFiles.enumerated().compactMap { index, file in
      context.root(of: "trees/\(file)", at: DraftPath("trees").index(index))?.tree()
    }
    let readings = top("readings.yaml", list: "readings").compactMap { $0.reading() }
    let warnings = top("warnings.yaml", list: "warnings").compactMap { $0.warning() }
    let notes = top("notes.yaml", list: "notes").compactMap { $0.note() }
    let plan = plan()
    let letters = letters()
    guard let header else { return nil }
    reportRationalesNotRead(of: Set((header.trees + trees.map(\.id)).map(\.text)))
    return GuidelineDraft(
      header: header, items: items,
      trees: trees.enumerated().map { index, tree in
        var tree = tree
        tree.rationale = rationale(
          of: tree.id, at: DraftPath("trees").index(index).key("rationale"))
        return tree
      },
      readings: readings, warnings: warnings, notes: notes, plan: plan,
      letters: letters)
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
          code: .missingFile, file: "trees",
          message: Text(nl: "de map heeft geen bestand", en: "the folder has no file")))
      context.leaveOut()
    }
    if files.count > Self.mostTrees {
      context.report(
        Diagnostic(
          code: .tooManyFiles, file: "trees",
          message: Text(
            nl: "de map heeft \(files.count) bestanden; hoogstens \(Self.mostTrees) worden gelezen",
            en: "the folder has \(files.count) files; at most \(Self.mostTrees) are read")))
      context.leaveOut()
    }
    return files.prefix(Self.mostTrees).map(\.name)
  }

  private static let mostTrees = 1024

  /// The elements of the single list in a file.
  func top(_ file: String, list key: String) -> [Cursor] {
    guard let root = context.root(of: file, at: DraftPath()),
      let mapping = root.mapping(required: [key])
    else { return [] }
    return mapping.needed(key)?.list() ?? []
  }

  /// The rationale of a tree; a missing, empty or ambiguous text is reported.
  private func rationale(of tree: Name<Tree>, at path: DraftPath) -> Rationale {
    func prose(_ language: Language) -> Prose {
      self.prose(
        of: "rationale/\(language.rawValue)/\(tree).md", at: path.key(language.rawValue))
        ?? Rationale.unwritten[language]
    }
    return Rationale(nl: prose(.dutch), en: prose(.english))
  }

  private func prose(of file: String, at path: DraftPath) -> Prose? {
    guard !context.isFull, let text = context.text(of: file) else { return nil }
    let reading = MarkdownReader.read(text)
    for fault in reading.faults {
      context.report(
        Diagnostic(
          code: fault.mistake.code, file: file, line: fault.position.line,
          column: fault.position.column,
          message: fault.mistake.message, suggestion: fault.mistake.suggestion))
    }
    if reading.prose.blocks.isEmpty, reading.faults.isEmpty {
      context.report(
        Diagnostic(
          code: .emptyFile, file: file,
          message: Text(nl: "het bestand is leeg", en: "the file is empty")))
    }
    func remember(_ positions: [TextPosition], at path: DraftPath) {
      for (number, position) in positions.enumerated() {
        context.remember(path.index(number), file: file, position: position)
      }
    }
    remember(reading.citations, at: path)
    remember(reading.texts, at: path.key("texts"))
    return reading.prose
  }
}

extension FolderReader {
  /// The rules in `plan.yaml` and `cautions.yaml`, which are optional.
  func plan() -> PlanContent {
    let names = context.entriesIfReadable(in: "").map(\.name)
    let cautions =
      names.contains("cautions.yaml")
      ? top("cautions.yaml", list: "cautions").compactMap { $0.caution() } : []
    let plan =
      names.contains("plan.yaml")
      ? context.root(of: "plan.yaml", at: DraftPath("plan"))?.plan(cautions: cautions)
      : PlanContent.of(cautions)
    return plan ?? .none
  }

  /// The letters in `letters.yaml`, which is optional.
  func letters() -> [Letter] {
    context.entriesIfReadable(in: "").contains { $0.name == "letters.yaml" }
      ? top("letters.yaml", list: "letters").compactMap { $0.letter() } : []
  }
}

extension PlanContent {
  /// Cautions and nothing else.
  fileprivate static func of(_ cautions: [Caution]) -> PlanContent {
    PlanContent(
      steps: [], bounds: [], supersessions: [], closings: [], differences: [], waits: [],
      cautionWaits: [], placements: [], cautions: cautions, newEpisode: nil, reasons: [])
  }
}
