import Consultation
import Foundation

/// Files and standard input that commands read.
enum Input {
  /// Reads at most `limit` bytes of a file, or of standard input where the name is `-`.
  ///
  /// - Throws: ``CommandFailure`` for a missing file, a folder, an unreadable or a larger file.
  static func bytes(of name: String, limit: Int) throws -> Data {
    let handle = try handle(of: name)
    defer { try? handle.close() }
    var bytes = Data()
    do {
      while bytes.count <= limit,
        let more = try handle.read(upToCount: min(1 << 16, limit + 1 - bytes.count)), !more.isEmpty
      {
        bytes.append(more)
      }
    } catch {
      throw CommandFailure.badInput("\(name) cannot be read")
    }
    guard bytes.count <= limit else {
      throw CommandFailure.badInput("\(name) is larger than \(limit / 1024) KiB")
    }
    return bytes
  }

  /// Opens a file for reading, or standard input where the name is `-`.
  ///
  /// - Throws: ``CommandFailure`` for a missing file, a folder or an unreadable file.
  static func handle(of name: String) throws -> FileHandle {
    guard name != "-" else { return .standardInput }
    let isFolder: Bool?
    do {
      isFolder = try URL(filePath: name).resourceValues(forKeys: [.isDirectoryKey]).isDirectory
    } catch {
      throw CommandFailure.badInput("\(name): there is no such file")
    }
    guard isFolder != true else {
      throw CommandFailure.badInput("\(name) is a folder; a file is expected")
    }
    guard let handle = FileHandle(forReadingAtPath: name) else {
      throw CommandFailure.badInput("\(name) cannot be read")
    }
    return handle
  }
}

extension Input {
  /// Whether a path leads to a folder.
  static func isFolder(_ path: String) -> Bool {
    (try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true
  }
}
