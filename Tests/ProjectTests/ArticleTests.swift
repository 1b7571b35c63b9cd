import Foundation
import TestSupport
import Testing

/// The articles of the library's documentation say what is so.
struct ArticleTests {
  private static func articles() throws -> [SourceFile] {
    try SourceFile.all(in: ["Sources"], endingIn: ".md").filter { $0.path.contains(".docc/") }
  }

  /// The code of a language in an article, with the line above each block.
  private static func blocks(
    in article: SourceFile, language: String
  ) -> [(above: String, code: String)] {
    article.text.matches(of: #/(?s)([^\n]*)\n+```(\w*)\n(.*?)```/#)
      .filter { $0.2 == language }.map { (String($0.1), String($0.3)) }
  }

  @Test func `the articles are those that are promised, named by what is done`() throws {
    let names = try Self.articles().map { $0.path.split(separator: "/").last ?? "" }
      .filter { $0.contains("-") }
    #expect(
      Set(names) == [
        "getting-an-advice.md", "how-an-advice-comes-about.md", "adding-a-format.md",
        "adding-a-rule.md", "writing-a-guideline.md",
      ])
  }

  @Test func `all Swift of an article stands in a file that is compiled`() throws {
    let compiled = try SourceFile.all(in: ["Examples", "Sources", "Tests/LibraryTests"])
    var blocks = 0
    for article in try Self.articles() {
      for (_, code) in Self.blocks(in: article, language: "swift") {
        blocks += 1
        let lines = code.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let isCompiled = compiled.contains { $0.contains(Array(lines)) }
        #expect(isCompiled, "\(article.path): no file has these lines:\n\(code)")
      }
    }
    #expect(blocks >= 6)
  }

  @Test func `all YAML of an article is a file of the example that is read`() throws {
    var shown: [String] = []
    for article in try Self.articles() {
      for (above, code) in Self.blocks(in: article, language: "yaml") {
        let name = above.firstMatch(of: #/`([\w\/.-]+)`/#).map { String($0.1) }
        let file = try #require(name ?? shown.last, "\(article.path): say the file's name above")
        shown.append(file)
        #expect(
          try String(contentsOf: Repository.file("Examples/guideline/\(file)"), encoding: .utf8)
            == code, "\(article.path): \(file)")
      }
    }
    let files = try SourceFile.all(in: ["Examples/guideline"], endingIn: ".yaml").map(\.path)
    #expect(Set(shown.map { "Examples/guideline/\($0)" }) == Set(files))
  }

  @Test func `files and scripts that an article names are there`() throws {
    for article in try Self.articles() {
      let named = article.text.matches(
        of: #/(?:`|^)((?:Sources|Tests|Guidelines|Examples|docs|script)\/[\w.\/+-]+)/#
          .anchorsMatchLineEndings())
      for path in named.map({ String($0.1) }) where !path.hasSuffix("SilentEvent.swift") {
        #expect(
          FileManager.default.fileExists(atPath: Repository.file(path).path),
          "\(article.path) names \(path)")
      }
    }
  }

  @Test func `tests that an article names are there`() throws {
    let tests = try SourceFile.all(in: ["Tests"])
    for article in try Self.articles() {
      for row in article.text.matches(of: #/`(\w+Tests)`, "([^"]+)"/#) {
        let suite = tests.first { $0.path.hasSuffix("/\(row.1).swift") }
        #expect(suite?.text.contains("func `\(row.2)`(") == true, "\(row.1): \(row.2)")
      }
    }
  }
}
