import Foundation
import Glibc
import GuidelineModel

/// A folder that is created with all its files or not at all: it is renamed when it is complete.
struct NewFolder {
  private let path: String

  init(at path: String) { self.path = path }

  /// Makes the folder.
  ///
  /// - Parameter files: The files, with their paths in the folder.
  /// - Throws: ``CommandFailure`` when the name is taken, or the folder cannot be written.
  func write(_ files: [(path: String, content: String)]) throws(CommandFailure) {
    var status = stat()
    guard !path.isEmpty, unsafe lstat(path, &status) != 0 else {
      throw .badInput(
        nl: "\(Input.shown(path)) is er al; import maakt een nieuwe map",
        en: "\(Input.shown(path)) is there already; import makes a new folder")
    }
    do throws(SystemError) {
      try writeWhole(files)
    } catch {
      throw .badInput(
        nl: "\(path) kan niet worden geschreven: \(error.words.nl)",
        en: "\(path) cannot be written: \(error.words.en)")
    }
  }

  private func writeWhole(_ files: [(path: String, content: String)]) throws(SystemError) {
    let end = path.lastIndex { $0 != "/" } ?? path.startIndex
    let name = path[...end]
    let draft = "\(name).wervelwijzer-\(String(UInt64.random(in: .min ... .max), radix: 36))"
    do throws(SystemError) {
      try Self.makeFolder(draft)
      var made: Set<String> = []
      for file in files {
        let parts = file.path.split(separator: "/").dropLast()
        for depth in parts.indices {
          let folder = parts[...depth].joined(separator: "/")
          if made.insert(folder).inserted { try Self.makeFolder("\(draft)/\(folder)") }
        }
        try Self.write(file.content, to: "\(draft)/\(file.path)")
      }
      guard unsafe rename(draft, String(name)) == 0 else { throw .last }
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw error
    }
  }

  private static func makeFolder(_ path: String) throws(SystemError) {
    guard unsafe mkdir(path, 0o777) == 0 else { throw .last }
  }

  private static func write(_ content: String, to path: String) throws(SystemError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    try Output.write(Data(content.utf8), to: descriptor)
    guard fsync(descriptor) == 0 else { throw .last }
  }
}
