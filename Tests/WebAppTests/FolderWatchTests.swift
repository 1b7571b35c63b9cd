import Foundation
import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing
import WebApp

/// A folder that is edited while it is served.
@Suite(.timeLimit(.minutes(2))) struct FolderWatchTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder(copyOf: Repository.builtInGuideline) }

  @Test func `a mistake is told, and its repair is read`() async throws {
    let good = try folder.text(of: "guideline.yaml")
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
    var told = results.makeAsyncIterator()
    try folder.write(good + "\nnonsense: true\n", to: "guideline.yaml")
    let lines = good.split(separator: "\n", omittingEmptySubsequences: false).count
    let mistake = await told.next()?.replacing(folder.path, with: "FOLDER")
    #expect(
      mistake?.hasPrefix("guideline.yaml:\(lines + 1):1: error: unknown key \"nonsense\"") == true,
      "\(mistake ?? "nothing")")
    try folder.write(good + "\n", to: "guideline.yaml")
    #expect(await told.next() == "good")
  }

  @Test func `what an editor leaves beside the files is no change`() throws {
    let before = FolderFingerprint(path: folder.path)
    for place in ["", "trees/", "rationale/nl/", "cases/"] {
      try folder.write("[", to: "\(place)._x.yaml")
      #expect(unsafe symlink("user@host.1:2", folder.file("\(place).#x").path) == 0)
    }
    #expect(FolderFingerprint(path: folder.path) == before)
    try folder.write("[", to: "trees/x.yaml")
    #expect(FolderFingerprint(path: folder.path) != before)
  }

  @Test
  func `a version takes the place of another while requests come, its mistakes on every page`()
    async throws
  {
    let version = try Clinic.builtIn().guideline.version
    try folder.replace(
      "version: \"\(version)\"", with: "version: \"9999.9\"", in: "guideline.yaml")
    let after = try folder.load()
    let app = try await TestApp()
    #expect(!(try await app.send("GET", "/nl").text).contains("9999.9"))
    try app.replace(
      with: after, diagnostics: Text(nl: "x.yaml:3:1: fout", en: "x.yaml:3:1: mistake"))
    let page = try await app.send("GET", "/nl/about").text
    #expect(page.contains("9999.9"))
    #expect(page.contains("x.yaml:3:1: fout"))
    #expect(try await app.send("GET", "/en/about").text.contains("x.yaml:3:1: mistake"))
    #expect(try await app.send("GET", "/healthz").text.contains("9999.9"))
    #expect(try await app.send("GET", "/metrics").text.contains("9999.9"))
  }
}
