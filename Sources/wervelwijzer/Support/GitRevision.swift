import Foundation

/// A folder in a git revision, written as `REV:PATH` with the path from the current folder.
struct GitRevision {
  let revision: String
  let path: String

  /// Splits at the first colon; nil where there is none or the revision would be an option.
  init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, !parts[0].hasPrefix("-") else {
      return nil
    }
    revision = String(parts[0])
    path = String(parts[1])
  }

  /// Gives a copy of the folder as it was then, and removes it afterwards.
  ///
  /// - Throws: ``CommandFailure`` where the revision or the folder in it does not exist.
  func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "wervelwijzer-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    let archive = folder.appending(path: "files.tar")
    let copy = folder.appending(path: "files")
    try files.createDirectory(at: copy, withIntermediateDirectories: true)
    let tree = "\(revision):\(path.hasPrefix("./") ? path : "./\(path)")"
    try run(["git", "archive", "--output", archive.path, tree])
    try run(["tar", "-xf", archive.path, "-C", copy.path])
    return try body(copy.path)
  }

  private func run(_ command: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw CommandFailure.badInput(
        nl: "\(command[0]) is er niet op deze machine", en: "\(command[0]) is not on this machine")
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw CommandFailure.badInput(
        nl: "\(revision):\(path): deze revisie of de map erin is er niet",
        en: "\(revision):\(path): there is no such revision, or no such folder in it")
    }
  }
}
