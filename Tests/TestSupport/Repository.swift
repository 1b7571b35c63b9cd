package import Foundation

/// The checkout that the tests are run in.
package enum Repository {
  /// Its top folder.
  package static let root: URL = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "../..").standardized

  /// A file or folder in it.
  package static func file(_ path: String) -> URL { root.appending(path: path) }
}
