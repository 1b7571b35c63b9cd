import Foundation
import GuidelineFormat
import GuidelineModel
import Proof
import TestSupport
import Testing

/// The guideline that the examples of the rules change.
enum ExampleGuideline {
  static var folder: URL { Repository.file("Tests/ProofTests/Fixtures/example") }

  /// As many plans as the examples need.
  private static var limits: ProofLimits {
    var limits = ProofLimits()
    limits.plans = 300
    return limits
  }

  /// Everything that `check` has to say about the guideline with one change, by rule.
  static func rulesBroken(by example: Rule.Example?) throws -> [String] {
    let loaded: LoadedGuideline
    do {
      loaded = try read(with: example)
    } catch let error as InvalidGuideline {
      return error.diagnostics.map(rule)
    }
    let findings = try Findings(loaded.guideline, limits: limits)
    #expect(findings.undecided.isEmpty)
    return loaded.findings.map(rule) + findings.found.map(\.rule.id)
  }

  /// What is said of the guideline with one change by one rule.
  static func messages(of rule: Rule, brokenBy example: Rule.Example) throws -> [Text] {
    let loaded: LoadedGuideline
    do {
      loaded = try read(with: example)
    } catch let error as InvalidGuideline {
      return error.diagnostics.filter { self.rule(of: $0) == rule.id }.map(\.message)
    }
    let told = loaded.findings.filter { self.rule(of: $0) == rule.id }.map(\.message)
    return told
      + (try Findings(loaded.guideline, limits: limits)).found.filter { $0.rule.id == rule.id }
      .map(\.finding.message)
  }

  /// What is found in the guideline with one change.
  static func findings(by example: Rule.Example) throws -> Findings {
    try Findings(try read(with: example).guideline, limits: limits)
  }

  private static func read(with example: Rule.Example?) throws -> LoadedGuideline {
    let copy = try TemporaryFolder(copyOf: folder)
    if let example { try copy.replace(example.old, with: example.new, in: example.file) }
    return try copy.load()
  }

  private static func rule(of diagnostic: Diagnostic) -> String {
    Rule.ofReader(diagnostic.code)?.id
      ?? "\(diagnostic.code.rawValue): \(diagnostic.message.en)"
  }
}

extension Rule: CustomTestStringConvertible {
  public var testDescription: String { id }
}
