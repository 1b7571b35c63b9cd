import Foundation
import Glibc

/// A regular file that is only ever replaced as a whole: whenever the program or the machine stops,
/// it holds what it held before or what it should hold now.
///
/// New content is written beside the file and takes its name once it is on the disk. What a killed
/// program left beside it, which may be a patient's answers, is removed by the next one.
struct AtomicFile {
  /// The path with all links followed, so that a link stays one and leads to the new content.
  let path: String
  private let folder: String

  /// Where a name leads, which need not be there yet.
  ///
  /// - Throws: ``SystemError`` where no regular file can be there.
  init(at name: String) throws(SystemError) {
    (folder, path) = try Self.place(of: name)
    _ = try status()
  }

  /// What the file holds, at most one byte more than a limit; nil where it is not there.
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

  /// Removes what stopped programs left in the folder, and finds out whether it can be written to.
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
  /// Its mode stays and, where that is allowed, its owner; a new file is its owner's alone, since it
  /// may hold a patient's answers.
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
        // Another program, which was starting up, took it for remains.
        guard error.code == ENOENT, attempts > 0 else { throw error }
      }
    }
  }

  /// Writes content to a new file beside this one, named as it is with the first number that is free.
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

  /// A path with a number before its ending: `case-1.json`.
  private static func numbered(_ path: String, _ number: Int) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      return "\(path)-\(number)"
    }
    let ending = name[dot...]
    return "\(path.dropLast(ending.count))-\(number)\(ending)"
  }

  /// What the file is; nil where it is not there.
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

  /// Without this the new name may be lost with the power; there is nothing to do where it fails.
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
    // As many as the system itself follows.
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

/// New content of a file, beside it until it is whole.
///
/// It is locked while its program lives, which tells it from what a killed one left.
private struct TemporaryFile {
  private static let prefix = ".wervelwijzer-"
  private static let radix = 36
  /// Those of as many digits as the largest, so that no word is taken for one.
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

  /// Whether a file is named exactly as a temporary is; every other may be somebody's own.
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
      // Another group is not given what the old one was.
      mode &= ~0o070
    }
    guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw .last }
  }

  /// Takes the name of a file.
  func take(_ name: String) throws(SystemError) {
    guard unsafe rename(path, name) == 0 else { throw .last }
    close(descriptor)
  }

  /// Takes a name that no file has; whoever stops it midway leaves an empty file there.
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
