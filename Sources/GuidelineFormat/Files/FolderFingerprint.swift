import Glibc

/// Detects whether a guideline's files have changed, without reading them.
package struct FolderFingerprint: Hashable, Sendable {
  private var files: [String: [Int]] = [:]

  /// Records the names, sizes and modification times of the files that ``GuidelineFolder`` would
  /// read.
  package init(path: String) {
    do throws(FileFault) {
      let folder = try DiskFolder(path: path)
      for place in GuidelineFolder.folders { note(place, of: folder) }
    } catch {
      note(error)
    }
  }

  private mutating func note(_ place: String, of folder: DiskFolder) {
    do throws(FileFault) {
      for (name, status) in try folder.statuses(in: place) where status.kind != .folder {
        files["\(place)/\(name)"] = [
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
