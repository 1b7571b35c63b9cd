import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// The choice after `radiotherapy-or-surgery` (section 4).
struct OpenChoiceTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.builtIn() }

  private static let answers = """
    progressive-deficit: present, surgery-within-24-hours: yes, compression-limited: yes, \
    fit-for-surgery: yes, spinal-stability: stable
    """

  private func advice(_ choice: String) throws -> Advice {
    try clinic.advice(from: ["long-survival"], Self.answers + choice)
  }

  @Test func `until the choice is made the tree is decided and no link is queued`() throws {
    let advice = try advice("")
    #expect(clinic.visits(advice) == ["long-survival ⇒ radiotherapy-or-surgery"])
    #expect(clinic.next(advice) == nil)
    #expect(advice.trees[0].awaitedItem == nil)
    #expect(clinic.waitsFor(advice) == ["choice of local-treatment"])
    #expect(!advice.isComplete)
    #expect(clinic.questions(advice) == ["local-treatment"])
  }

  @Test func `the choice is limited to surgery and radiotherapy`() throws {
    let choice = try #require(try advice("").trees[0].openChoice)
    #expect(clinic.names(choice.values, of: choice.item) == "surgery|radiotherapy")
  }

  @Test(arguments: [
    ("radiotherapy", ["radiotherapy", "steroids"]),
    ("surgery", ["surgery-radiotherapy-interval", "steroids"]),
    ("none|surgery", ["surgery-radiotherapy-interval", "steroids"]),
    ("none|radiotherapy", ["radiotherapy", "steroids"]),
  ])
  func `each option leads to its own trees`(choice: String, next: [String]) throws {
    let advice = try advice(", local-treatment: \(choice)")
    #expect(clinic.next(advice) == next)
    #expect(advice.trees.map { clinic.guideline[$0.tree].id.text } == ["long-survival"] + next)
    #expect(advice.trees[0].openChoice == nil)
  }

  @Test(arguments: ["surgery|radiotherapy", "none|surgery|radiotherapy"])
  func `a coarse choice stays open`(choice: String) throws {
    let advice = try advice(", local-treatment: \(choice)")
    #expect(clinic.next(advice) == nil)
    #expect(clinic.questions(advice) == ["local-treatment"])
  }

  @Test func `no treatment is not among the options`() throws {
    #expect(
      try clinic.contradiction(from: ["long-survival"], Self.answers + ", local-treatment: none")
        == "local-treatment: answer, long-survival radiotherapy-or-surgery")
  }

  @Test func `a choice asked in vain stays open and is not asked again`() throws {
    let advice = try advice(", local-treatment: ?")
    #expect(clinic.next(advice) == nil)
    #expect(!advice.isComplete)
    #expect(clinic.questions(advice) == [])
  }

  @Test func `the choice comes after the questions of trees before it`() throws {
    let advice = try clinic.advice(from: ["follow-up", "long-survival"], Self.answers)
    #expect(clinic.questions(advice) == ["complaints", "local-treatment"])
  }

  @Test func `what an undecided tree waits for comes before the choice of a decided tree`() throws {
    let advice = try clinic.advice(from: ["long-survival", "follow-up"], Self.answers)
    #expect(clinic.questions(advice) == ["complaints", "local-treatment"])
  }

  @Test func `a made choice that an earlier tree contradicts is an error naming both`() throws {
    #expect(
      try clinic.contradiction(
        from: ["treatment-indication", "long-survival"],
        Self.answers + ", metastases: asymptomatic, impending-deficit: no")
        == "local-treatment: treatment-indication no-local-systemic, "
        + "long-survival radiotherapy-or-surgery")
  }

  @Test func `a treatment settled before is the choice`() throws {
    let advice = try clinic.advice(
      from: ["short-survival", "long-survival"], Self.answers + ", radiotherapy-response: yes")
    #expect(
      clinic.visits(advice).prefix(2) == [
        "short-survival ⇒ radiotherapy-consider-steroids",
        "long-survival ⇒ radiotherapy-or-surgery",
      ])
    let next = advice.trees[1].next?.map { clinic.guideline[$0].id.text }
    #expect(next == ["radiotherapy", "steroids"])
  }
}
