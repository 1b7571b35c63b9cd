import GuidelineModel

/// Why a file or folder is not read.
package struct FileFault: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case missingFile
    case missingFolder
    case folderForFile
    case fileForFolder
    case link
    case submodule
    case special
    case unreadableFile
    case unreadableFolder
    case fileTooLarge
    case tooManyFiles
    case folderTooLarge
    case unshowableName
  }

  package let kind: Kind
  /// Relative to the folder, or the path of the folder itself.
  package let path: String

  /// The reason in the words of the program that was to read it; `nil` if it gives none.
  package let reason: String?

  package init(_ kind: Kind, _ path: String, reason: String? = nil) {
    self.kind = kind
    self.path = path
    self.reason = reason
  }

  private func withReason(_ message: Text) -> Text {
    guard let reason else { return message }
    return Text(nl: "\(message.nl); \(reason)", en: "\(message.en); \(reason)")
  }

  /// The problem as a diagnostic for the author of the folder.
  package var diagnostic: Diagnostic {
    switch kind {
    case .missingFile:
      Diagnostic(
        code: .missingFile, file: path,
        message: Text(nl: "het bestand ontbreekt", en: "the file is missing"))
    case .missingFolder:
      Diagnostic(
        code: .missingFile, file: path,
        message: Text(nl: "deze map is er niet", en: "there is no such folder"))
    case .folderForFile:
      Diagnostic(
        code: .unreadableFile, file: path,
        message: Text(
          nl: "dit is een map; hier hoort een bestand", en: "this is a folder; a file is expected"))
    case .fileForFolder:
      Diagnostic(
        code: .missingFile, file: path,
        message: Text(
          nl: "dit is een bestand; hier hoort een map", en: "this is a file; a folder is expected"))
    case .link:
      Diagnostic(
        code: .link, file: path,
        message: Text(
          nl: "een symbolische koppeling wordt hier niet gevolgd; zet een kopie in de map",
          en: "a symbolic link is not followed here; put a copy into the folder"))
    case .submodule:
      Diagnostic(
        code: .unreadableFile, file: path,
        message: Text(
          nl: "dit is een submodule; die wordt niet gelezen, want de inhoud staat in een andere "
            + "repository",
          en: "this is a submodule; it is not read, since its content is in another repository"))
    case .special:
      Diagnostic(
        code: .unreadableFile, file: path,
        message: Text(nl: "dit is geen gewoon bestand", en: "this is no regular file"))
    case .unreadableFile:
      Diagnostic(
        code: .unreadableFile, file: path,
        message: withReason(
          Text(nl: "het bestand kan niet worden gelezen", en: "the file cannot be read")))
    case .unreadableFolder:
      Diagnostic(
        code: .unreadableFile, file: path,
        message: withReason(
          Text(nl: "de map kan niet worden gelezen", en: "the folder cannot be read")))
    case .fileTooLarge:
      Diagnostic(
        code: .fileTooLarge, file: path,
        message: Text(nl: "het bestand is groter dan 1 MiB", en: "the file is over 1 MiB"))
    case .tooManyFiles:
      Diagnostic(
        code: .tooManyFiles, file: path,
        message: Text(
          nl: "de map heeft meer dan \(FileLimits.folderEntries) namen",
          en: "the folder has more than \(FileLimits.folderEntries) names"))
    case .folderTooLarge:
      Diagnostic(
        code: .folderTooLarge, file: path,
        message: Text(
          nl: "de bestanden zijn samen groter dan 16 MiB",
          en: "the files are over 16 MiB together"))
    case .unshowableName:
      Diagnostic(
        code: .unshowableName, file: path,
        message: Text(
          nl: "de map heeft een bestand met onzichtbare tekens in zijn naam",
          en: "the folder has a file with invisible characters in its name"))
    }
  }
}
