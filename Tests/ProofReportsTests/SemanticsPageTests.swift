import Foundation
import TestSupport
import Testing

/// The page that says what everything means names only tests that exist.
struct SemanticsPageTests {
  /// Every suite in backticks with the test after it, up to a semicolon or a full stop.
  private func namedTests(on page: String) -> [(suite: String, test: String)] {
    page.components(separatedBy: "\n\n").filter { $0.hasPrefix("Checked by ") }.flatMap { text in
      text.replacing("\n", with: " ")
        .matches(of: #/`([A-Za-z]+Tests|[a-z0-9_]+\.py)`: ([^;.]+)/#)
        .map { (String($0.1), String($0.2)) }
    }
  }

  private func source(of suite: String) throws -> String {
    let name = suite.hasSuffix(".py") ? suite : "\(suite).swift"
    for folder in ["Tests", "Conformance"] {
      let place = Repository.file(folder)
      let paths = try FileManager.default.subpathsOfDirectory(atPath: place.path)
      if let path = paths.first(where: { $0 == name || $0.hasSuffix("/\(name)") }) {
        return try String(contentsOf: place.appending(path: path), encoding: .utf8)
      }
    }
    return ""
  }

  @Test func `every theorem names a test, and every test named exists`() throws {
    let page = try Repository.text("docs/semantics.md")
    let theorems = page.matches(of: #/(?m)^\*\*T(\d+)\. /#).map { Int($0.1) }
    #expect(theorems == Array(1...theorems.count) && theorems.count >= 15)
    #expect(page.matches(of: #/(?m)^Checked by /#).count == theorems.count)
    let named = namedTests(on: page)
    #expect(named.count >= theorems.count)
    for (suite, test) in named {
      let source = try source(of: suite)
      let isThere =
        suite.hasSuffix(".py")
        ? source.contains("def \(test.replacing(" ", with: "_"))(")
        : source.contains("func `\(test)`(")
      #expect(isThere, "\(suite): \(test)")
    }
  }
}
