import GuidelineFormat
import GuidelineModel

/// A folder given by name: on disk, or in a git revision.
struct NamedFolder {
  let name: String
  /// The language of the prefix before git's warnings.
  let language: Language

  init(_ name: String, language: Language) {
    self.name = name
    self.language = language
  }

  /// Its files.
  ///
  /// - Throws: ``CommandFailure`` when there is no such folder, or the name is ambiguous.
  func files() throws(CommandFailure) -> any FolderFiles {
    let isOnDisk = Input.isFolder(name)
    // Names of revisions never begin with these.
    if name.hasPrefix("/") || name.hasPrefix(".") {
      guard isOnDisk else { throw missing }
      return try folderOnDisk()
    }
    switch GitRevision(named: name) {
    case .folder where isOnDisk:
      throw .badInput(
        nl: "\(name) is een map en ook een revisie; schrijf voor de map ./\(name)",
        en: "\(name) is a folder and a revision as well; for the folder, write ./\(name)")
    case _ where isOnDisk:
      return try folderOnDisk()
    case .folder(let folder, let warnings):
      for warning in warnings { tell(warning) }
      return folder
    case .submodule:
      let message = FileFault(.submodule, name).diagnostic.message
      throw .badInput(nl: "\(name): \(message.nl)", en: "\(name): \(message.en)")
    case .other(let kind):
      throw .badInput(
        nl: "\(name): dit is in git geen map maar een \(kind); een map is REVISIE:MAP",
        en: "\(name): in git this is no folder but a \(kind); a folder is REVISION:FOLDER")
    case .unknown(let reason):
      guard name.contains(":") else { throw isRange ? range : missing }
      throw .badInput(nl: "\(name): git zegt: \(reason)", en: "\(name): git says: \(reason)")
    case .noGit:
      guard name.contains(":") else { throw missing }
      throw .badInput(
        nl: "\(name): git is niet op deze machine", en: "\(name): git is not on this machine")
    case .failed:
      throw .internalFault(
        nl: "\(name): git werd afgebroken of eindigde zonder iets te zeggen",
        en: "\(name): git was stopped, or ended without saying anything")
    }
  }

  private func folderOnDisk() throws(CommandFailure) -> DiskFolder {
    do {
      return try DiskFolder(path: name)
    } catch {
      throw .badInput(
        nl: error.diagnostic.description(in: .dutch), en: error.diagnostic.description(in: .english)
      )
    }
  }

  private var missing: CommandFailure { .noFolder(at: name) }

  /// Whether it is written as a range of revisions; `..` alone is the parent folder.
  private var isRange: Bool {
    name.split(separator: "/").contains { $0.contains("..") && $0 != ".." }
  }

  private var range: CommandFailure {
    .badInput(
      nl: "\(name): een reeks revisies wordt niet gelezen; een map is REVISIE:MAP",
      en: "\(name): a range of revisions is not read; a folder is REVISION:FOLDER")
  }

  /// Passes on a warning of git about a folder that it found, such as that a moment is before its
  /// first record.
  private func tell(_ warning: String) {
    let words = Text(nl: "let op: \(name): git zegt", en: "note: \(name): git says")
    Output.standardError("\(words[language]): \(warning)\n")
  }
}
