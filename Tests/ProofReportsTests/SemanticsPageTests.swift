import Foundation
import TestSupport
import Testing

/// The page that says what everything means names only tests that exist.
struct SemanticsPageTests {
  /// A theorem as the page states it.
  private struct Theorem {
    let number: Int
    /// What holds, as one plain sentence.
    let sentence: String
    /// What checks it: every suite in backticks with the test after it, up to a semicolon or a full stop.
    let tests: [(suite: String, test: String)]
    /// What stands in the list of tests and names none.
    let rest: String
  }

  private static func theorems(on page: String) -> [Theorem] {
    let starts = page.matches(of: #/(?m)^\*\*T(\d+)\. (.*?)\*\*/#)
    return starts.enumerated().map { place, start in
      let end = place + 1 < starts.count ? starts[place + 1].range.lowerBound : page.endIndex
      let lists = page[start.range.upperBound..<end].components(separatedBy: "\n\n")
        .filter { $0.hasPrefix("Checked by ") }
        .map { $0.dropFirst("Checked by ".count).replacing("\n", with: " ") }
      let named = #/`([A-Za-z]+Tests|[a-z0-9_]+\.py)`: ([^;.]+)[;.]\s*/#
      return Theorem(
        number: Int(start.1) ?? 0, sentence: String(start.2),
        tests: lists.flatMap { $0.matches(of: named).map { (String($0.1), String($0.2)) } },
        rest: lists.joined().replacing(named, with: ""))
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

  private func isThere(_ test: String, in suite: String) throws -> Bool {
    let source = try source(of: suite)
    return suite.hasSuffix(".py")
      ? source.contains("def \(test.replacing(" ", with: "_"))(")
      : source.contains("func `\(test)`(")
  }

  private func page() throws -> String {
    try Repository.text("docs/semantics.md")
  }

  @Test func `every theorem is a sentence and names a test, and every test named exists`() throws {
    let theorems = Self.theorems(on: try page())
    #expect(theorems.map(\.number) == Array(1...max(1, theorems.count)) && theorems.count >= 33)
    for theorem in theorems {
      let name = Comment(rawValue: "T\(theorem.number)")
      #expect(theorem.sentence.hasSuffix("."), name)
      #expect(!theorem.tests.isEmpty, name)
      #expect(theorem.rest.isEmpty, name)
      for (suite, test) in theorem.tests {
        #expect(try isThere(test, in: suite), "T\(theorem.number): \(suite): \(test)")
      }
    }
  }

  /// What `Proof` proves of plans is listed in the code; each is a theorem of the page.
  @Test func `every property of plans is a theorem`() throws {
    let source = try Repository.text("Sources/Proof/Plan/PlanProof.swift")
    let properties = try #require(
      source.firstMatch(of: #/(?s)enum PlanProperty.*?\{(.*?)\n\}/#)
    ).1
    let numbers = properties.matches(of: #/\(T(\d+)\)\.\n\s*case \w+/#).compactMap { Int($0.1) }
    #expect(Set(numbers).count == properties.matches(of: #/(?m)^ *case \w/#).count)
    #expect(Set(numbers).isSubset(of: Self.theorems(on: try page()).map(\.number)))
  }

  @Test func `a theorem without a test is found`() {
    let theorems = Self.theorems(
      on: """
        **T1. All is well.** Always.

        Checked by `WellTests`: all is well;
        `well_test.py`: test all, and nothing else.

        **T2. Nothing checks this,** it seems.

        **T3. This is only said.**

        Checked by somebody.
        """)
    #expect(theorems.map(\.tests.count) == [2, 0, 0])
    #expect(theorems.map(\.rest) == ["", "", "somebody."])
    #expect(theorems.map { $0.sentence.hasSuffix(".") } == [true, false, true])
  }
}
