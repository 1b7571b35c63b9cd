import GuidelineModel
import Proof
import ProofReports
import TestSupport
import Testing

/// The documentation of the rules is what the rules say of themselves.
struct RuleDocumentTests {
  @Test(arguments: Language.allCases)
  func `the page of rules is made from the rules`(language: Language) throws {
    try expectFile(
      Repository.file("docs/rules.\(language.rawValue).md"), holds: Rule.document(in: language),
      recordedWith: "RECORD_DOCUMENTS")
  }

  @Test func `a rule is explained by its name and by a code of the reader`() {
    #expect(Rule.explained("idle-question")?.id == "idle-question")
    #expect(Rule.explained("value-not-covered")?.id == "incomplete-decision")
    #expect(Rule.explained("no-such-rule") == nil)
  }
}
