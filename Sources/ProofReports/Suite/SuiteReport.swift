import Consultation
import GuidelineFormat
package import GuidelineModel
package import Proof
package import Reasoning

/// What a folder of cases showed, and what it did not come past.
package struct SuiteReport: Sendable {
  let suite: CaseSuite
  let proposal: CoverProposal
  let language: Language

  /// Prepares a report.
  ///
  /// - Parameters:
  ///   - suite: The cases that were run.
  ///   - now: The moment at which cases to propose are weighed.
  ///   - language: The language of the report.
  /// - Throws: ``LimitExceeded`` where a tree has too many ways through it.
  package init(
    _ suite: CaseSuite, now: Timestamp, language: Language
  ) throws(LimitExceeded) {
    self.suite = suite
    self.language = language
    proposal = try CoverProposal(completing: suite.coverage, now: now)
  }

  private var guideline: Guideline { suite.loaded.guideline }
  var phrases: ProofPhrases { ProofPhrases(language) }

  /// The report in plain text.
  package var text: String {
    var lines: [String] = []
    for result in suite.results {
      let mark = result.isPassed ? "✓" : "✗"
      let note = result.isExpected ? "" : " (\(phrases.nothingExpected))"
      lines.append("\(mark) \(result.name)\(note)")
      lines += complaints(of: result).map { "    \($0)" }
    }
    let failed = suite.results.count { !$0.isPassed }
    lines += ["", phrases.casesRun(suite.results.count, failed: failed)]
    let coverage = suite.coverage
    for (name, count) in [
      (phrases.endings, coverage.endings()), (phrases.branches, coverage.allBranches()),
      (phrases.values, coverage.allValues()), (phrases.pairs, coverage.allPairs()),
    ] {
      lines.append("  \(name): \(count.covered)/\(count.all)")
    }
    lines += missingLines
    if !proposal.cases.isEmpty {
      lines += ["", phrases.proposed(proposal.cases.count, isFewest: proposal.isFewest)]
      lines += proposal.cases.map(json)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func complaints(of result: CaseSuite.Result) -> [String] {
    let fault = result.fault.map { $0.diagnostic.description(in: language) }
    return (fault.map { [$0] } ?? []) + result.differences.map(phrases.otherThanExpected)
  }

  private var missingLines: [String] {
    guideline.trees.enumerated().flatMap { place, tree in
      suite.coverage.missingBranches(of: Index(place)).map { step in
        let decision = tree.decisions[step.decision.offset]
        let branch = decision.branches[step.branch]
        let values = branch.values.map { guideline[decision.item].values[$0].id.text }
        return "  \(phrases.missing): \(tree.id)/\(decision.id) = \(values.joined(separator: "|"))"
      }
    }
  }

  /// A proposed case on one line, as `advise` reads it.
  private func json(_ made: CoverProposal.Case) -> String {
    var json = JSONText(indented: false)
    json.object { json in
      json.member("start", made.start.map { guideline[$0].id.text })
      json.member("answers") { json in
        json.object { json in
          for (item, value) in made.answers.sorted(by: { $0.key < $1.key }) {
            json.member(guideline[item].id.text, guideline[item].values[value].id.text)
          }
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// The report as JUnit XML, for continuous integration.
  package var junit: String {
    let failed = suite.results.count { !$0.isPassed }
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuite name=\"\(escaped(guideline.id))\" tests=\"\(suite.results.count)\" "
        + "failures=\"\(failed)\" errors=\"0\" skipped=\"0\">",
    ]
    for result in suite.results {
      let start =
        "  <testcase classname=\"\(escaped(guideline.id))\" name=\"\(escaped(result.name))\""
      guard !result.isPassed else {
        lines.append("\(start)/>")
        continue
      }
      let places = complaints(of: result).joined(separator: "; ")
      lines += ["\(start)>", "    <failure message=\"\(escaped(places))\"/>", "  </testcase>"]
    }
    return (lines + ["</testsuite>"]).map { $0 + "\n" }.joined()
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
