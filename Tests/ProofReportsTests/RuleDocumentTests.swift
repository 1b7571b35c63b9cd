import Foundation
import GuidelineModel
import Proof
import ProofReports
import Testing

/// The documentation of the rules is what the rules say of themselves.
struct RuleDocumentTests {
  /// With `RECORD_DOCUMENTS` set the pages are written anew and the test fails.
  @Test(arguments: Language.allCases)
  func `the page of rules is made from the rules`(language: Language) throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/rules.\(language.rawValue).md").standardized
    let text = Rule.document(in: language)
    if ProcessInfo.processInfo.environment["RECORD_DOCUMENTS"] != nil {
      try text.write(to: page, atomically: true, encoding: .utf8)
      Issue.record("recorded \(page.lastPathComponent)")
    }
    #expect(try String(contentsOf: page, encoding: .utf8) == text)
  }

  @Test func `a rule is explained by its name and by a code of the reader`() {
    #expect(Rule.explained("idle-question")?.id == "idle-question")
    #expect(Rule.explained("value-not-covered")?.id == "incomplete-decision")
    #expect(Rule.explained("no-such-rule") == nil)
  }
}
