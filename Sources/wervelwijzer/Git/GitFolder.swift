import Foundation
import GuidelineFormat

/// A folder in a git repository, read from its objects.
///
/// Nothing is checked out, so nothing has to be removed, and no attribute or filter of the
/// repository changes the content.
final class GitFolder: FolderFiles {
  private let tree: String
  private var objects: GitObjects?

  /// - Parameter tree: The object name of the tree, in hexadecimal digits.
  init(tree: String) {
    self.tree = tree
  }

  func entries(in folder: String) throws(FileFault) -> [FolderEntry] {
    try members(of: folder).map(\.entry).filter { !$0.name.hasPrefix(".") }
      .sorted { $0.name < $1.name }
  }

  func bytes(of file: String) throws(FileFault) -> [UInt8] {
    let parts = file.split(separator: "/")
    let members = try members(of: parts.dropLast().joined(separator: "/"))
    guard let member = members.first(where: { $0.entry.name == parts.last ?? "" }) else {
      throw FileFault(.missingFile, file)
    }
    switch member.entry.kind {
    case .file:
      return try bytes(
        ofObject: member.object, atMost: FileLimits.fileBytes, file, .fileTooLarge, .unreadableFile)
    case .folder: throw FileFault(.folderForFile, file)
    case .link: throw FileFault(.link, file)
    case .submodule: throw FileFault(.submodule, file)
    case .special: throw FileFault(.special, file)
    }
  }

  private typealias Member = (entry: FolderEntry, object: String)

  /// The entries of a folder, found component by component.
  private func members(of folder: String) throws(FileFault) -> [Member] {
    let parts = folder.split(separator: "/")
    var members = try members(ofTree: tree, "")
    for (place, part) in parts.enumerated() {
      let path = parts[...place].joined(separator: "/")
      guard let member = members.first(where: { $0.entry.name == part }) else {
        throw FileFault(.missingFolder, path)
      }
      switch member.entry.kind {
      case .folder: members = try self.members(ofTree: member.object, path)
      case .link: throw FileFault(.link, path)
      case .submodule: throw FileFault(.submodule, path)
      case .file, .special: throw FileFault(.fileForFolder, path)
      }
    }
    return members
  }

  /// Reads a tree object.
  ///
  /// Each entry is its mode, a space, its name, NUL and the bytes of its object name.
  private func members(ofTree object: String, _ path: String) throws(FileFault) -> [Member] {
    var rest = try bytes(
      ofObject: object, atMost: FileLimits.folderEntries << 8, path, .tooManyFiles,
      .unreadableFolder)[...]
    var members: [Member] = []
    while !rest.isEmpty {
      guard let space = rest.firstIndex(of: UInt8(ascii: " ")),
        let end = rest[space...].firstIndex(of: 0),
        rest.endIndex - end > object.utf8.count / 2
      else { throw FileFault(.unreadableFolder, path) }
      let mode = String(decoding: rest[..<space], as: UTF8.self)
      let name = String(decoding: rest[rest.index(after: space)..<end], as: UTF8.self)
      let digest = rest[rest.index(after: end)...].prefix(object.utf8.count / 2)
      members.append(
        (FolderEntry(name: name, kind: Self.kind(ofMode: mode)), Self.hexadecimal(digest)))
      rest = rest[digest.endIndex...]
    }
    guard members.count <= FileLimits.folderEntries else { throw FileFault(.tooManyFiles, path) }
    return members
  }

  private static func kind(ofMode mode: String) -> FolderEntry.Kind {
    switch mode {
    case "40000": .folder
    case "120000": .link
    case "160000": .submodule
    case let mode where mode.hasPrefix("100"): .file
    default: .special
    }
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private func bytes(
    ofObject object: String, atMost limit: Int, _ path: String, _ tooLarge: FileFault.Kind,
    _ unreadable: FileFault.Kind
  ) throws(FileFault) -> [UInt8] {
    let reader = objects ?? GitObjects()
    objects = reader
    switch reader.object(named: object, atMost: limit) {
    case .bytes(let bytes): return bytes
    case .tooLarge:
      // The rest of the object is not read, so the process cannot be used again.
      objects = nil
      throw FileFault(tooLarge, path)
    case .unreadable(let reason):
      objects = nil
      throw FileFault(unreadable, path, reason: reason.map { "git: \($0)" })
    }
  }
}

/// Reads objects of a git repository through one `git cat-file --batch` process.
///
/// The process ends with this value, or with the program, since its input is then closed.
final class GitObjects {
  /// The result of reading an object.
  enum ReadResult {
    case bytes([UInt8])
    case tooLarge
    /// With git's message, if any.
    case unreadable(String?)
  }

  private let questions = Pipe()
  private let answers = Pipe()
  private var arrived: ArraySlice<UInt8> = []
  private let isRunning: Bool

  init() {
    let process = Git.process(["cat-file", "--batch"])
    process.standardInput = questions
    process.standardOutput = answers
    process.standardError = FileHandle.nullDevice
    isRunning = (try? Git.start(process)) != nil
  }

  deinit {
    try? questions.fileHandleForWriting.close()
    try? answers.fileHandleForReading.close()
  }

  /// The bytes of an object.
  ///
  /// After ``ReadResult/tooLarge`` no more objects can be read.
  func object(named name: String, atMost limit: Int) -> ReadResult {
    let question = Data("\(name)\n".utf8)
    guard isRunning,
      (try? Output.write(question, to: questions.fileHandleForWriting.fileDescriptor)) != nil,
      let head = line(), let size = head.split(separator: " ").last.flatMap({ Int($0) })
    else { return .unreadable(Git.message(about: name)) }
    guard size <= limit else { return .tooLarge }
    guard let bytes = bytes(size + 1) else { return .unreadable(Git.message(about: name)) }
    return .bytes(bytes.dropLast())
  }

  /// The next line: name, type and size of an object, or that it is missing.
  private func line() -> String? {
    while true {
      if let end = arrived.firstIndex(of: UInt8(ascii: "\n")) {
        defer { arrived = arrived[(end + 1)...] }
        return String(decoding: arrived[..<end], as: UTF8.self)
      }
      guard receive() else { return nil }
    }
  }

  private func bytes(_ count: Int) -> [UInt8]? {
    while arrived.count < count {
      guard receive() else { return nil }
    }
    defer { arrived = arrived.dropFirst(count) }
    return Array(arrived.prefix(count))
  }

  /// Receives what git has written; false at its end.
  private func receive() -> Bool {
    guard let more = try? Input.read(from: answers.fileHandleForReading, upTo: 1 << 16),
      !more.isEmpty
    else { return false }
    arrived = arrived + more
    return true
  }
}
