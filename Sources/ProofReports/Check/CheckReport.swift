import Consultation
import Exchange
package import Foundation
package import GuidelineFormat
package import GuidelineModel
import JSON
package import Proof

/// The result of `check` for a guideline, for people and for programs.
package struct CheckReport: Sendable {
  private let loaded: LoadedGuideline
  private let findings: Findings
  private let language: Language

  private var guideline: Guideline { loaded.guideline }
  private var phrases: ProofPhrases { ProofPhrases(language) }
  private var words: ConditionWords { ConditionWords(guideline, language: language) }

  /// Checks a guideline against every rule.
  ///
  /// - Parameters:
  ///   - loaded: The guideline.
  ///   - language: The language of the report.
  ///   - limits: How much the proofs may use.
  /// - Throws: ``LimitExceeded`` when even the diagrams exceed the limits.
  package init(
    _ loaded: LoadedGuideline, language: Language, limits: ProofLimits
  ) throws(LimitExceeded) {
    self.loaded = loaded
    findings = try Findings(loaded.guideline, limits: limits)
    self.language = language
  }

  /// Whether a rule that blocks is broken.
  package var isBlocked: Bool { findings.found.contains { $0.rule.weight == .blocks } }

  /// Whether every rule could be decided.
  package var isComplete: Bool { findings.undecided.isEmpty }

  private var verdicts: RuleVerdicts { RuleVerdicts(findings, read: loaded.findings) }

  /// The report in plain text, as compilers write theirs: the findings, then a summary.
  package var text: String {
    let most = [Diagnostic].mostListed
    // In a guideline that can be used, the reader's findings never block.
    let blocking = findings.found.count { $0.rule.weight == .blocks }
    let read = loaded.findings.prefix(max(0, most - blocking))
    let found = findings.found.first(
      most - read.count, preferring: { $0.rule.weight == .blocks })
    var lines = read.map { $0.description(in: language) }
    for (rule, finding) in found {
      lines.append(
        "\(location(of: finding)): \(word(for: rule.weight)): "
          + "\(finding.message[language]) [\(rule.id)]")
      if let witness = finding.witness {
        lines.append("  \(phrases.either("voorbeeld", "witness")): \(json(witness))")
      }
    }
    let more = loaded.findings.count - read.count + findings.found.count - found.count
    if more > 0 { lines.append(phrases.more(more)) }
    for (rule, limit) in findings.undecided {
      lines.append(
        "\(phrases.notJudged(rule.title[language])): \(phrases.words(limit)) [\(rule.id)]")
    }
    return lines.map { $0 + "\n" }.joined() + summary
  }

  private var summary: String {
    let decisions = guideline.trees.reduce(0) { $0 + $1.decisions.count }
    let outcomes = guideline.trees.reduce(0) { $0 + $1.outcomes.count }
    let count = loaded.findings.count + findings.found.count
    let figures = explored.map { "\n  \(phrases.explored($0.part)) [\($0.rule.id)]" }.joined()
    return """
      \(guideline.id) \(guideline.version): \
      \(isBlocked ? phrases.notSound : isComplete ? phrases.sound : phrases.soundAsFarAsJudged)
        \(phrases.counts(guideline, decisions: decisions, outcomes: outcomes))
        \(phrases.verdicts(verdicts)), \(phrases.findings(count))\(figures)
        \(loaded.digest)

      """
  }

  /// The explorations of combinations, part by part.
  private var explored: [(rule: Rule, part: Exploration.Part)] {
    findings.explored.flatMap { rule, exploration in exploration.parts.map { (rule, $0) } }
  }

  /// The report as JSON.
  package var json: Data {
    var json = JSONText(indented: true)
    json.object { json in
      json.member("guideline") { $0.version(of: guideline, digest: loaded.digest) }
      json.member("sound", !isBlocked && isComplete)
      json.member("findings") { json in
        json.array(findings.found) { json, found in write(found.rule, found.finding, to: &json) }
      }
      json.read(loaded.findings, in: language)
      json.verdicts(verdicts)
      json.list("explored", of: explored) { json, explored in
        json.member("rule", explored.rule.id)
        json.member("of", explored.part.id)
        json.member("checked", explored.part.checked)
        // Absent if they cannot be counted.
        if explored.part.total.isFinite {
          json.member("combinations") { $0.number(explored.part.total) }
        }
        json.member("exhaustive", explored.part.isExhaustive)
      }
    }
    return Data(json.bytes) + Data("\n".utf8)
  }

  private func write(_ rule: Rule, _ finding: Finding, to json: inout JSONText) {
    json.object { json in
      json.member("rule", rule.id)
      json.member("weight", rule.weight.rawValue)
      json.member("place", location(of: finding))
      json.member("message", finding.message[language])
      if let witness = finding.witness {
        json.member("witness") { json in
          json.object { words.write(witness, of: guideline, to: &$0) }
        }
      }
    }
  }

  private func json(_ witness: Finding.Witness) -> String {
    words.json(witness, of: guideline)
  }

  private func word(for weight: Rule.Weight) -> String {
    switch weight {
    case .blocks: phrases.either("fout", "error")
    case .advises: phrases.either("bevinding", "finding")
    }
  }

  /// The location as file, line and column; as the names of the part if there are no files.
  private func location(of finding: Finding) -> String {
    if let location = loaded.locations?.location(
      of: finding.part, at: finding.detail, in: guideline)
    {
      return "\(location.file):\(location.line):\(location.column)"
    }
    switch finding.part {
    case .header: return guideline.id
    case .event(let event): return "events/\(guideline[event].id)"
    case .phase(let phase): return "phases/\(guideline.phases[phase.offset].id)"
    case .entry(let entry): return "entries/\(guideline.entries[entry.offset].id)"
    case .item(let item): return "items/\(guideline[item].id)"
    case .tree(let tree): return "trees/\(guideline[tree].id)"
    case .decision(let tree, let decision), .branch(let tree, let decision, _):
      return "trees/\(guideline[tree].id)/\(guideline[tree].decisions[decision.offset].id)"
    case .outcome(let tree, let outcome):
      return "trees/\(guideline[tree].id)/\(guideline[tree].outcomes[outcome.offset].id)"
    case .rationale(let tree, let language):
      return "rationale/\(language.rawValue)/\(guideline[tree].id)"
    case .reading(let reading): return "readings/\(guideline.readings[reading.offset].id)"
    case .decisionOfReading(let reading, let decision):
      return "readings/\(guideline.readings[reading.offset].id)/\(decision)"
    case .warning(let warning): return "warnings/\(guideline.warnings[warning.offset].id)"
    case .note(let note): return "notes/\(guideline.notes[note.offset].id)"
    case .plan: return "plan"
    case .caution(let index): return "cautions/\(guideline.plan.cautions[index].code.text)"
    case .letter(let index): return "letters/\(guideline.letters[index].id)"
    }
  }
}

/// The JSON of `check` for a guideline that cannot be used or not be checked.
package struct UnusableGuideline: Sendable {
  private let diagnostics: [Diagnostic]
  private let language: Language

  package init(_ diagnostics: [Diagnostic], language: Language) {
    self.diagnostics = diagnostics
    self.language = language
  }

  /// The JSON, with the members that ``CheckReport`` has; nothing is proven.
  package var checkJSON: Data {
    var json = JSONText(indented: true)
    json.object { json in
      json.member("sound", false)
      json.member("findings", [])
      json.read(diagnostics, in: language)
      json.verdicts(RuleVerdicts(read: diagnostics))
    }
    return Data(json.bytes) + Data("\n".utf8)
  }
}

extension JSONText {
  /// The diagnostics of a guideline's files; only the first thousand are listed.
  mutating func read(_ diagnostics: [Diagnostic], in language: Language) {
    let listed = diagnostics.first(1000, preferring: { $0.severity == .error })
    list("read", listed, listed.count) { json, diagnostic in
      json.object { json in
        json.member("rule", diagnostic.code.rawValue)
        json.member("weight", diagnostic.severity.weight.rawValue)
        json.member("file", diagnostic.file)
        json.member("line", diagnostic.line)
        json.member("column", diagnostic.column)
        json.member("message", diagnostic.message[language])
        if !diagnostic.allowed.isEmpty { json.member("allowed", diagnostic.allowed) }
        json.member("suggestion", diagnostic.suggestion)
      }
    }
    leftOut(from: "read", diagnostics.count - listed.count)
  }
}

extension Severity {
  fileprivate var weight: Rule.Weight {
    switch self {
    case .error: .blocks
    case .finding: .advises
    }
  }
}
