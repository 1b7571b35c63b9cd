import Glibc

/// A folder on disk.
///
/// Each component of a path is opened relative to the folder before it, without following links, so
/// that nothing can be replaced between a check and the opening. The path of the folder itself may
/// contain links, as the user chose it.
package final class DiskFolder: FolderFiles, Sendable {
  private let root: Descriptor

  /// Opens a folder.
  package init(path: String) throws(FileFault) {
    guard let root = Descriptor(opening: path, in: AT_FDCWD, O_DIRECTORY) else {
      throw FileFault(
        errno == ENOTDIR ? .fileForFolder : errno == ENOENT ? .missingFolder : .unreadableFolder,
        path.isEmpty ? "''" : path)
    }
    self.root = root
  }

  package func entries(in folder: String) throws(FileFault) -> [FolderEntry] {
    try statuses(in: folder).map { FolderEntry(name: $0.name, kind: $0.status.kind) }
  }

  package func bytes(of file: String) throws(FileFault) -> [UInt8] {
    var parts = file.split(separator: "/").map(String.init)
    let name = parts.removeLast()
    let parent = try opened(parts)
    // A device is not even opened, as opening alone can have an effect.
    guard let status = unsafe parent.status(of: name) else { throw FileFault(.missingFile, file) }
    try status.refuseAllButFile(at: file)
    guard let opened = Descriptor(opening: name, in: parent.number, O_NOFOLLOW | O_NONBLOCK),
      let status = opened.status()
    else { throw FileFault(.unreadableFile, file) }
    try status.refuseAllButFile(at: file)
    guard let bytes = opened.bytes(upTo: FileLimits.fileBytes + 1) else {
      throw FileFault(.unreadableFile, file)
    }
    guard bytes.count <= FileLimits.fileBytes else { throw FileFault(.fileTooLarge, file) }
    return bytes
  }

  /// The entries of a folder with their file status.
  func statuses(in folder: String) throws(FileFault) -> [(name: String, status: stat)] {
    let opened = try opened(folder.split(separator: "/").map(String.init))
    guard let found = opened.statuses(atMost: FileLimits.folderEntries) else {
      throw FileFault(.unreadableFolder, folder)
    }
    guard found.count <= FileLimits.folderEntries else { throw FileFault(.tooManyFiles, folder) }
    return found.filter { !$0.name.hasPrefix(".") }.sorted { $0.name < $1.name }
  }

  /// Opens a subfolder, component by component.
  private func opened(_ parts: [String]) throws(FileFault) -> Descriptor {
    guard var folder = Descriptor(opening: ".", in: root.number, O_DIRECTORY) else {
      throw FileFault(.unreadableFolder, "")
    }
    for (place, part) in parts.enumerated() {
      let path = parts[...place].joined(separator: "/")
      guard let inner = Descriptor(opening: part, in: folder.number, O_DIRECTORY | O_NOFOLLOW)
      else {
        switch unsafe folder.status(of: part)?.kind {
        case nil: throw FileFault(.missingFolder, path)
        case .link: throw FileFault(.link, path)
        case .folder: throw FileFault(.unreadableFolder, path)
        case .file, .submodule, .special: throw FileFault(.fileForFolder, path)
        }
      }
      folder = inner
    }
    return folder
  }
}

/// An open file or folder, closed at the end of its lifetime.
private struct Descriptor: ~Copyable {
  let number: CInt

  /// Opens something for reading; returns `nil` with the reason in `errno`.
  init?(opening path: String, in folder: CInt, _ flags: CInt) {
    let opened = unsafe openat(folder, path, O_RDONLY | O_CLOEXEC | flags)
    guard opened >= 0 else { return nil }
    number = opened
  }

  deinit {
    close(number)
  }

  func status() -> stat? {
    var status = stat()
    return unsafe fstat(number, &status) == 0 ? status : nil
  }

  /// The status of an entry; of a link itself, not of its target.
  func status(of name: UnsafePointer<CChar>) -> stat? {
    var status = stat()
    return unsafe fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
  }

  /// The first bytes of a file; `nil` if it cannot be read.
  func bytes(upTo limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe read(number, $0.baseAddress, min($0.count, limit - bytes.count))
      }
      if count == 0 { break }
      guard count > 0 || errno == EINTR else { return nil }
      bytes += buffer.prefix(max(count, 0))
    }
    return bytes
  }

  /// The entries of this folder, at most one more than `limit`; `nil` if it cannot be read.
  func statuses(atMost limit: Int) -> [(name: String, status: stat)]? {
    // The stream closes the descriptor it was created from.
    let own = unsafe openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard own >= 0, let stream = unsafe fdopendir(own) else { return nil }
    defer { unsafe closedir(stream) }
    var found: [(name: String, status: stat)] = []
    while found.count <= limit {
      errno = 0
      guard let entry = unsafe readdir(stream) else { return errno == 0 ? found : nil }
      let (name, status) = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { name in
          // Looked up by bytes: a name that is not UTF-8 cannot be converted to a string and back.
          (unsafe String(cString: name), unsafe self.status(of: name))
        }
      }
      // An entry removed in the meantime is skipped.
      if let status { found.append((name, status)) }
    }
    return found
  }
}

extension stat {
  var kind: FolderEntry.Kind {
    switch st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .special
    }
  }

  fileprivate func refuseAllButFile(at path: String) throws(FileFault) {
    switch kind {
    case .file: return
    case .folder: throw FileFault(.folderForFile, path)
    case .link: throw FileFault(.link, path)
    case .submodule, .special: throw FileFault(.special, path)
    }
  }
}
