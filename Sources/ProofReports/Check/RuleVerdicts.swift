import GuidelineFormat
import JSON
import Proof

/// How a guideline fares against the rules; every rule is in one of the lists.
struct RuleVerdicts {
  /// Shown to be kept.
  let proven: [Rule]
  /// Held against some of very many combinations, and broken by none of these.
  let sampled: [(rule: Rule, exploration: Exploration)]
  /// Kept because the reader refuses or reports what breaks them; nothing was proven.
  let heldByReader: [Rule]
  /// Those that a finding or a diagnostic is about.
  let broken: [Rule]
  /// Those of which nothing is known.
  let notJudged: [Rule]

  /// The verdicts on a guideline that can be used.
  init(_ findings: Findings, read diagnostics: [Diagnostic]) {
    let broken = Set(findings.found.map(\.rule.id) + Self.broken(by: diagnostics))
    let notJudged = Set(findings.undecided.map(\.rule.id))
    self.init(
      broken: broken, sampled: findings.explored.filter { !$0.exploration.isExhaustive }
    ) { !notJudged.contains($0.id) }
  }

  /// The verdicts on a guideline that cannot be used, of which nothing was looked at whole.
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
  /// Which rules are kept, by which means, and which are not.
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
