import Foundation
import Glibc

/// A regular file that is replaced atomically: if the program or the machine stops, it has either
/// its old or its new content.
///
/// New content is written to a temporary file, which is renamed once it is on disk. Temporary files
/// that a killed program left, which may contain a patient's answers, are removed by the next one.
struct AtomicFile {
  /// The path with all links resolved, so that links to the file remain.
  let path: String
  private let folder: String

  /// Resolves a path; the file need not exist.
  ///
  /// - Throws: ``SystemError`` when there cannot be a regular file.
  init(at name: String) throws(SystemError) {
    (folder, path) = try Self.place(of: name)
    _ = try status()
  }

  /// The content, up to one byte more than a limit; nil if the file does not exist.
  func content(limit: Int) throws(SystemError) -> Data? {
    guard try status() != nil else { return nil }
    let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == ELOOP ? .link : .last }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var content = Data()
    while content.count <= limit {
      let more = try Input.read(from: handle, upTo: limit + 1 - content.count)
      guard !more.isEmpty else { break }
      content.append(contentsOf: more)
    }
    return content
  }

  /// Removes temporary files left in the folder, and checks that the folder can be written to.
  func prepare() throws(SystemError) {
    let status = try status()
    if status != nil, unsafe access(path, R_OK | W_OK) != 0 { throw .last }
    // A temporary is its program's own until it is given to the owner of the file.
    removeLeftovers(ownedBy: [geteuid(), status?.st_uid ?? geteuid()])
    let temporary = try TemporaryFile(in: folder)
    temporary.remove()
  }

  /// Replaces what the file holds.
  ///
  /// The mode is kept and, if permitted, the owner. A new file is readable by its owner only, since
  /// it may contain a patient's answers.
  func replace(with content: Data) throws(SystemError) {
    var attempts = 3
    while true {
      let temporary = try TemporaryFile(in: folder)
      do throws(SystemError) {
        try temporary.write(content, like: try status())
        try temporary.take(path)
        return syncFolder()
      } catch {
        temporary.remove()
        attempts -= 1
        // Another program removed the temporary file while starting.
        guard error.code == ENOENT, attempts > 0 else { throw error }
      }
    }
  }

  /// Writes content to a new file beside this one, with the first free number in its name.
  ///
  /// - Returns: The path of the new file.
  func copy(_ content: Data) throws(SystemError) -> String {
    let temporary = try TemporaryFile(in: folder)
    do throws(SystemError) {
      try temporary.write(content, like: try status())
      var number = 1
      while true {
        let copy = Self.numbered(path, number)
        do throws(SystemError) {
          try temporary.take(newName: copy)
          syncFolder()
          return copy
        } catch {
          guard error.code == EEXIST, number < 10_000 else { throw error }
          number += 1
        }
      }
    } catch {
      temporary.remove()
      throw error
    }
  }

  /// A path with a number before its extension: `case-1.json`.
  private static func numbered(_ path: String, _ number: Int) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      return "\(path)-\(number)"
    }
    let ending = name[dot...]
    return "\(path.dropLast(ending.count))-\(number)\(ending)"
  }

  /// The status of the file; nil if it does not exist.
  private func status() throws(SystemError) -> stat? {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else {
      guard errno == ENOENT else { throw .last }
      return nil
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return status
    case S_IFDIR: throw SystemError(code: EISDIR)
    default: throw .notAFile
    }
  }

  private func removeLeftovers(ownedBy owners: Set<uid_t>) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let own = path.split(separator: "/").last.map(String.init)
    for name in names where TemporaryFile.isName(name) && name != own {
      TemporaryFile.removeIfLeft(at: "\(folder)/\(name)", ownedBy: owners)
    }
  }

  /// Writes the folder to disk: without it, a power failure could undo the renaming.
  ///
  /// Errors are ignored, since nothing can be done about them.
  private func syncFolder() {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func place(
    of name: String
  ) throws(SystemError) -> (folder: String, path: String) {
    var path = name
    guard !name.isEmpty else { throw SystemError(code: ENOENT) }
    // The limit of the system itself.
    for _ in 0..<40 {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      guard let last = parts.last, !last.isEmpty else { throw SystemError(code: EISDIR) }
      let above = parts.count == 1 ? "." : parts.dropLast().joined(separator: "/") + "/"
      guard let folder = unsafe realpath(above, nil) else { throw .last }
      defer { unsafe free(folder) }
      let real = unsafe String(cString: folder)
      let place = real == "/" ? "/\(last)" : "\(real)/\(last)"
      guard
        let destination = try? FileManager.default.destinationOfSymbolicLink(atPath: place)
      else { return (real, place) }
      path = destination.hasPrefix("/") ? destination : "\(real)/\(destination)"
    }
    throw SystemError(code: ELOOP)
  }
}

/// A temporary file with the new content of a file, beside it.
///
/// It is locked while its program runs, which distinguishes it from those that killed programs
/// left.
private struct TemporaryFile {
  private static let prefix = ".wervelwijzer-"
  private static let radix = 36
  /// The numbers with as many digits as the largest, so that no ordinary word is taken for one.
  private static let numbers: ClosedRange<UInt64> = 4_738_381_338_321_616_896 ... .max

  private let path: String
  private let descriptor: CInt

  init(in folder: String) throws(SystemError) {
    path = "\(folder)/\(Self.name(.random(in: Self.numbers)))"
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .last }
    flock(descriptor, LOCK_EX | LOCK_NB)
  }

  private static func name(_ number: UInt64) -> String {
    prefix + String(number, radix: radix)
  }

  /// Whether the name of a file is exactly that of a temporary file; any other file may belong to the user.
  static func isName(_ name: String) -> Bool {
    guard name.hasPrefix(prefix), let number = UInt64(name.dropFirst(prefix.count), radix: radix)
    else { return false }
    return numbers.contains(number) && name == Self.name(number)
  }

  func write(_ content: Data, like old: stat?) throws(SystemError) {
    try Output.write(content, to: descriptor)
    var mode = old.map { $0.st_mode & 0o777 } ?? 0o600
    if let old, fchown(descriptor, old.st_uid, old.st_gid) != 0,
      fchown(descriptor, uid_t.max, old.st_gid) != 0
    {
      // Another group must not get the permissions of the old one.
      mode &= ~0o070
    }
    guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw .last }
  }

  /// Renames the file, replacing the file of that name.
  func take(_ name: String) throws(SystemError) {
    guard unsafe rename(path, name) == 0 else { throw .last }
    close(descriptor)
  }

  /// Renames the file to an unused name.
  ///
  /// If it is interrupted, an empty file remains.
  func take(newName name: String) throws(SystemError) {
    let reserved = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard reserved >= 0 else { throw .last }
    close(reserved)
    try take(name)
  }

  func remove() {
    unsafe unlink(path)
    close(descriptor)
  }

  /// Removes a temporary whose program lives no more.
  static func removeIfLeft(at path: String, ownedBy owners: Set<uid_t>) {
    let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_nlink == 1, owners.contains(status.st_uid),
      flock(descriptor, LOCK_EX | LOCK_NB) == 0
    else { return }
    unsafe unlink(path)
  }
}
