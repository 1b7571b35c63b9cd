import Foundation
import GuidelineFormat
import GuidelineModel
import Testing
import WebApp

/// A folder that is edited while it is served.
@Suite struct FolderWatchTests {
  private func copy() throws -> URL {
    let here = URL(filePath: #filePath)
    let package = here.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "watched-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.copyItem(
      at: package.appending(path: "Guidelines/wervelmetastasen"), to: folder)
    return folder
  }

  @Test func `a mistake is told, and its repair is read`() async throws {
    let folder = try copy()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "guideline.yaml")
    let good = try String(contentsOf: file, encoding: .utf8)
    let (results, seen) = AsyncStream.makeStream(of: String.self)
    let watch = FolderWatch(path: folder.path, interval: .milliseconds(20))
    let watching = Task {
      try await watch.run { result in
        switch result {
        case .success: seen.yield("good")
        case .failure(let mistakes): seen.yield(mistakes.description)
        }
      }
    }
    defer { watching.cancel() }
    try (good + "\nnonsense: true\n").write(to: file, atomically: true, encoding: .utf8)
    var told = results.makeAsyncIterator()
    // A file may be seen while it is being written.
    while let text = await told.next(), !text.contains("nonsense") {}
    try (good + "\n").write(to: file, atomically: true, encoding: .utf8)
    while let text = await told.next(), text != "good" {}
  }

  @Test func `what an editor leaves beside the files is no change`() throws {
    let folder = try copy()
    defer { try? FileManager.default.removeItem(at: folder) }
    let before = FolderFingerprint(path: folder.path)
    for place in ["", "trees/", "rationale/nl/", "cases/"] {
      try Data("[".utf8).write(to: folder.appending(path: "\(place)._x.yaml"))
      #expect(unsafe symlink("user@host.1:2", folder.appending(path: "\(place).#x").path) == 0)
    }
    #expect(FolderFingerprint(path: folder.path) == before)
    try Data("[".utf8).write(to: folder.appending(path: "trees/x.yaml"))
    #expect(FolderFingerprint(path: folder.path) != before)
  }

  @Test
  func `a version takes the place of another while requests come, its mistakes on every page`()
    async throws
  {
    let folder = try copy()
    defer { try? FileManager.default.removeItem(at: folder) }
    let guideline = folder.appending(path: "guideline.yaml")
    let text = try String(contentsOf: guideline, encoding: .utf8)
    let before = try GuidelineFolder.read(atPath: folder.path)
    try text.replacing("version: \"\(before.guideline.version)\"", with: "version: \"9999.9\"")
      .replacing("version: \(before.guideline.version)", with: "version: 9999.9")
      .write(to: guideline, atomically: true, encoding: .utf8)
    let after = try GuidelineFolder.read(atPath: folder.path)
    try #require(after.guideline.version == "9999.9")
    try await LiveServer.run { server in
      #expect(!(try await server.send("GET", "/nl").text).contains("9999.9"))
      try server.replace(
        with: after, diagnostics: Text(nl: "x.yaml:3:1: fout", en: "x.yaml:3:1: mistake"))
      let page = try await server.send("GET", "/nl/about").text
      #expect(page.contains("9999.9"))
      #expect(page.contains("x.yaml:3:1: fout"))
      #expect(try await server.send("GET", "/en/about").text.contains("x.yaml:3:1: mistake"))
      #expect(try await server.send("GET", "/healthz").text.contains("9999.9"))
      #expect(try await server.send("GET", "/metrics").text.contains("9999.9"))
    }
  }
}
