import GuidelineFormat
import JSON
import Proof

/// The rules by their verdict for a guideline; every rule is in exactly one of the lists.
struct RuleVerdicts {
  /// Rules that are proven to hold.
  let proven: [Rule]
  /// Rules checked for a sample of their combinations, none of which breaks them.
  let sampled: [(rule: Rule, exploration: Exploration)]
  /// Rules that hold because the reader would have reported a violation; nothing was proven.
  let heldByReader: [Rule]
  /// Rules with a finding or a diagnostic.
  let broken: [Rule]
  /// Rules that could not be decided.
  let notJudged: [Rule]

  /// The verdicts for a guideline that can be used.
  init(_ findings: Findings, read diagnostics: [Diagnostic]) {
    let broken = Set(findings.found.map(\.rule.id) + Self.broken(by: diagnostics))
    let notJudged = Set(findings.undecided.map(\.rule.id))
    self.init(
      broken: broken, sampled: findings.explored.filter { !$0.exploration.isExhaustive }
    ) { !notJudged.contains($0.id) }
  }

  /// The verdicts for a guideline that cannot be used, whose other rules are all undecided.
  init(read diagnostics: [Diagnostic]) {
    self.init(broken: Set(Self.broken(by: diagnostics)), sampled: []) { _ in false }
  }

  private init(
    broken: Set<String>, sampled: [(rule: Rule, exploration: Exploration)],
    isJudged: (Rule) -> Bool
  ) {
    let kept = Rule.all.filter { !broken.contains($0.id) && isJudged($0) }
    let sampled = sampled.filter { !broken.contains($0.rule.id) }
    self.sampled = sampled
    proven = kept.filter { rule in
      !rule.isHeldByReader && !sampled.contains { $0.rule.id == rule.id }
    }
    heldByReader = kept.filter(\.isHeldByReader)
    self.broken = Rule.all.filter { broken.contains($0.id) }
    notJudged = Rule.all.filter { !broken.contains($0.id) && !isJudged($0) }
  }

  private static func broken(by diagnostics: [Diagnostic]) -> [String] {
    diagnostics.compactMap { Rule.ofReader($0.code)?.id }
  }
}

extension JSONText {
  /// The members that list the rules by verdict.
  mutating func verdicts(_ verdicts: RuleVerdicts) {
    member("notJudged", verdicts.notJudged.map(\.id))
    member("rules") { json in
      json.object { json in
        json.member("proven", verdicts.proven.map(\.id))
        json.member("sampled", verdicts.sampled.map(\.rule.id))
        json.member("heldByReader", verdicts.heldByReader.map(\.id))
        json.member("broken", verdicts.broken.map(\.id))
      }
    }
  }
}
