import Glibc

/// The files of an untrusted folder, on disk or in a revision.
///
/// It may contain anything: a link to one of the reader's own files, a pipe without a writer, a
/// million files. So links are never followed, only regular files are read, and everything has
/// limits. Names that begin with a dot are ignored.
package protocol FolderFiles {
  /// The entries of a folder, sorted by name; `""` is the folder itself.
  func entries(in folder: String) throws(FileFault) -> [FolderEntry]

  /// The content of a file; the components of its path are separated by slashes.
  func bytes(of file: String) throws(FileFault) -> [UInt8]
}

extension FolderFiles {
  /// The content of a file; `nil` if it does not exist.
  package func bytesIfThere(of file: String) throws(FileFault) -> [UInt8]? {
    do throws(FileFault) {
      return try bytes(of: file)
    } catch {
      guard error.kind == .missingFile else { throw error }
      return nil
    }
  }
}

/// An entry of a folder.
package struct FolderEntry: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case file
    case folder
    case link
    /// A nested repository.
    case submodule
    /// A pipe, a socket or a device.
    case special
  }

  package let name: String
  package let kind: Kind

  package init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }

  /// Whether messages can show the name unchanged: it is UTF-8 text without control characters.
  package var isShowable: Bool {
    name.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
      default: scalar != "\u{FFFD}"
      }
    }
  }
}

/// Limits for reading an untrusted folder.
package enum FileLimits {
  package static let fileBytes = 1 << 20
  package static let folderEntries = 1 << 14
}

/// Detects whether a guideline's files have changed, without reading them.
package struct FolderFingerprint: Hashable, Sendable {
  private var files: [String: [Int]] = [:]

  /// Records the names, sizes and modification times of the files that ``GuidelineFolder`` would
  /// read.
  package init(path: String) {
    do throws(FileFault) {
      let folder = try DiskFolder(path: path)
      for subfolder in GuidelineFolder.folders { note(subfolder, of: folder) }
    } catch {
      note(error)
    }
  }

  private mutating func note(_ subfolder: String, of folder: DiskFolder) {
    do throws(FileFault) {
      for (name, status) in try folder.statuses(in: subfolder) where status.kind != .folder {
        files["\(subfolder)/\(name)"] = [
          Int(status.st_ino), Int(status.st_mode), Int(status.st_size),
          status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
        ]
      }
    } catch {
      note(error)
    }
  }

  private mutating func note(_ fault: FileFault) {
    files["\(fault.path): \(fault.kind)"] = []
  }
}
