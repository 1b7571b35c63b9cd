import Consultation
import Foundation
import Glibc
import GuidelineFormat
import GuidelineModel

/// Reads files and standard input.
enum Input {
  /// Reads at most `limit` bytes of a file, or of standard input where the name is `-`.
  ///
  /// - Throws: ``CommandFailure`` when the file is missing, a folder, unreadable or too large.
  static func bytes(of name: String, limit: Int) throws(CommandFailure) -> Data {
    let handle = try handle(of: name)
    var bytes = Data()
    do throws(SystemError) {
      while bytes.count <= limit {
        let more = try read(from: handle, upTo: min(1 << 16, limit + 1 - bytes.count))
        guard !more.isEmpty else { break }
        bytes.append(contentsOf: more)
      }
    } catch {
      throw unreadable(name, error)
    }
    guard bytes.count <= limit else {
      throw CommandFailure.badInput(
        nl: "\(shown(name)) is groter dan \(limit / 1024) KiB",
        en: "\(shown(name)) is larger than \(limit / 1024) KiB")
    }
    return bytes
  }

  /// Reads what has arrived, up to a number of bytes.
  ///
  /// It waits if there is nothing yet; the result is empty at the end of the input.
  ///
  /// `FileHandle.read(upToCount:)` waits until it has the whole count, which never happens at a
  /// terminal.
  static func read(from handle: FileHandle, upTo count: Int) throws(SystemError) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: count)
    while true {
      let read = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe Glibc.read(handle.fileDescriptor, bytes.baseAddress, bytes.count)
      }
      if read >= 0 { return Array(buffer.prefix(read)) }
      try SystemError.last.awaitOrThrow(handle.fileDescriptor, for: POLLIN)
    }
  }

  /// Puts what has arrived into a range of an array; waits where nothing has.
  ///
  /// - Returns: How many bytes; 0 at the end.
  static func read(
    from handle: FileHandle, into bytes: inout [UInt8], _ range: Range<Int>
  ) throws(SystemError) -> Int {
    while true {
      let read = unsafe bytes.withUnsafeMutableBytes { bytes in
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[range])
        return unsafe Glibc.read(handle.fileDescriptor, room.baseAddress, room.count)
      }
      if read >= 0 { return read }
      try SystemError.last.awaitOrThrow(handle.fileDescriptor, for: POLLIN)
    }
  }

  /// Opens a file for reading, or standard input where the name is `-`.
  ///
  /// - Throws: ``CommandFailure`` when the file is missing, a folder or unreadable.
  static func handle(of name: String) throws(CommandFailure) -> FileHandle {
    guard name != "-" else { return .standardInput }
    let descriptor = opened(name)
    guard descriptor >= 0 else {
      let error = SystemError.last
      guard [ENOENT, ENOTDIR].contains(error.code) else { throw unreadable(name, error) }
      throw .badInput(
        nl: "\(shown(name)): dit bestand is er niet", en: "\(shown(name)): there is no such file")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      throw .badInput(
        nl: "\(name) is een map; hier hoort een bestand",
        en: "\(name) is a folder; a file is expected")
    }
    return handle
  }

  /// The number of bytes from the position of a file to its end; nil unless it is a regular file.
  static func remaining(of handle: FileHandle) -> Int? {
    var status = stat()
    guard unsafe fstat(handle.fileDescriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG
    else { return nil }
    return max(0, Int(status.st_size) - max(0, Int(lseek(handle.fileDescriptor, 0, SEEK_CUR))))
  }

  /// Opens a file; for a named pipe, it waits for a writer.
  private static func opened(_ name: String) -> CInt {
    while true {
      let descriptor = unsafe open(name, O_RDONLY | O_CLOEXEC)
      if descriptor >= 0 || errno != EINTR { return descriptor }
    }
  }

  static func unreadable(_ name: String, _ error: SystemError) -> CommandFailure {
    .badInput(
      nl: "\(shown(name)) kan niet worden gelezen: \(error.words.nl)",
      en: "\(shown(name)) cannot be read: \(error.words.en)")
  }
}

extension Input {
  /// The name of a file or of standard input in messages.
  static func shown(_ name: String) -> String {
    name == "-" ? "stdin" : name.isEmpty ? "''" : name
  }

  /// Why a path is not a folder.
  static func folderFault(at path: String) -> FileFault {
    var status = stat()
    if unsafe stat(path, &status) == 0 { return FileFault(.fileForFolder, path) }
    return FileFault([ENOENT, ENOTDIR].contains(errno) ? .missingFolder : .unreadableFolder, path)
  }

  /// Whether a path is a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
