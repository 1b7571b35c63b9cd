import Foundation
import TestSupport
import Testing

/// A place among the fixtures of this target.
struct Fixture: CustomTestStringConvertible {
  let url: URL

  init(_ path: String) {
    url = Self.folder.appending(path: path)
  }

  /// The folder of all fixtures.
  static var folder: URL { Repository.file("Tests/GuidelineFormatTests/Fixtures") }

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

extension TemporaryFolder {
  /// Copies the files of a fixture over those of the folder.
  func overlay(_ fixture: Fixture) throws {
    let files = try FileManager.default.subpathsOfDirectory(atPath: fixture.url.path)
    for file in files where file.hasSuffix(".yaml") || file.hasSuffix(".md") {
      try write(try Data(contentsOf: fixture.url.appending(path: file)), to: file)
    }
  }
}
