import ArgumentParser
import ExecutableForms
import Foundation
import GuidelineFormat
import GuidelineModel

/// `import`: makes a guideline folder from a file of another system.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a guideline folder of a decision table.",
    discussion: """
      `import dmn FILE --output DIR` reads one decision table of a DMN file, with hit policy UNIQUE or \
      FIRST and inputs that have a few values each, and writes the tree that means the same. `check \
      DIR` shows for which answers there is no rule. What the file does not say, such as a \
      translation, is told.
      """)

  /// The form to read.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case dmn
  }

  private static let mostBytes = 10 << 20

  @Argument(help: "The form: dmn.")
  var format: Format

  @Argument(
    help: ArgumentHelp("The file; - reads standard input.", valueName: "file"),
    completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp("The folder to make, which may not be there yet.", valueName: "dir"),
    completion: .directory)
  var output: String

  @Option(help: "The decision whose table is read, where the file has several.")
  var decision: String?

  @OptionGroup var language: LanguageOption

  func run() throws {
    let imported = try guideline()
    try refuseUnreadable(imported)
    try NewFolder(at: output).write(imported.files)
    for remark in imported.remarks {
      Output.standardError("\(output): \(remark[language.language].withHiddenCharactersShown)\n")
    }
  }

  private func guideline() throws(CommandFailure) -> ImportedGuideline {
    let bytes = try Input.bytes(of: file, limit: Self.mostBytes)
    do {
      return try ImportedGuideline(dmn: Array(bytes), decision: decision)
    } catch {
      let place = "\(Input.shown(file)):\(error.line)"
      throw .badInput(
        nl: "\(place): \(error.message.nl.withHiddenCharactersShown)",
        en: "\(place): \(error.message.en.withHiddenCharactersShown)")
    }
  }

  /// Refuses a guideline that cannot be read, except for answers without a rule: `check` reports
  /// these.
  private func refuseUnreadable(_ imported: ImportedGuideline) throws(CommandFailure) {
    do {
      _ = try GuidelineFolder.read(FilesInMemory(imported.files), at: output)
    } catch {
      let others = error.diagnostics.filter {
        $0.severity != .finding && $0.code != .valueNotCovered
      }
      guard others.isEmpty else {
        throw .unusable(
          nl: "\(Input.shown(file)): hieruit komt geen bruikbare richtlijn",
          en: "\(Input.shown(file)): this makes no guideline that can be used", others)
      }
    }
  }
}

/// Files in memory, before they are written.
private struct FilesInMemory: FolderFiles {
  private let files: [String: [UInt8]]

  init(_ files: [(path: String, content: String)]) {
    self.files = Dictionary(uniqueKeysWithValues: files.map { ($0.path, Array($0.content.utf8)) })
  }

  func entries(in folder: String) throws(FileFault) -> [FolderEntry] {
    let parts = folder.isEmpty ? [] : folder.split(separator: "/")
    let below = files.keys.map { $0.split(separator: "/") }
      .filter { $0.count > parts.count && $0.starts(with: parts) }
    let folders = below.filter { $0.count > parts.count + 1 }.map { String($0[parts.count]) }
    let entries =
      Set(folders).map { FolderEntry(name: $0, kind: .folder) }
      + below.filter { $0.count == parts.count + 1 }
      .map { FolderEntry(name: String($0[parts.count]), kind: .file) }
    return entries.sorted { $0.name < $1.name }
  }

  func bytes(of file: String) throws(FileFault) -> [UInt8] {
    guard let bytes = files[file] else { throw FileFault(.missingFile, file) }
    return bytes
  }
}
