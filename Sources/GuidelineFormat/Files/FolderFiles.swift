/// The files of a folder that somebody else wrote, on disk or in a revision.
///
/// Its author may have put anything there: a link to a file of the reader's own, a pipe that nobody
/// writes to, a million files. So links are followed nowhere in it, only regular files are read, and
/// there are limits to everything. Names that begin with a dot are left to editors and systems.
package protocol FolderFiles {
  /// What lies in one of its folders, in the order of the names; `""` is the folder itself.
  func entries(in folder: String) throws(FileFault) -> [FolderEntry]

  /// All of a file, whose path has slashes between its parts.
  func bytes(of file: String) throws(FileFault) -> [UInt8]
}

extension FolderFiles {
  /// All of a file, or nil where nothing has its name.
  package func bytesIfThere(of file: String) throws(FileFault) -> [UInt8]? {
    do throws(FileFault) {
      return try bytes(of: file)
    } catch {
      guard error.kind == .missingFile else { throw error }
      return nil
    }
  }
}

/// Something that lies in a folder.
package struct FolderEntry: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case file
    case folder
    case link
    /// A repository within a repository.
    case submodule
    /// A pipe, a socket, a device.
    case special
  }

  package let name: String
  package let kind: Kind

  package init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }

  /// Whether messages can show the name as it is: it is UTF-8 text without what steers a terminal.
  package var isShowable: Bool {
    name.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
      default: scalar != "\u{FFFD}"
      }
    }
  }
}

/// How much is read of a folder that somebody else wrote.
package enum FileLimits {
  package static let fileBytes = 1 << 20
  package static let folderEntries = 1 << 14
}
