package import Foundation
import Testing

/// A worked case of the built-in guideline: a folder with a case and the advice expected.
package struct WorkedCase: Sendable, CustomTestStringConvertible {
  package let name: String
  package let json: Data
  package let expected: Data

  package var testDescription: String { name }

  /// Whether there is an advice; else its answers contradict one another.
  package var isPossible: Bool { !String(decoding: expected, as: UTF8.self).contains("\"error\"") }

  package static let folder: URL = Repository.builtInGuideline.appending(path: "cases")

  package static func all() throws -> [WorkedCase] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      WorkedCase(
        name: name,
        json: try Data(contentsOf: folder.appending(path: "\(name)/case.json")),
        expected: try Data(contentsOf: folder.appending(path: "\(name)/expected.json")))
    }
  }
}
