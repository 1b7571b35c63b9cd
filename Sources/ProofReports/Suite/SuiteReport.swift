import Exchange
import GuidelineFormat
package import GuidelineModel
import JSON
import Proof
package import Reasoning

/// The results of a folder of cases, and what they do not cover.
package struct SuiteReport: Sendable {
  /// The coverage, and cases that would cover the rest.
  struct Covered {
    let coverage: Coverage
    let proposal: CoverProposal
  }

  let suite: CaseSuite
  let covered: Result<Covered, LimitExceeded>
  let plans: PlanCoverage
  let language: Language

  /// Prepares a report.
  ///
  /// - Parameters:
  ///   - suite: The results of the cases.
  ///   - now: The moment at which proposed cases are evaluated.
  ///   - language: The language of the report.
  package init(_ suite: CaseSuite, now: Timestamp, language: Language) {
    self.suite = suite
    self.language = language
    plans = PlanCoverage(
      suite.loaded.guideline, suite.results.lazy.compactMap { $0.evaluation?.plan })
    do throws(LimitExceeded) {
      let coverage = try suite.coverage.get()
      covered = .success(
        Covered(
          coverage: coverage, proposal: try CoverProposal(completing: coverage, now: now)))
    } catch {
      covered = .failure(error)
    }
  }

  var guideline: Guideline { suite.loaded.guideline }
  var phrases: ProofPhrases { ProofPhrases(language) }

  /// The report in plain text.
  package var text: String { text(accepted: []) }

  /// The report in plain text, after some expectations were replaced.
  ///
  /// - Parameter accepted: The files of the new expectations.
  /// - Returns: The results of the cases, and what no case covers.
  package func text(accepted: Set<String>) -> String {
    var lines: [String] = []
    for result in listed {
      let mark = result.isPassed ? "✓" : "✗"
      let note = result.isExpected ? "" : " (\(phrases.nothingExpected))"
      lines.append("\(mark) \(result.name)\(note)")
      lines += failureLines(of: result).map { "    \($0)" }
      if let file = result.acceptable?.file, accepted.contains(file) {
        lines.append("    \(phrases.accepted(file))")
      }
    }
    let more = suite.results.count - listed.count
    if more > 0 { lines.append(phrases.more(more)) }
    lines += suite.withoutCase.listed(in: phrases) { ["- \(phrases.noCase($0))"] }
    let failed = suite.results.count { !$0.isPassed && !$0.isAccepted(in: accepted) }
    lines += ["", phrases.casesRun(suite.results.count, failed: failed)]
    switch covered {
    case .success(let covered): lines += self.lines(covered)
    case .failure(let limit): lines.append("  \(phrases.coverageNotWorkedOut(limit))")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The lines about coverage.
  private func lines(_ covered: Covered) -> [String] {
    let (coverage, proposal) = (covered.coverage, covered.proposal)
    var lines: [String] = []
    for (name, count) in [
      (phrases.endings, coverage.endings()), (phrases.branches, coverage.allBranches()),
      (phrases.values, coverage.allValues()), (phrases.pairs, coverage.allPairs()),
      (phrases.stepsOfPlans, plans.steps), (phrases.cautionsOfPlans, plans.cautions),
    ] where count.all > 0 {
      lines.append("  \(name): \(count.covered)/\(count.all)")
    }
    lines += missingBranches(of: coverage).listed(indent: "  ", in: phrases) { branch in
      let values = branch.values.joined(separator: "|")
      return ["  \(phrases.missing): \(branch.tree)/\(branch.decision) = \(values)"]
    }
    if !plans.missingSteps.isEmpty { lines.append("  \(phrases.inNoPlan(plans.missingSteps))") }
    if !plans.missingCautions.isEmpty {
      lines.append("  \(phrases.neverShown(plans.missingCautions))")
    }
    if !proposal.cases.isEmpty {
      lines += ["", phrases.proposed(proposal.cases.count, isFewest: proposal.isFewest)]
      lines += proposal.cases.listed(in: phrases) { [json($0)] }
    }
    return lines
  }

  /// The largest number of cases that are listed.
  private static let mostCases = 100

  /// The cases that are listed, in their order; if there are too many, failed cases come first.
  private var listed: [CaseSuite.Verdict] {
    suite.results.first(Self.mostCases, preferring: { !$0.isPassed })
  }

  /// The largest number of differences listed for a case.
  private static let mostDifferences = 20

  /// The failures of a case as lines; continuation lines are indented.
  func failureLines(of result: CaseSuite.Verdict) -> [String] {
    let lines = result.failures.prefix(Self.mostDifferences).flatMap { failure -> [String] in
      switch failure {
      case .unread(let fault): [fault.diagnostic.description(in: language)]
      case .noExpectation(let file, let message): ["\(file): \(message[language])"]
      case .refused(let problem):
        phrases.noAdvice(problem.description(in: language)).split(separator: "\n").map(String.init)
      case .notRefused: [phrases.expectedAnError]
      case .differs(let difference): failureLines(of: difference)
      }
    }
    let rest = result.failures.count - Self.mostDifferences
    return rest > 0 ? lines + [phrases.andMore(rest)] : lines
  }

  private func failureLines(of difference: Mismatch) -> [String] {
    let remedy = remedyLines(allowed: [], suggestion: difference.unknown?.nearest, in: language)
    if difference.element != nil || difference.kind != .differs {
      return [phrases.words(difference)] + remedy
    }
    let (expected, found) =
      difference.counts.map { (phrases.elements($0.expected), phrases.elements($0.found)) }
      ?? difference.shown
    return [
      phrases.otherThanExpected(difference.path),
      "  \(phrases.expected): \(expected ?? phrases.noValue)",
      "  \(phrases.found): \(found ?? phrases.noValue)",
    ] + remedy
  }

  /// The branches that no case covers, by the names of their trees, decisions and values.
  func missingBranches(
    of coverage: Coverage
  ) -> [(tree: String, decision: String, values: [String])] {
    guideline.trees.enumerated().flatMap { place, tree in
      coverage.missingBranches(of: Index(place)).map { step in
        let decision = tree.decisions[step.decision.offset]
        let branch = decision.branches[step.branch]
        let values = branch.values.map { guideline[decision.item].values[$0].id.text }
        return (tree.id.text, decision.id.text, values)
      }
    }
  }

  /// A proposed case on one line, as `advise` reads it.
  private func json(_ made: CoverProposal.Case) -> String {
    var json = JSONText(indented: false)
    write(made, to: &json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  func write(_ made: CoverProposal.Case, to json: inout JSONText) {
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
  }
}

extension CaseSuite.Verdict {
  /// Whether its expectation was replaced.
  fileprivate func isAccepted(in files: Set<String>) -> Bool {
    acceptable.map { files.contains($0.file) } ?? false
  }
}

/// How much of the plans of a guideline some cases cover.
struct PlanCoverage {
  /// The named steps that are in no plan, in the order of the guideline.
  let missingSteps: [String]
  /// The cautions that no case shows.
  let missingCautions: [String]
  let steps: Coverage.Count
  let cautions: Coverage.Count

  init(_ guideline: Guideline, _ plans: some Sequence<Plan>) {
    var steps: Set<PlannedStep> = []
    var cautions: Set<String> = []
    for plan in plans {
      for entry in plan.entries { if case .step(let step) = entry.subject { steps.insert(step) } }
      cautions.formUnion(plan.cautions.map(\.code))
    }
    missingSteps = guideline.steps.indices.filter { !steps.contains(.named(Index($0))) }
      .map { guideline.steps[$0].id.text }
    missingCautions = guideline.plan.cautions.map(\.code.text).filter { !cautions.contains($0) }
    self.steps = Self.count(missingSteps, of: guideline.steps.count)
    self.cautions = Self.count(missingCautions, of: guideline.plan.cautions.count)
  }

  private static func count(_ missing: [String], of all: Int) -> Coverage.Count {
    Coverage.Count(covered: all - missing.count, all: all)
  }
}
