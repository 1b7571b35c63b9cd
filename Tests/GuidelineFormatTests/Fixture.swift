import Foundation
import GuidelineFormat
import GuidelineModel
import Testing

/// A place among the fixtures of this target.
struct Fixture: CustomTestStringConvertible {
  let url: URL

  init(_ path: String) {
    url = Self.folder.appending(path: path)
  }

  /// The folder of all fixtures, beside this file.
  static var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
  }

  /// The package that holds these tests.
  static var package: URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
  }

  static var minimal: URL { folder.appending(path: "minimal") }

  /// The bad guidelines, each a few files that replace those of the minimal one.
  static var bad: [Fixture] {
    ["shape", "meaning"].flatMap { kind in
      let names = try? FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "bad/\(kind)").path)
      return (names ?? []).sorted().map { Fixture("bad/\(kind)/\($0)") }
    }
  }

  var testDescription: String {
    url.pathComponents.suffix(2).joined(separator: "/")
  }

  var expectation: URL { url.appending(path: "expected.txt") }
}

/// A copy of the minimal guideline that a test may spoil; it is removed with the value.
final class SpoiledGuideline {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "wervelwijzer-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: Fixture.minimal, to: folder)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Copies the files of a fixture over those of the copy.
  func overlay(_ fixture: Fixture) throws {
    let files = try FileManager.default.subpathsOfDirectory(atPath: fixture.url.path)
    for file in files where file.hasSuffix(".yaml") || file.hasSuffix(".md") {
      try write(try Data(contentsOf: fixture.url.appending(path: file)), to: file)
    }
  }

  func write(_ data: Data, to file: String) throws {
    try data.write(to: folder.appending(path: file))
  }

  func write(_ text: String, to file: String) throws {
    try write(Data(text.utf8), to: file)
  }

  func remove(_ file: String) throws {
    try FileManager.default.removeItem(at: folder.appending(path: file))
  }

  /// Replaces one passage of a file; the passage has to be there.
  func replace(_ old: String, with new: String, in file: String) throws {
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    let range = try #require(text.range(of: old), "\(file) has no \(old)")
    try write(text.replacingCharacters(in: range, with: new), to: file)
  }

  func load() throws -> LoadedGuideline {
    try GuidelineFolder.read(atPath: folder.path)
  }

  /// Everything the reader has to say, one diagnostic below the other.
  func diagnostics() -> [Diagnostic] {
    do {
      return try GuidelineFolder.read(atPath: folder.path).findings
    } catch {
      return error.diagnostics
    }
  }

  func report(in language: Language = .english) -> String {
    diagnostics().map { $0.description(in: language) }.joined(separator: "\n")
      .replacing(folder.path, with: "FOLDER")
  }
}
