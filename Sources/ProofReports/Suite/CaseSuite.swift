package import Exchange
package import GuidelineFormat
package import GuidelineModel
package import Proof
package import Reasoning

/// A folder of cases, run against a guideline.
///
/// A case is a folder with `case.json` and optionally the expected advice in `expected.json`, or a
/// file with another name that holds a case without an expectation.
package struct CaseSuite: Sendable {
  /// The result of a case.
  package struct Verdict: Sendable {
    package let name: String
    /// The failures; empty if the case passed.
    package let failures: [CaseFailure]
    /// Whether there is an expectation.
    package let isExpected: Bool
    /// The evaluation; nil if the case cannot be evaluated.
    package let evaluation: Evaluation?
    /// The expectation that would make the case pass; nil if its result cannot be accepted.
    package let acceptable: AcceptableExpectation?

    package var isPassed: Bool { failures.isEmpty }
  }

  /// An expectation to replace one that was not met.
  package struct AcceptableExpectation: Sendable {
    /// The path of the file, in the folder of the suite.
    package let file: String
    package let json: [UInt8]
  }

  package let loaded: LoadedGuideline
  package let results: [Verdict]
  /// Folders without a case, which are not run.
  package let withoutCase: [String]
  /// The coverage of the cases, or the limit that it exceeded.
  ///
  /// Verdicts have no limit.
  package let coverage: Result<Coverage, LimitExceeded>

  /// Whether every case passed.
  package var isPassed: Bool { results.allSatisfy(\.isPassed) }

  /// Runs every case of a folder, in the order of their names.
  ///
  /// - Parameters:
  ///   - folder: The path of the folder, or of a single case.
  ///   - loaded: The guideline.
  ///   - now: The moment for cases that name none.
  ///   - limits: How much the coverage may use.
  /// - Throws: ``FileFault`` when the folder cannot be read.
  package init(
    folder: String, loaded: LoadedGuideline, now: Timestamp, limits: ProofLimits = ProofLimits()
  ) throws {
    let files = CaseFiles(try DiskFolder(path: folder), name: folder)
    let run = CaseRun(loaded, now: now, limit: SearchLimit(nodes: limits.nodes))
    var results: [Verdict] = []
    var withoutCase: [String] = []
    for entry in try files.entries() {
      guard let json = files.content(of: entry) else {
        withoutCase.append(entry.name)
        continue
      }
      results.append(
        run.verdict(on: entry, json: json, expected: files.expectation(of: entry)))
    }
    self.loaded = loaded
    self.results = results
    self.withoutCase = withoutCase
    do throws(LimitExceeded) {
      var coverage = try Coverage(loaded.guideline, limits: limits)
      for evaluation in results.compactMap(\.evaluation) { coverage.record(evaluation.advice) }
      self.coverage = .success(coverage)
    } catch {
      coverage = .failure(error)
    }
  }
}

/// Why a case failed.
package enum CaseFailure: Sendable {
  /// A file of it cannot be read.
  case unread(FileFault)
  /// Its expectation is not valid.
  case noExpectation(file: String, Text)
  /// It was refused, and no error was expected.
  case refused(CaseProblem)
  /// It was evaluated, and an error was expected.
  case notRefused
  case differs(Mismatch)
}
