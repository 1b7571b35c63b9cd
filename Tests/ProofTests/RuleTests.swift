import Foundation
import GuidelineModel
import Proof
import TestSupport
import Testing

/// Every rule, by its own examples.
struct RuleTests {
  @Test(arguments: Rule.all)
  func `the example that breaks a rule breaks it, and the near miss does not`(rule: Rule) throws {
    let broken = try ExampleGuideline.rulesBroken(by: rule.broken)
    #expect(broken.contains(rule.id), "\(broken)")
    let kept = try ExampleGuideline.rulesBroken(by: rule.kept)
    #expect(!kept.contains(rule.id))
    let errors = kept.filter { $0.contains(":") }
    #expect(errors == [])
  }

  /// `script/new-rule` writes what is missing after a word that no rule has.
  @Test(arguments: Rule.all)
  func `a rule says what it promises in its own words`(rule: Rule) {
    let texts = [
      ("title", rule.title.nl), ("title", rule.title.en), ("promise", rule.promise.nl),
      ("promise", rule.promise.en), ("broken", rule.broken.old), ("kept", rule.kept.old),
    ]
    let unwritten = texts.filter { $0.1.contains("UNWRITTEN") }.map { "\($0.0): \($0.1)" }
    #expect(unwritten == [])
  }

  /// What an author reads of the example that breaks a rule, in both languages.
  @Test(arguments: Rule.all)
  func `a broken rule is told in words kept for it`(rule: Rule) throws {
    let told = try ExampleGuideline.messages(of: rule, brokenBy: rule.broken)
    try expectSnapshot(
      told.map { "\($0.nl)\n\($0.en)\n" }.joined(separator: "\n"), named: "\(rule.id).txt")
  }

  @Test func `the guideline of the examples breaks no rule`() throws {
    #expect(try ExampleGuideline.rulesBroken(by: nil) == [])
  }

  @Test func `rules have names of their own, in kebab-case`() {
    let names = Rule.all.map(\.id)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { Name<Rule>($0) != nil })
  }

  @Test func `the built-in guideline breaks no rule`() throws {
    let guideline = try Proven.builtIn().guideline
    var limits = ProofLimits()
    limits.plans = 300
    let findings = try Findings(guideline, limits: limits)
    #expect(findings.found.map { "\($0.rule.id): \($0.finding.message.en)" } == [])
    #expect(findings.undecided.isEmpty)
  }
}
