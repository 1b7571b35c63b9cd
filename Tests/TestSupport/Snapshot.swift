package import Foundation
package import Testing

/// Compares a text with the file kept for it in the folder `Snapshots` beside the test.
///
/// With `RECORD_SNAPSHOTS` in the environment the file is written anew.
package func expectSnapshot(
  _ text: String, named name: String, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Snapshots")
  try expectFile(
    folder.appending(path: name), holds: text, recordedWith: "RECORD_SNAPSHOTS",
    sourceLocation: sourceLocation)
}

/// Compares a text with a file of the repository.
///
/// With the variable in the environment the file is written anew, and the test fails, so that a
/// recording run never passes.
package func expectFile(
  _ file: URL, holds text: String, recordedWith variable: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  if ProcessInfo.processInfo.environment[variable] != nil {
    try Data(text.utf8).write(to: file)
    Issue.record(
      "recorded \(file.lastPathComponent); look at it and run again",
      sourceLocation: sourceLocation)
    return
  }
  let kept = try? String(contentsOf: file, encoding: .utf8)
  #expect(
    text == kept, "differs from \(file.lastPathComponent); record it with `\(variable)=1`",
    sourceLocation: sourceLocation)
}
