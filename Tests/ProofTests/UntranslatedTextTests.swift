import Foundation
import Proof
import Testing

/// Texts that are the same in both languages: which are told, and which may be so.
struct UntranslatedTextTests {
  private static func help(_ nl: String, _ en: String) -> Rule.Example {
    Rule.Example(
      "items.yaml", "{ nl: Tel de ademhaling, en: Count the breaths }",
      "{ nl: \"\(nl)\", en: \"\(en)\" }")
  }

  private static func rationale(_ language: String, _ text: String) -> Rule.Example {
    Rule.Example(
      "rationale/\(language)/triage.md",
      language == "nl"
        ? "Zo staat het in het boek [@fever-book]." : "So it is, as the book says [@fever-book].",
      text)
  }

  private func isTold(_ change: Rule.Example) throws -> Bool {
    try ExampleGuideline.rulesBroken(by: change).contains("untranslated-text")
  }

  @Test(arguments: [
    help("Tel de ademhaling", "Tel de ademhaling"),
    help("Count the breaths", "Count the breaths"),
    help("Duur", "Duur"),
    help("duration", "duration"),
    help("Saturatie onder water meten via buis", "Saturatie onder water meten via buis"),
    rationale("en", "Zo staat het in het boek [@fever-book]."),
    rationale("nl", "So it is, as the book says [@fever-book]."),
    rationale("en", "Zo staat het in het boek.\n\nSo it is, as the book says [@fever-book]."),
  ])
  func `a text that is not translated is told`(change: Rule.Example) throws {
    #expect(try isTold(change))
  }

  @Test(arguments: [
    help("MRI", "MRI"), help("Karnofsky 80-100", "Karnofsky 80-100"),
    help("SINS (Fisher)", "SINS (Fisher)"), help("qSOFA-score", "qSOFA-score"),
    help("Saturatie via buis", "Saturatie via buis"), help("38,5", "38,5"),
    rationale("en", "# SINS\n\nSo it is, as the book says [@fever-book]."),
  ])
  func `a name, an abbreviation or a number may be the same`(change: Rule.Example) throws {
    #expect(try !isTold(change))
  }
}
