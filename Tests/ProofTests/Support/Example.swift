import Foundation
import GuidelineFormat
import GuidelineModel
import Proof
import Testing

/// The guideline that the examples of the rules change.
enum ExampleGuideline {
  static var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/example")
  }

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

  /// What is found in the guideline with one change.
  static func findings(by example: Rule.Example) throws -> Findings {
    try Findings(try read(with: example).guideline, limits: limits)
  }

  private static func read(with example: Rule.Example?) throws -> LoadedGuideline {
    let copy = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.copyItem(at: folder, to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    if let example {
      let file = copy.appending(path: example.file)
      let text = try String(contentsOf: file, encoding: .utf8)
      let range = try #require(text.range(of: example.old), "\(example.file): \(example.old)")
      try text.replacingCharacters(in: range, with: example.new)
        .write(to: file, atomically: true, encoding: .utf8)
    }
    return try GuidelineFolder.read(atPath: copy.path)
  }

  private static func rule(of diagnostic: Diagnostic) -> String {
    Rule.ofReader(diagnostic.code)?.id
      ?? "\(diagnostic.code.rawValue): \(diagnostic.message.en)"
  }
}

extension Rule: CustomTestStringConvertible {
  public var testDescription: String { id }
}
