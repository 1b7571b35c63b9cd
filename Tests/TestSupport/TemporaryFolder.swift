package import Foundation
package import GuidelineFormat
package import GuidelineModel
import Testing

/// A folder that a test may fill and spoil; it is removed with the value.
package final class TemporaryFolder: Sendable {
  package let url: URL

  package var path: String { url.path }

  /// An empty folder.
  package init() throws {
    url = Self.newPlace()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// A copy of another folder.
  package init(copyOf folder: URL) throws {
    url = Self.newPlace()
    try FileManager.default.copyItem(at: folder, to: url)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  private static func newPlace() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "wervelwijzer-\(UUID().uuidString)")
  }

  package func file(_ path: String) -> URL { url.appending(path: path) }

  package func text(of path: String) throws -> String {
    try String(contentsOf: file(path), encoding: .utf8)
  }

  package func write(_ data: Data, to path: String) throws { try data.write(to: file(path)) }

  /// Writes a file whole, so that nobody reads a part of it.
  package func write(_ text: String, to path: String) throws {
    try text.write(to: file(path), atomically: true, encoding: .utf8)
  }

  package func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: file(path))
  }

  /// Replaces one passage of a file; the passage has to be there.
  package func replace(_ old: String, with new: String, in path: String) throws {
    let text = try text(of: path)
    let range = try #require(text.range(of: old), "\(path) has no \(old)")
    try write(text.replacingCharacters(in: range, with: new), to: path)
  }

  /// The guideline in it.
  package func load() throws(InvalidGuideline) -> LoadedGuideline {
    try GuidelineFolder.read(atPath: path)
  }

  /// Everything the reader has to say of the guideline in it.
  package func diagnostics() -> [Diagnostic] {
    do { return try load().findings } catch { return error.diagnostics }
  }

  /// The same in words, one diagnostic below the other.
  package func report(in language: Language = .english) -> String {
    diagnostics().map { $0.description(in: language) }.joined(separator: "\n")
      .replacing(path, with: "FOLDER")
  }
}
