import Foundation
import TestSupport

/// One file of the project, as the tests of its style read it.
struct SourceFile {
  /// From the top of the repository.
  let path: String
  let text: String

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The folder of the file's target, such as `Sources/Proof`.
  var target: String { path.split(separator: "/").prefix(2).joined(separator: "/") }

  /// The files below some folders whose names end in this way, in order.
  static func all(in folders: [String], endingIn end: String = ".swift") throws -> [SourceFile] {
    try folders.flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: Repository.file(folder).path).sorted()
        .filter { $0.hasSuffix(end) && !$0.contains(".build") }
        .map { path in
          SourceFile(
            path: "\(folder)/\(path)",
            text: try String(contentsOf: Repository.file("\(folder)/\(path)"), encoding: .utf8))
        }
    }
  }

  /// Whether some lines stand in the file one below the other, however far they are indented.
  func contains(_ block: [Substring]) -> Bool {
    let wanted = block.map(Self.bare)
    guard let longest = wanted.max(by: { $0.utf8.count < $1.utf8.count }), text.contains(longest)
    else { return false }
    let own = lines.map(Self.bare)
    guard let first = wanted.first, own.count >= wanted.count else { return false }
    return (0...(own.count - wanted.count)).contains { start in
      own[start] == first && own[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }

  private static func bare(_ line: Substring) -> Substring {
    line.drop { $0 == " " }
  }
}
