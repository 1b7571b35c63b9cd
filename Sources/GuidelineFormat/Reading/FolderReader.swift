import Foundation
import GuidelineModel

/// Reads every file of a guideline's folder into one draft.
struct FolderReader {
  let context: ReadingContext

  /// The draft, or nil where there is no folder or no header to start from.
  func draft() -> GuidelineDraft? {
    guard isFolder else { return nil }
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

  private var isFolder: Bool {
    guard let isDirectory = isDirectory(atPath: context.folder) else {
      context.report(
        Diagnostic(
          code: "missing-file", file: context.folder,
          message: Text(nl: "deze map is er niet", en: "there is no such folder")))
      return false
    }
    guard isDirectory else {
      context.report(
        Diagnostic(
          code: "missing-file", file: context.folder,
          message: Text(
            nl: "een richtlijn is een map, en dit is een bestand",
            en: "a guideline is a folder, and this is a file")))
      return false
    }
    return true
  }

  private var treeFiles: [String] {
    let folder = URL(filePath: context.folder, directoryHint: .isDirectory).appending(path: "trees")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    if files.isEmpty {
      context.report(
        Diagnostic(
          code: "missing-file", file: "trees",
          message: Text(
            nl: "de map ontbreekt of heeft geen bestand", en: "the folder is missing or has no file"
          )))
      context.leaveOut()
    }
    return files.filter { $0.hasSuffix(".yaml") }.sorted()
  }

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
            suggestion: context.name(nearestTo: String(citation.1), in: known)))
      }
    }
  }
}
