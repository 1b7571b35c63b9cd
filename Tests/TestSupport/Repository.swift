package import Foundation

/// The checkout that the tests are run in.
package enum Repository {
  /// Its top folder.
  package static let root: URL = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "../..").standardized

  /// A file or folder in it.
  package static func file(_ path: String) -> URL { root.appending(path: path) }

  /// The text of a file in it.
  package static func text(_ path: String) throws -> String {
    try String(contentsOf: file(path), encoding: .utf8)
  }

  /// The folder of the built-in guideline.
  package static var builtInGuideline: URL { file("Guidelines/wervelmetastasen") }

  /// A guideline that shows every mark of the format, for tests of reading.
  package static var minimalGuideline: URL { file("Tests/GuidelineFormatTests/Fixtures/minimal") }
}
