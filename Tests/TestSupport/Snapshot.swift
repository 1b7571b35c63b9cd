import Foundation
import Testing

/// Compares a text with the file kept for it under `Snapshots`.
///
/// With `RECORD_SNAPSHOTS` in the environment the file is written anew, and the test fails, so that
/// a recording run never passes.
func expectSnapshot(
  _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
  let file = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(name); look at it and run again", sourceLocation: sourceLocation)
    return
  }
  let kept = try? String(contentsOf: file, encoding: .utf8)
  #expect(text == kept, "differs from Snapshots/\(name)", sourceLocation: sourceLocation)
}
